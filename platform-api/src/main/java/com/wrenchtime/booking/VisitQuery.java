package com.wrenchtime.booking;

import com.wrenchtime.booking.Visits.Position;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question for appointments as it is sent; what is left out does not matter.
 *
 * @param date a date on the shop's calendar, or {@code today}; instead of {@code from} and {@code to}
 * @param from the first date, or the first moment with its offset, at which they may start
 * @param to the last date, included, or the moment with its offset before which they must start
 * @param technician an id
 * @param status names of states, separated by commas
 * @param q a part of a name or plate, a telephone number in any spelling or at least four digits of it, a reference
 * @param limit 1 to 200; 50 when left out
 * @param cursor the next of the part before
 */
record VisitQuery(
        @Nullable String date,
        @Nullable String from,
        @Nullable String to,
        @Nullable String technician,
        @Nullable String status,
        @Nullable String q,
        @Nullable String limit,
        @Nullable String cursor) {

    static final String TODAY = "today";
    private static final int LONGEST_TEXT = 120;

    VisitFilter filter(ShopSettings shop, Instant now, FieldErrors errors) {
        var day = errors.readOptional("date", date, it -> day(it, shop, now));
        if (date != null && (from != null || to != null)) {
            errors.add("date", "ambiguous", "Must not come with from or to");
        }
        var start = errors.readOptional("from", from, it -> moment(it, shop, TimeWindow::start));
        var end = errors.readOptional("to", to, it -> moment(it, shop, TimeWindow::end));
        if (start != null && end != null && !start.isBefore(end)) {
            errors.add("to", "before-from", "Must lie after from");
        }
        return new VisitFilter(
                day == null ? start : shop.day(day).start(),
                day == null ? end : shop.day(day).end(),
                errors.readOptional("technician", technician, it -> new TechnicianId(Requested.uuid(it))),
                states(errors),
                errors.readOptional("q", q, it -> SearchText.of(Requested.line(it, LONGEST_TEXT), shop.country())));
    }

    /** The last one that the client has. */
    @Nullable
    Position after(PageRequest page, FieldErrors errors) {
        return page.after().isEmpty() ? null : errors.read("cursor", () -> key(page.after()));
    }

    private Set<AppointmentStatus> states(FieldErrors errors) {
        var states = errors.readOptional("status", status, VisitQuery::states);
        return states == null ? Set.of() : states;
    }

    /** A date on the shop's calendar, or the one that it shows now. */
    static LocalDate day(String sent, ShopSettings shop, Instant now) {
        return sent.equals(TODAY) ? LocalDate.ofInstant(now, shop.zone()) : Requested.date(sent);
    }

    private static Instant moment(String sent, ShopSettings shop, Function<TimeWindow, Instant> ofDay) {
        return sent.contains("T") ? Requested.instant(sent) : ofDay.apply(shop.day(Requested.date(sent)));
    }

    private static Set<AppointmentStatus> states(String sent) {
        var states = EnumSet.noneOf(AppointmentStatus.class);
        for (var name : Requested.list(sent)) {
            states.add(AppointmentStatus.named(name));
        }
        return states;
    }

    private static Position key(List<String> parts) {
        return new Position(
                Requested.instant(parts.getFirst()), Requested.instant(parts.get(1)), Requested.uuid(parts.getLast()));
    }
}
