package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a job to be done, and the shop's rules for when it may start.
 *
 * @param from the first date asked for, on the shop's calendar
 * @param to the last date asked for, included
 * @param now the moment of asking; nothing is offered that has begun
 * @param startsWithin if given, only starts in this window are of interest
 */
public record SlotRequest(
        Rules rules,
        Job job,
        LocalDate from,
        LocalDate to,
        Instant now,
        @Nullable TimeWindow startsWithin) {

    public SlotRequest {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Must not end before it begins: %s to %s".formatted(from, to));
        }
    }

    /** The date on which the latest work that the range allows can end, on the shop's calendar. */
    public LocalDate lastWorkDate() {
        return to.plusDays(1).atStartOfDay(rules.zone()).plus(job.duration()).toLocalDate();
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** The first moment at which the clock lets work start: after now, and with the notice kept. */
    Instant earliestStart() {
        return now.plus(rules.notice().isZero() ? Duration.ofNanos(1) : rules.notice());
    }

    /**
     * When the shop lets jobs start.
     *
     * @param zone the shop's
     * @param step starts are offered at whole multiples of it since midnight on the shop's wall clock; whole minutes
     * @param notice how long before its start work must be asked for; exactly that long is enough
     * @param lastDate the last date the shop offers at all, included, on its calendar
     */
    public record Rules(ZoneId zone, Duration step, Duration notice, LocalDate lastDate) {

        public Rules {
            if (!step.isPositive() || !step.equals(Duration.ofMinutes(step.toMinutes()))) {
                throw new IllegalArgumentException("The step must be whole minutes: " + step);
            }
            if (notice.isNegative()) {
                throw new IllegalArgumentException("The notice must not be negative: " + notice);
            }
        }
    }

    /**
     * What is to be put into a calendar.
     *
     * @param duration how long the work takes, as time that passes: two hours are two hours on the night of a clock change
     * @param bufferBefore the least time the technician needs free before the work
     * @param bufferAfter the least time the technician needs free after the work
     * @param place where the work is done; null when it is not known, which costs the conservative drive
     */
    public record Job(
            Duration duration,
            Duration bufferBefore,
            Duration bufferAfter,
            @Nullable Place place) {

        public Job {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("Work must take time: " + duration);
            }
            if (bufferBefore.isNegative() || bufferAfter.isNegative()) {
                throw new IllegalArgumentException(
                        "Buffers must not be negative: %s and %s".formatted(bufferBefore, bufferAfter));
            }
        }
    }
}
