package com.wrenchtime.workforce;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rule that repeats every week: on this day, these hours. A day with a lunch break has two rules. The rule holds from
 * {@code validFrom} to {@code validTo}, both included, on the shop's calendar; {@code null} is without limit.
 */
public record WeeklyHours(
        DayOfWeek day,
        DayHours hours,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public WeeklyHours {
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "Must be valid from a date to a later: %s to %s".formatted(validFrom, validTo));
        }
    }

    /** Hours that hold on this day of every week. */
    public WeeklyHours(DayOfWeek day, DayHours hours) {
        this(day, hours, null, null);
    }

    /** Whether there is a day on which both rules hold and their hours overlap. */
    boolean overlaps(WeeklyHours other) {
        return day == other.day
                && hours.overlaps(other.hours)
                && (validTo == null || other.validFrom == null || !other.validFrom.isAfter(validTo))
                && (other.validTo == null || validFrom == null || !validFrom.isAfter(other.validTo));
    }

    boolean holdsOn(LocalDate date) {
        return date.getDayOfWeek() == day
                && (validFrom == null || !date.isBefore(validFrom))
                && (validTo == null || !date.isAfter(validTo));
    }
}
