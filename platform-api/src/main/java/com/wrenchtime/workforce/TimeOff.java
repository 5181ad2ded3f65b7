package com.wrenchtime.workforce;

import com.wrenchtime.shared.TimeWindow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Time in which a technician does not work although the hours say so. */
public sealed interface TimeOff {

    /** The moments that are off, given the zone of the shop; none when its calendar skips these days altogether. */
    Optional<TimeWindow> in(ZoneId zone);

    /** Whole days on the shop's calendar, both dates included. */
    record Days(LocalDate first, LocalDate last) implements TimeOff {

        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("Must not end before it begins: %s to %s".formatted(first, last));
            }
        }

        @Override
        public Optional<TimeWindow> in(ZoneId zone) {
            var start = first.atStartOfDay(zone).toInstant();
            var end = last.plusDays(1).atStartOfDay(zone).toInstant();
            return start.isBefore(end) ? Optional.of(new TimeWindow(start, end)) : Optional.empty();
        }
    }

    /** Part of a day, such as a morning at the dentist's. */
    record Hours(TimeWindow window) implements TimeOff {

        @Override
        public Optional<TimeWindow> in(ZoneId zone) {
            return Optional.of(window);
        }
    }
}
