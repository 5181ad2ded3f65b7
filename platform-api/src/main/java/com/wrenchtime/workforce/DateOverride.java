package com.wrenchtime.workforce;

import java.time.LocalDate;
import java.util.List;

/** The hours of one date instead of its weekly ones. Without hours, nobody works that day. */
public record DateOverride(LocalDate date, List<DayHours> hours) {

    public DateOverride {
        hours = List.copyOf(hours);
    }
}
