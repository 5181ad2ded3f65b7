package com.wrenchtime.availability;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The dates that a request asks about, both included, on the shop's calendar. */
public record WantedDates(LocalDate from, LocalDate to) {

    /** How many days one request may ask about. */
    public static final int AT_MOST = 62;

    /** Reads the dates; null when something is wrong with them, which is among the errors then. */
    public static @Nullable WantedDates read(
            @Nullable String from, @Nullable String to, LocalDate today, FieldErrors errors) {
        var first = errors.required("from", from, Requested::date);
        var last = errors.required("to", to, Requested::date);
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            errors.add("to", "before-from", "Must not lie before from");
        } else if (!last.isBefore(first.plusDays(AT_MOST))) {
            errors.add("to", "range-too-long", "Must span at most %d days".formatted(AT_MOST));
        } else if (last.isBefore(today)) {
            errors.add("to", "in-the-past", "Must not lie before today in the shop's time zone");
        }
        return new WantedDates(first, last);
    }
}
