package com.wrenchtime.booking;

import static java.util.stream.Collectors.toMap;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Leeway;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.VisitOutcome.Changed;
import com.wrenchtime.booking.VisitOutcome.NotPossible;
import com.wrenchtime.booking.VisitOutcome.SlotTaken;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes what is done in an appointment. Lines that stay keep the name, length and price that they were booked with; new
 * ones have those of the catalogue. Sum and end follow from them, and work that takes longer must have the time.
 */
@Component
class LineChanges {

    private final VisitChanges changes;
    private final Appointments appointments;
    private final Services services;
    private final TechnicianCalendar calendar;
    private final Availability availability;

    LineChanges(
            VisitChanges changes,
            Appointments appointments,
            Services services,
            TechnicianCalendar calendar,
            Availability availability) {
        this.changes = changes;
        this.appointments = appointments;
        this.services = services;
        this.calendar = calendar;
        this.availability = availability;
    }

    /**
     * Replaces the lines.
     *
     * @param wanted what is to be done, each service once; what is not named is not done any more
     * @param override why longer work may reach out of the working hours; null when it may not
     */
    Optional<VisitOutcome> replace(AppointmentId id, int seen, List<WantedLine> wanted, @Nullable String override) {
        Permissions.requireExceptions(override);
        wanted.forEach(it -> Permissions.requireExceptions(it.price()));
        return changes.change(id, seen, visit -> {
            var before = visit.appointment();
            if (!before.status().canBeAltered()) {
                return new NotPossible(before.status(), "other work", null);
            }
            var lines = lines(wanted, before);
            if (Set.copyOf(lines).equals(Set.copyOf(before.lines()))) {
                return new Changed(visit);
            }
            var after = before.with(lines, TimeWindow.of(before.window().start(), length(lines)));
            var wish = Wishes.of(after, added(lines, before));
            if (!takeTime(before, after, wish, override != null)) {
                return new SlotTaken(availability.alternatives(before.window().start(), wish));
            }
            appointments.replaceLines(after);
            return changes.store(visit, after, history(before, after, override));
        });
    }

    private List<AppointmentLine> lines(List<WantedLine> wanted, Appointment before) {
        var known = before.lines().stream().collect(toMap(AppointmentLine::service, Function.identity()));
        known.putAll(fromTheCatalogue(wanted.stream()
                .map(WantedLine::service)
                .filter(it -> !known.containsKey(it))
                .toList()));
        return wanted.stream()
                .map(it -> {
                    var line = Objects.requireNonNull(known.get(it.service()));
                    return line.with(it.quantity(), it.price() == null ? line.price() : it.price());
                })
                .toList();
    }

    private Map<ServiceId, AppointmentLine> fromTheCatalogue(List<ServiceId> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : services.work(wanted).orElseThrow(NotFound::new).services().stream()
                        .map(AppointmentLine::of)
                        .collect(toMap(AppointmentLine::service, Function.identity()));
    }

    private static Duration length(List<AppointmentLine> lines) {
        var length = lines.stream().map(AppointmentLine::length).reduce(Duration.ZERO, Duration::plus);
        if (length.compareTo(Appointment.LONGEST) > 0) {
            throw new ValidationFailed(
                    "lines", "too-long", "Must take at most %d hours".formatted(Appointment.LONGEST.toHours()));
        }
        return length;
    }

    private static List<AppointmentLine> added(List<AppointmentLine> lines, Appointment before) {
        var known = before.lines().stream().map(AppointmentLine::service).toList();
        return lines.stream().filter(it -> !known.contains(it.service())).toList();
    }

    private boolean takeTime(Appointment before, Appointment after, Wish wish, boolean isOverridden) {
        var id = before.id().value();
        var isLonger = after.window().end().isAfter(before.window().end());
        if (isLonger || !added(after.lines(), before).isEmpty()) {
            var leeway = isOverridden ? Leeway.OVERRIDE : Leeway.SAME_START;
            return calendar.extend(id, wish, before.technician(), before.window(), leeway)
                    .isPresent();
        }
        if (!after.window().equals(before.window())) {
            calendar.endEarlier(id, before.technician(), after.window().end());
        }
        return true;
    }

    private List<AppointmentChange> history(Appointment before, Appointment after, @Nullable String reason) {
        var history = new ArrayList<AppointmentChange>();
        var was = texts(before);
        var is = texts(after);
        was.forEach((service, text) -> {
            if (!text.equals(is.get(service))) {
                history.add(changes.changed("line", text, is.get(service), reason));
            }
        });
        is.forEach((service, text) -> {
            if (!was.containsKey(service)) {
                history.add(changes.changed("line", null, text, reason));
            }
        });
        if (!before.total().equals(after.total())) {
            history.add(changes.changed("total", text(before.total()), text(after.total()), reason));
        }
        if (!before.window().equals(after.window())) {
            history.add(
                    changes.changed("end", before.window().end(), after.window().end(), reason));
        }
        return history;
    }

    private static Map<ServiceId, String> texts(Appointment appointment) {
        return appointment.lines().stream()
                .collect(toMap(AppointmentLine::service, LineChanges::text, (one, other) -> one, LinkedHashMap::new));
    }

    private static String text(AppointmentLine line) {
        return "%d x %s at %s".formatted(line.quantity(), line.name(), text(line.price()));
    }

    private static String text(Money money) {
        var currency = money.currency();
        return BigDecimal.valueOf(money.amount(), currency.getDefaultFractionDigits())
                        .toPlainString()
                + " " + currency.getCurrencyCode();
    }

    /**
     * One service of those to be done.
     *
     * @param price of one piece; null to leave what was booked, or what the catalogue says
     */
    record WantedLine(
            ServiceId service, int quantity, @Nullable Money price) {}
}
