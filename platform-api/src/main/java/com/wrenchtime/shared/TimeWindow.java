package com.wrenchtime.shared;

import java.time.Duration;
import java.time.Instant;

/**
 * A half-open stretch of time: it contains its start, not its end, so that touching windows do not overlap. It is
 * never empty.
 */
public record TimeWindow(Instant start, Instant end) {

    public TimeWindow {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("Must start before it ends: %s to %s".formatted(start, end));
        }
    }

    public static TimeWindow of(Instant start, Duration length) {
        return new TimeWindow(start, start.plus(length));
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean overlaps(TimeWindow other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether every moment of the other window is in this one. */
    public boolean contains(TimeWindow other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
