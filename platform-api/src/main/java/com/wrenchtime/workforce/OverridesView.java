package com.wrenchtime.workforce;

import java.time.LocalDate;
import java.util.List;

/**
 * The dates on which a technician has other hours than the weekly ones.
 *
 * @param version of all hours of the technician; to send as If-Match with a change
 */
record OverridesView(List<OverrideView> items, int version) {

    /** The hours of one date; none when the technician does not work. */
    record OverrideView(LocalDate date, List<HoursOfDayView> hours) {}

    /** From one time of the wall clock to another; 24:00 is the end of the day. */
    record HoursOfDayView(String start, String end) {}

    static OverridesView of(int version, List<DateOverride> overrides) {
        return new OverridesView(
                overrides.stream()
                        .map(it -> new OverrideView(
                                it.date(),
                                it.hours().stream()
                                        .map(each -> new HoursOfDayView(each.start(), each.end()))
                                        .toList()))
                        .toList(),
                version);
    }
}
