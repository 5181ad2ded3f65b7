package com.wrenchtime.messaging;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The hours of the night in which nobody is disturbed, by the recipient's wall clock.
 *
 * @param from the first minute, such as 21:00
 * @param to the first minute after, such as 08:00 on the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final int MOST_STEPS = 10;

    public QuietHours {
        if (!from.isAfter(to)) {
            throw new IllegalArgumentException("Quiet hours begin in the evening and end in the morning");
        }
    }

    /**
     * When it is quiet nowhere: the given moment, or the first one after it. Where somebody is may not be known; then it is
     * quiet as long as it is in one of the zones.
     */
    public Instant end(Instant moment, List<ZoneId> zones) {
        var end = moment;
        for (var step = 0; step < MOST_STEPS; step++) {
            var before = end;
            for (var zone : zones) {
                end = end(end, zone);
            }
            if (end.equals(before)) {
                return end;
            }
        }
        // Zones around the whole world leave no hour of the day.
        throw new IllegalArgumentException("It is always night in one of " + zones);
    }

    private Instant end(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        if (time.isBefore(to)) {
            return local.toLocalDate().atTime(to).atZone(zone).toInstant();
        }
        return time.isBefore(from)
                ? moment
                : local.toLocalDate().plusDays(1).atTime(to).atZone(zone).toInstant();
    }
}
