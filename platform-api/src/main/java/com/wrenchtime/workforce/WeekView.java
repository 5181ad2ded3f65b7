package com.wrenchtime.workforce;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technician's weekly hours, on the shop's wall clock.
 *
 * @param version of all hours of the technician, those of single dates included; to send as If-Match with a change
 */
record WeekView(List<WeeklyRuleView> weekly, int version) {

    /**
     * A rule that repeats every week.
     *
     * @param end 24:00 is the end of the day
     * @param validFrom the first date on which it holds; null for ever before
     * @param validTo the last date on which it holds; null for ever after
     */
    record WeeklyRuleView(
            DayOfWeek day,
            String start,
            String end,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    static WeekView of(int version, List<WeeklyHours> weekly) {
        return new WeekView(
                weekly.stream()
                        .map(it -> new WeeklyRuleView(
                                it.day(), it.hours().start(), it.hours().end(), it.validFrom(), it.validTo()))
                        .toList(),
                version);
    }
}
