package com.wrenchtime.booking;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.DaySlots;
import com.wrenchtime.availability.Leeway;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.WantedDates;
import com.wrenchtime.booking.ChangeOutcome.Changed;
import com.wrenchtime.booking.ChangeOutcome.NotPossible;
import com.wrenchtime.booking.ChangeOutcome.SlotTaken;
import com.wrenchtime.booking.ChangeOutcome.Stale;
import com.wrenchtime.booking.ChangeOutcome.TooLate;
import com.wrenchtime.shop.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a customer may do with an appointment by its link: look at it, move it, cancel it, confirm it. */
@Component
public class CustomerChanges {

    /** How long after the end of the job its link still shows it. */
    private static final Duration LINK_OUTLIVES_JOB = Duration.ofDays(2);

    private final Appointments appointments;
    private final TechnicianCalendar calendar;
    private final Availability availability;
    private final Attempts attempts;
    private final Settings settings;
    private final Clock clock;

    CustomerChanges(
            Appointments appointments,
            TechnicianCalendar calendar,
            Availability availability,
            Attempts attempts,
            Settings settings,
            Clock clock) {
        this.appointments = appointments;
        this.calendar = calendar;
        this.availability = availability;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The appointment, while its link is good. */
    @Transactional(readOnly = true)
    public Optional<Appointment> view(AppointmentId id) {
        return appointments.find(id).filter(this::linkIsGood);
    }

    /** Whether it is still early enough for the customer to move or cancel. */
    public boolean isEarlyEnough(Appointment appointment) {
        var latest =
                appointment.window().start().minus(settings.current().policy().cancellationWindow());
        return !clock.instant().isAfter(latest);
    }

    /**
     * When the appointment could be instead, on these dates, with the same technician; nothing when the link is good for
     * nothing.
     */
    @Transactional(readOnly = true)
    public Optional<List<DaySlots>> otherTimes(AppointmentId id, WantedDates dates) {
        return view(id).map(it -> availability.slotsInsteadOf(id.value(), Wishes.of(it), dates));
    }

    /**
     * Moves the appointment to another start, with the same technician. The old time is free with the same commit.
     *
     * @param seen the version that the customer looked at; null to change whatever is there
     * @return nothing when the link is good for nothing
     */
    public Optional<ChangeOutcome> move(AppointmentId id, Instant start, @Nullable Integer seen) {
        return change(id, seen, appointment -> {
            if (!appointment.status().canBeMoved()) {
                return new NotPossible(appointment.status(), "another time");
            }
            if (!isEarlyEnough(appointment)) {
                return new TooLate();
            }
            return appointment.window().start().equals(start) ? new Changed(appointment) : moveTo(start, appointment);
        });
    }

    private ChangeOutcome moveTo(Instant start, Appointment appointment) {
        var wish = Wishes.of(appointment);
        var from = appointment.window();
        var technician = appointment.technician();
        return calendar.move(appointment.id().value(), wish, technician, from, technician, start, Leeway.NONE)
                .<ChangeOutcome>map(window -> {
                    var moved = appointment.movedTo(appointment.technician(), window);
                    store(moved, "start", from.start().toString(), start.toString(), null);
                    return new Changed(moved);
                })
                .orElseGet(() -> new SlotTaken(availability.alternatives(start, wish)));
    }

    /** Cancels the appointment; its time is free with the same commit. To cancel what is cancelled changes nothing. */
    public Optional<ChangeOutcome> cancel(AppointmentId id, @Nullable String reason, @Nullable Integer seen) {
        return change(id, seen, appointment -> {
            if (appointment.status() == AppointmentStatus.CANCELLED) {
                return new Changed(appointment);
            }
            if (appointment.status().nextByCustomer().contains(AppointmentStatus.CANCELLED)
                    && !isEarlyEnough(appointment)) {
                return new TooLate();
            }
            var outcome = enter(AppointmentStatus.CANCELLED, appointment, reason);
            if (outcome instanceof Changed) {
                calendar.giveBack(appointment.id().value(), appointment.technician(), appointment.window());
            }
            return outcome;
        });
    }

    /** Notes that the customer will be there. To confirm what is confirmed changes nothing. */
    public Optional<ChangeOutcome> confirm(AppointmentId id, @Nullable Integer seen) {
        return change(
                id,
                seen,
                appointment -> appointment.status() == AppointmentStatus.CONFIRMED
                        ? new Changed(appointment)
                        : enter(AppointmentStatus.CONFIRMED, appointment, null));
    }

    private ChangeOutcome enter(AppointmentStatus next, Appointment appointment, @Nullable String reason) {
        if (!appointment.status().nextByCustomer().contains(next)) {
            return new NotPossible(appointment.status(), next.name());
        }
        var changed = appointment.in(next, clock.instant());
        store(changed, "status", appointment.status().name(), next.name(), reason);
        return new Changed(changed);
    }

    private Optional<ChangeOutcome> change(
            AppointmentId id, @Nullable Integer seen, Function<Appointment, ChangeOutcome> change) {
        return attempts.until(() -> Optional.of(appointments
                .findForChange(id)
                .filter(this::linkIsGood)
                .map(it -> seen != null && seen != it.version() ? new Stale(it) : change.apply(it))));
    }

    private void store(
            Appointment changed, String field, @Nullable String before, String after, @Nullable String reason) {
        appointments.update(changed, List.of(AppointmentChange.of(clock.instant(), field, before, after, reason)));
    }

    private boolean linkIsGood(Appointment appointment) {
        return clock.instant().isBefore(appointment.window().end().plus(LINK_OUTLIVES_JOB));
    }
}
