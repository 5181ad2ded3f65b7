package com.wrenchtime.workforce;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * An appointment that a change would hit.
 *
 * @param start with the shop's offset
 */
record PlannedJobView(UUID appointment, String reference, OffsetDateTime start, OffsetDateTime end, String customer) {

    static PlannedJobView of(PlannedJob job, ZoneId zone) {
        return new PlannedJobView(
                job.appointment(),
                job.reference(),
                job.window().start().atZone(zone).toOffsetDateTime(),
                job.window().end().atZone(zone).toOffsetDateTime(),
                job.customer());
    }
}
