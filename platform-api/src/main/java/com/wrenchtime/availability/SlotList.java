package com.wrenchtime.availability;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The starts that can be booked, as the API shows them, day by day.
 *
 * @param timeZone IANA, the shop's
 */
public record SlotList(String timeZone, List<DayView> days) {

    public SlotList {
        days = List.copyOf(days);
    }

    /** These days on the shop's calendar. */
    public static SlotList of(List<DaySlots> days, ZoneId zone) {
        return new SlotList(
                zone.getId(), days.stream().map(it -> DayView.of(it, zone)).toList());
    }

    /**
     * A date on the shop's calendar.
     *
     * @param closed whether nobody who can do the work works that day, as opposed to being fully booked
     */
    public record DayView(LocalDate date, boolean closed, List<SlotView> slots) {

        public DayView {
            slots = List.copyOf(slots);
        }

        static DayView of(DaySlots day, ZoneId zone) {
            return new DayView(
                    day.date(),
                    day.closed(),
                    day.slots().stream().map(it -> SlotView.of(it, zone)).toList());
        }
    }
}
