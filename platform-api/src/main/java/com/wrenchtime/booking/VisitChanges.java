package com.wrenchtime.booking;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.booking.VisitOutcome.Changed;
import com.wrenchtime.booking.VisitOutcome.Stale;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How everybody of the shop changes an appointment: it is looked for among those that the caller may see, kept from all
 * others, compared with what the caller has seen, changed, and its history written, in one transaction.
 */
@Component
class VisitChanges {

    private final Visits visits;
    private final Appointments appointments;
    private final Attempts attempts;
    private final Clock clock;

    VisitChanges(Visits visits, Appointments appointments, Attempts attempts, Clock clock) {
        this.visits = visits;
        this.appointments = appointments;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Changes the appointment.
     *
     * @param seen the version that the caller has seen
     * @return nothing when the caller can see no such appointment
     */
    Optional<VisitOutcome> change(AppointmentId id, int seen, Function<Visit, VisitOutcome> change) {
        var caller = Permissions.ofCaller();
        return attempts.until(() -> Optional.of(visits.lock(id, caller)
                .map(it -> it.appointment().version() == seen ? change.apply(it) : stale(it, caller))));
    }

    // Whoever changed it meanwhile may have changed its lines, which the lock did not wait for.
    private Stale stale(Visit locked, Permissions caller) {
        return new Stale(visits.find(locked.appointment().id(), caller).orElse(locked));
    }

    /** Stores what has become of the visit. */
    Changed store(Visit before, Appointment after, List<AppointmentChange> changes) {
        return new Changed(before.now(after, appointments.update(after, changes)));
    }

    /** A change of one field that the caller makes now. */
    AppointmentChange changed(String field, @Nullable Object before, @Nullable Object after, @Nullable String reason) {
        return AppointmentChange.of(clock.instant(), field, before, after, reason);
    }
}
