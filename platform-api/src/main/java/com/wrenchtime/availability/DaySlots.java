package com.wrenchtime.availability;

import java.time.LocalDate;
import java.util.List;

/**
 * What is offered on a date of the shop's calendar.
 *
 * @param closed whether no technician who could do the work works on that date at all; a date that is not closed and
 *     has no slots is full, too soon or too far ahead
 * @param slots ascending by start; each starts on this date
 */
public record DaySlots(LocalDate date, boolean closed, List<Slot> slots) {

    public DaySlots {
        slots = List.copyOf(slots);
    }
}
