package com.wrenchtime.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.stream.LongStream;

/**
 * The moments of a date at which the shop's wall clock shows a whole multiple of the step since midnight. Neither
 * opening hours nor the moment of asking move that anchor, so the times a customer sees do not shift. A wall time that
 * the zone skips is not in the grid, one that it shows twice is in it twice.
 */
final class WallGrid {

    private WallGrid() {}

    /** Seconds since the epoch, ascending. */
    static long[] starts(LocalDate date, ZoneId zone, Duration step) {
        var midnight = date.atStartOfDay(zone).toInstant();
        var nextMidnight = date.plusDays(1).atStartOfDay(zone).toInstant();
        return hasOneOffset(zone.getRules(), midnight, nextMidnight)
                ? evenly(midnight.getEpochSecond(), nextMidnight.getEpochSecond(), step.toSeconds())
                : byWallClock(date, zone.getRules(), step);
    }

    private static boolean hasOneOffset(ZoneRules rules, Instant midnight, Instant nextMidnight) {
        var change = rules.nextTransition(midnight.minusSeconds(1));
        // A clock set back shortly after midnight returns to the date before, so the day after counts as well.
        return change == null || !change.getInstant().isBefore(nextMidnight.plus(Duration.ofDays(1)));
    }

    private static long[] evenly(long midnight, long nextMidnight, long step) {
        var starts = new long[Math.toIntExact(Math.ceilDiv(nextMidnight - midnight, step))];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = midnight + i * step;
        }
        return starts;
    }

    private static long[] byWallClock(LocalDate date, ZoneRules rules, Duration step) {
        var midnight = date.atStartOfDay();
        return LongStream.iterate(
                        0, minute -> minute < Duration.ofDays(1).toMinutes(), minute -> minute + step.toMinutes())
                .mapToObj(midnight::plusMinutes)
                .flatMapToLong(wall -> rules.getValidOffsets(wall).stream().mapToLong(wall::toEpochSecond))
                .sorted()
                .toArray();
    }
}
