package com.wrenchtime.booking;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Leeway;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.booking.VisitOutcome.Changed;
import com.wrenchtime.booking.VisitOutcome.NotPossible;
import com.wrenchtime.booking.VisitOutcome.SlotTaken;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings appointments from one state into another, as {@link AppointmentStatus} allows. */
@Component
class Transitions {

    private final VisitChanges changes;
    private final TechnicianCalendar calendar;
    private final Availability availability;
    private final Clock clock;

    Transitions(VisitChanges changes, TechnicianCalendar calendar, Availability availability, Clock clock) {
        this.changes = changes;
        this.calendar = calendar;
        this.availability = availability;
        this.clock = clock;
    }

    /**
     * Enters the next state. Time that is not needed any more is free with the same commit; what was a no-show is booked
     * again at its old time, if that is still free. To enter the present state changes nothing.
     */
    Optional<VisitOutcome> enter(AppointmentId id, int seen, AppointmentStatus next, @Nullable String reason) {
        if (!Permissions.ofCaller().mayEnter(next)) {
            throw BookingProblems.notYours("Somebody who runs the day can do this");
        }
        return changes.change(id, seen, visit -> {
            var appointment = visit.appointment();
            var status = appointment.status();
            var now = clock.instant();
            if (status == next) {
                return new Changed(visit);
            }
            if (!status.next().contains(next)) {
                return new NotPossible(status, next.name(), null);
            }
            if (next == AppointmentStatus.NO_SHOW
                    && now.isBefore(appointment.window().start())) {
                return new NotPossible(status, next.name(), "It has not begun yet");
            }
            if (!status.takesTime()) {
                if (!now.isBefore(appointment.window().end())) {
                    return new NotPossible(status, next.name(), "Its time is over; book another one");
                }
                return bookAgain(visit, next, now, reason);
            }
            var changed = appointment.in(next, now);
            var made = new ArrayList<>(List.of(changes.changed("status", status, next, reason)));
            if (!next.takesTime()) {
                calendar.giveBack(appointment.id().value(), appointment.technician(), appointment.window());
            } else if (!changed.window().equals(appointment.window())) {
                var end = changed.window().end();
                calendar.endEarlier(appointment.id().value(), appointment.technician(), end);
                made.add(changes.changed("end", appointment.window().end(), end, null));
            }
            return changes.store(visit, changed, made);
        });
    }

    private VisitOutcome bookAgain(Visit visit, AppointmentStatus next, Instant now, @Nullable String reason) {
        var appointment = visit.appointment();
        var wish = Wishes.of(appointment);
        var start = appointment.window().start();
        return calendar.take(appointment.id().value(), wish, appointment.technician(), start, Leeway.OVERRIDE)
                .<VisitOutcome>map(window -> changes.store(
                        visit,
                        appointment.in(next, now),
                        List.of(changes.changed("status", appointment.status(), next, reason))))
                .orElseGet(() -> new SlotTaken(availability.alternatives(start, wish)));
    }

    /** Goes back to a state that was left by mistake. */
    Optional<VisitOutcome> correct(AppointmentId id, int seen, AppointmentStatus previous, String reason) {
        Permissions.requireExceptions(reason);
        return changes.change(id, seen, visit -> {
            var appointment = visit.appointment();
            var status = appointment.status();
            if (!status.corrections().contains(previous)) {
                return new NotPossible(status, previous.name(), null);
            }
            var corrected = new ArrayList<>(List.of(changes.changed("status", status, previous, reason)));
            var arrivedAt = appointment.attendance().arrivedAt();
            if (arrivedAt != null) {
                corrected.add(changes.changed("arrivedAt", arrivedAt, null, reason));
            }
            return changes.store(visit, appointment.correctedTo(previous), corrected);
        });
    }
}
