package com.wrenchtime.workforce;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Time off as it is sent: either whole days or a stretch between two moments.
 *
 * @param firstDay a date on the shop's calendar
 * @param lastDay the same, included
 * @param start a moment with its offset
 * @param end the same
 * @param reason for colleagues
 */
record TimeOffRequest(
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String start,
        @Nullable String end,
        @Nullable String reason) {

    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST_REASON = 200;

    /** What was sent, if nothing is wrong with it. */
    Read read() {
        var errors = new FieldErrors();
        var time = start == null && end == null ? days(errors) : hours(errors);
        var why = errors.readOptional("reason", reason, it -> Requested.line(it, LONGEST_REASON));
        errors.refuseIfAny();
        return new Read(requireNonNull(time), why);
    }

    private @Nullable TimeOff days(FieldErrors errors) {
        var first = errors.required("firstDay", firstDay, Requested::date);
        var last = errors.required("lastDay", lastDay, Requested::date);
        if (first == null || last == null) {
            return null;
        }
        if (!last.isBefore(first.plusDays(LONGEST_DAYS))) {
            errors.add("lastDay", "range-too-long", "Must span at most %d days".formatted(LONGEST_DAYS));
        }
        return errors.read("lastDay", () -> new TimeOff.Days(first, last));
    }

    private @Nullable TimeOff hours(FieldErrors errors) {
        if (firstDay != null || lastDay != null) {
            errors.add(firstDay == null ? "lastDay" : "firstDay", "ambiguous", "Must not come with start and end");
        }
        var from = errors.required("start", start, Requested::instant);
        var to = errors.required("end", end, Requested::instant);
        if (from == null || to == null) {
            return null;
        }
        if (Duration.between(from, to).compareTo(Duration.ofDays(LONGEST_DAYS)) > 0) {
            errors.add("end", "range-too-long", "Must span at most %d days".formatted(LONGEST_DAYS));
        }
        return errors.read("end", () -> new TimeOff.Hours(new TimeWindow(from, to)));
    }

    record Read(TimeOff time, @Nullable String reason) {}
}
