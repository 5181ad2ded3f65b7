package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A wish for work to be done, and the shop's rules for when it may start.
 *
 * @param zone the shop's
 * @param from the first date asked for, on the shop's calendar
 * @param to the last date asked for, included
 * @param step starts are offered at whole multiples of it since midnight on the shop's wall clock; whole minutes
 * @param duration how long the work takes, as time that passes: two hours are two hours on the night of a clock change
 * @param bufferBefore the least time the technician needs free before the work
 * @param bufferAfter the least time the technician needs free after the work
 * @param place where the work is done; null when it is not known, which costs the conservative drive
 * @param now the moment of asking; nothing is offered that has begun
 * @param notice how long before its start work must be asked for; exactly that long is enough
 * @param lastDate the last date the shop offers at all, included, on its calendar
 * @param startsWithin if given, only starts in this window are of interest
 */
public record SlotRequest(
        ZoneId zone,
        LocalDate from,
        LocalDate to,
        Duration step,
        Duration duration,
        Duration bufferBefore,
        Duration bufferAfter,
        @Nullable Place place,
        Instant now,
        Duration notice,
        LocalDate lastDate,
        @Nullable TimeWindow startsWithin) {

    public SlotRequest {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Must not end before it begins: %s to %s".formatted(from, to));
        }
        if (!step.isPositive() || !step.equals(Duration.ofMinutes(step.toMinutes()))) {
            throw new IllegalArgumentException("The step must be whole minutes: " + step);
        }
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("Work must take time: " + duration);
        }
        if (bufferBefore.isNegative() || bufferAfter.isNegative() || notice.isNegative()) {
            throw new IllegalArgumentException(
                    "Must not be negative: buffers %s and %s, notice %s".formatted(bufferBefore, bufferAfter, notice));
        }
    }

    /** A wish for any start in the range of dates. */
    public SlotRequest(
            ZoneId zone,
            LocalDate from,
            LocalDate to,
            Duration step,
            Duration duration,
            Duration bufferBefore,
            Duration bufferAfter,
            @Nullable Place place,
            Instant now,
            Duration notice,
            LocalDate lastDate) {
        this(zone, from, to, step, duration, bufferBefore, bufferAfter, place, now, notice, lastDate, null);
    }

    /** The date on which the latest work that the range allows can end, on the shop's calendar. */
    public LocalDate lastWorkDate() {
        return to.plusDays(1).atStartOfDay(zone).plus(duration).toLocalDate();
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** The first moment at which the clock lets work start: after now, and with the notice kept. */
    Instant earliestStart() {
        return now.plus(notice.isZero() ? Duration.ofNanos(1) : notice);
    }
}
