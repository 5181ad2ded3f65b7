package com.wrenchtime.booking;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Leeway;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.VisitOutcome.Changed;
import com.wrenchtime.booking.VisitOutcome.NotPossible;
import com.wrenchtime.booking.VisitOutcome.SlotTaken;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves appointments to another time, another technician or both, checked like new ones. What stays as it is need not be
 * on offer: a job in an hour can be given to somebody else although nobody could book it any more.
 */
@Component
class Moves {

    private final VisitChanges changes;
    private final TechnicianCalendar calendar;
    private final Availability availability;
    private final Technicians technicians;
    private final Settings settings;
    private final Clock clock;

    Moves(
            VisitChanges changes,
            TechnicianCalendar calendar,
            Availability availability,
            Technicians technicians,
            Settings settings,
            Clock clock) {
        this.changes = changes;
        this.calendar = calendar;
        this.availability = availability;
        this.technicians = technicians;
        this.settings = settings;
        this.clock = clock;
    }

    /** Moves the appointment; to where it is already changes nothing. */
    Optional<VisitOutcome> move(AppointmentId id, int seen, Target target) {
        Permissions.requireExceptions(target.override());
        return changes.change(id, seen, visit -> {
            var appointment = visit.appointment();
            if (!appointment.status().canBeMoved()) {
                return new NotPossible(appointment.status(), "another time or technician", null);
            }
            var start = target.start() == null ? appointment.window().start() : target.start();
            var technician = target.technician() == null ? appointment.technician() : target.technician();
            var isSameStart = start.equals(appointment.window().start());
            if (isSameStart && technician.equals(appointment.technician())) {
                return new Changed(visit);
            }
            var leeway = target.override() != null ? Leeway.OVERRIDE : isSameStart ? Leeway.SAME_START : Leeway.NONE;
            if (!isSameStart) {
                check(start, leeway);
            }
            return move(visit, start, technician, leeway, target.override());
        });
    }

    private VisitOutcome move(
            Visit visit, Instant start, TechnicianId technician, Leeway leeway, @Nullable String reason) {
        var appointment = visit.appointment();
        var from = appointment.window();
        var by = appointment.technician();
        var wish = technician.equals(by) ? Wishes.of(appointment) : Wishes.of(appointment, technician);
        return calendar.move(appointment.id().value(), wish, by, from, technician, start, leeway)
                .<VisitOutcome>map(window -> {
                    var moved = new ArrayList<AppointmentChange>();
                    if (!window.equals(from)) {
                        moved.add(changes.changed("start", from.start(), start, reason));
                    }
                    if (!technician.equals(by)) {
                        moved.add(changes.changed("technician", by.value(), technician.value(), reason));
                    }
                    return changes.store(visit, appointment.movedTo(technician, window), moved);
                })
                .orElseGet(() -> refused(start, technician, wish));
    }

    private SlotTaken refused(Instant start, TechnicianId technician, Wish wish) {
        if (technicians.find(technician).isEmpty()) {
            throw new NotFound();
        }
        return new SlotTaken(availability.alternatives(start, wish));
    }

    private void check(Instant start, Leeway leeway) {
        var errors = new FieldErrors();
        WantedStart.check("start", start, clock.instant(), settings.current(), leeway, errors);
        errors.refuseIfAny();
    }

    /**
     * Where to.
     *
     * @param start null for the same
     * @param technician null for the same
     * @param override why the rules of the shop are set aside; null when they are not
     */
    record Target(
            @Nullable Instant start,
            @Nullable TechnicianId technician,
            @Nullable String override) {}
}
