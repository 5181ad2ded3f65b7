package com.wrenchtime.workforce;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hires technicians, changes what is known of them, sends them away and takes them back. */
@Component
class Roster {

    /** Further ahead nothing is planned. */
    private static final Duration PLANNED_AHEAD = Duration.ofDays(3660);

    private static final String SUBJECT = "technician";

    private final Technicians technicians;
    private final PlannedWork plannedWork;
    private final AuditLog audit;
    private final Settings settings;
    private final Clock clock;

    Roster(Technicians technicians, PlannedWork plannedWork, AuditLog audit, Settings settings, Clock clock) {
        this.technicians = technicians;
        this.plannedWork = plannedWork;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a shop says of a technician. */
    record Profile(
            String name,
            Skill skill,
            boolean senior,
            @Nullable Place home,
            int position) {}

    @Transactional
    public Technician hire(Profile profile) {
        var hired = new Technician(
                new TechnicianId(UUID.randomUUID()),
                profile.name(),
                profile.skill(),
                profile.senior(),
                profile.home(),
                true,
                profile.position());
        technicians.save(hired);
        audit.record("technician.hired", SUBJECT, hired.id(), null, TechnicianEntry.of(hired), null);
        return hired;
    }

    /**
     * Knows something else of a technician from now on.
     *
     * @param seen the version that the change was made from
     */
    @Transactional
    public Technician change(TechnicianId id, int seen, Profile profile) {
        var before = seen(id, seen);
        return store(
                "technician.changed",
                before,
                before.changed(profile.name(), profile.skill(), profile.senior(), profile.home(), profile.position()));
    }

    /**
     * Gives the technician no new work from now on. What is planned stays, and somebody has to think of it, so it is
     * refused once, with the list, until it is confirmed.
     *
     * @param confirmed whether whoever asks knows of the appointments
     */
    @Transactional
    public Technician deactivate(TechnicianId id, int seen, boolean confirmed) {
        var before = seen(id, seen);
        if (!before.active()) {
            return before;
        }
        var now = clock.instant();
        var planned = plannedWork.between(id, now, now.plus(PLANNED_AHEAD));
        if (!planned.isEmpty() && !confirmed) {
            throw WorkforceProblems.hasAppointments(planned, settings.current().zone());
        }
        return store("technician.deactivated", before, before.active(false));
    }

    /** Lets the technician be given work again. */
    @Transactional
    public Technician activate(TechnicianId id, int seen) {
        var before = seen(id, seen);
        return before.active() ? before : store("technician.activated", before, before.active(true));
    }

    private Technician seen(TechnicianId id, int seen) {
        var present = technicians.findForChange(id).orElseThrow(NotFound::new);
        Versions.check(seen, present.version(), () -> TechnicianEntry.of(present));
        return present;
    }

    private Technician store(String action, Technician before, Technician after) {
        technicians.save(after);
        audit.record(action, SUBJECT, after.id(), TechnicianEntry.of(before), TechnicianEntry.of(after), null);
        return after;
    }
}
