package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.availability.SlotList;
import com.wrenchtime.availability.WantedDates;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Customers' wishes to change an appointment, and what is answered: the same by its link as for who has signed in. */
@Component
class ChangeWishes {

    private final CustomerChanges changes;
    private final AppointmentViews views;
    private final Settings settings;
    private final Clock clock;

    ChangeWishes(CustomerChanges changes, AppointmentViews views, Settings settings, Clock clock) {
        this.changes = changes;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Does what is wished, or says why not.
     *
     * @param seen the version that the customer looked at; null to change whatever is there
     */
    ResponseEntity<AppointmentView> grant(ChangeRequest request, AppointmentId id, @Nullable Integer seen) {
        return answer(apply(request, id, seen));
    }

    /**
     * The starts to which the appointment can be moved.
     *
     * @param from the first date as it was sent
     * @param to the last date as it was sent, included
     */
    SlotList otherTimes(AppointmentId id, @Nullable String from, @Nullable String to) {
        var errors = new FieldErrors();
        var zone = settings.current().zone();
        var dates = WantedDates.read(from, to, LocalDate.ofInstant(clock.instant(), zone), errors);
        errors.refuseIfAny();
        return SlotList.of(changes.otherTimes(id, requireNonNull(dates)).orElseThrow(NotFound::new), zone);
    }

    private ChangeOutcome apply(ChangeRequest request, AppointmentId id, @Nullable Integer seen) {
        var errors = new FieldErrors();
        var reason =
                errors.readOptional("reason", request.reason(), it -> Requested.note(it, ChangeRequest.LONGEST_REASON));
        var status = request.status();
        if (request.start() != null && status != null) {
            errors.add("status", "ambiguous", "Must not come with start");
        }
        if (status != null) {
            errors.refuseIfAny();
            return enter(status, reason, id, seen).orElseThrow(NotFound::new);
        }
        var start = WantedStart.read("start", request.start(), clock.instant(), settings.current(), errors);
        errors.refuseIfAny();
        return changes.move(id, requireNonNull(start), seen).orElseThrow(NotFound::new);
    }

    private Optional<ChangeOutcome> enter(
            String status, @Nullable String reason, AppointmentId id, @Nullable Integer seen) {
        return switch (status) {
            case "CANCELLED" -> changes.cancel(id, reason, seen);
            case "CONFIRMED" -> changes.confirm(id, seen);
            default -> throw new ValidationFailed("status", "invalid", "Must be CANCELLED or CONFIRMED");
        };
    }

    private ResponseEntity<AppointmentView> answer(ChangeOutcome outcome) {
        var shop = settings.current();
        return switch (outcome) {
            case ChangeOutcome.Changed(var appointment) -> answer(appointment);
            case ChangeOutcome.SlotTaken(var alternatives) -> throw AvailabilityProblems.slotTaken(alternatives, shop);
            case ChangeOutcome.TooLate() -> throw BookingProblems.tooLate(shop);
            case ChangeOutcome.NotPossible(var present, var wanted) ->
                throw BookingProblems.notPossible(present, wanted, null);
            case ChangeOutcome.Stale(var present) -> throw Versions.stale(present.version(), views.of(present));
        };
    }

    /** Answers with an appointment and the version that it is at. */
    ResponseEntity<AppointmentView> answer(Appointment appointment) {
        return ResponseEntity.ok().eTag(Versions.etag(appointment.version())).body(views.of(appointment));
    }
}
