package com.wrenchtime.booking;

import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments are wanted; null for whatever.
 *
 * @param from the first moment at which they may start
 * @param to the moment before which they must start
 * @param status in one of these; empty for all
 * @param text what somebody remembers of it
 */
record VisitFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable TechnicianId technician,
        Set<AppointmentStatus> status,
        @Nullable SearchText text) {

    VisitFilter {
        status = Set.copyOf(status);
    }
}
