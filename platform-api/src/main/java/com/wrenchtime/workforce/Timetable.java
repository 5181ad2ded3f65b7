package com.wrenchtime.workforce;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes when technicians work: week by week, on single dates, and when they are away. */
@Component
class Timetable {

    /** More are no plan but a mistake. */
    private static final int ABSENCES_AHEAD = 200;

    private static final String SUBJECT = "technician";

    private final WorkingHours hours;
    private final Absences absences;
    private final PlannedWork plannedWork;
    private final AuditLog audit;
    private final Settings settings;
    private final Clock clock;

    Timetable(
            WorkingHours hours,
            Absences absences,
            PlannedWork plannedWork,
            AuditLog audit,
            Settings settings,
            Clock clock) {
        this.hours = hours;
        this.absences = absences;
        this.plannedWork = plannedWork;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** The weekly hours, with the version of all of the technician's hours. */
    @Transactional(readOnly = true)
    public WeekView week(TechnicianId technician) {
        return WeekView.of(hours.version(technician).orElseThrow(NotFound::new), hours.weekly(technician));
    }

    @Transactional
    public WeekView replaceWeek(TechnicianId technician, int seen, List<WeeklyHours> weekly) {
        var version = nextVersion(technician, seen, it -> WeekView.of(it, hours.weekly(technician)));
        var before = WeekView.of(seen, hours.weekly(technician));
        hours.replaceWeekly(technician, weekly);
        var after = WeekView.of(version, hours.weekly(technician));
        audit.record("hours.changed", SUBJECT, technician, before, after, null);
        return after;
    }

    /** The dates with other hours, both bounds included. */
    @Transactional(readOnly = true)
    public OverridesView overrides(TechnicianId technician, LocalDate from, LocalDate to) {
        return OverridesView.of(
                hours.version(technician).orElseThrow(NotFound::new), hours.overrides(technician, from, to));
    }

    @Transactional
    public OverridesView override(TechnicianId technician, int seen, DateOverride override) {
        var date = override.date();
        var version =
                nextVersion(technician, seen, it -> OverridesView.of(it, hours.overrides(technician, date, date)));
        var before = OverridesView.of(seen, hours.overrides(technician, date, date));
        hours.override(technician, override);
        var after = OverridesView.of(version, hours.overrides(technician, date, date));
        audit.record("hours.overridden", SUBJECT, technician, before, after, null);
        return after;
    }

    /** From now on the weekly hours hold on this date. */
    @Transactional
    public OverridesView removeOverride(TechnicianId technician, int seen, LocalDate date) {
        var version =
                nextVersion(technician, seen, it -> OverridesView.of(it, hours.overrides(technician, date, date)));
        var before = OverridesView.of(seen, hours.overrides(technician, date, date));
        if (before.items().isEmpty()) {
            throw new NotFound();
        }
        hours.removeOverride(technician, date);
        var after = OverridesView.of(version, List.of());
        audit.record("hours.restored", SUBJECT, technician, before, after, null);
        return after;
    }

    private int nextVersion(TechnicianId technician, int seen, IntFunction<Object> shown) {
        int present = hours.versionForChange(technician).orElseThrow(NotFound::new);
        Versions.check(seen, present, () -> shown.apply(present));
        hours.changed(technician, present + 1);
        return present + 1;
    }

    /** The appointments that lie in this time, at least in part. */
    @Transactional(readOnly = true)
    public List<PlannedJob> hitBy(TechnicianId technician, TimeOff time) {
        if (hours.version(technician).isEmpty()) {
            throw new NotFound();
        }
        return time.in(settings.current().zone())
                .map(it -> plannedWork.between(technician, it.start(), it.end()))
                .orElse(List.of());
    }

    /** Gives time off. Appointments that lie in it stay; {@link #hitBy} tells them. */
    @Transactional
    public Absence giveOff(TechnicianId technician, TimeOff time, @Nullable String reason) {
        if (hours.versionForChange(technician).isEmpty()) {
            throw new NotFound();
        }
        var today = LocalDate.ofInstant(clock.instant(), settings.current().zone());
        if (absences.countFrom(technician, today) >= ABSENCES_AHEAD) {
            throw new ValidationFailed(
                    "technician", "too-many", "Must have at most %d times off ahead".formatted(ABSENCES_AHEAD));
        }
        var given = new Absence(UUID.randomUUID(), time, reason);
        absences.add(technician, given);
        audit.record("time-off.given", SUBJECT, technician, null, view(given), null);
        return given;
    }

    @Transactional
    public void takeBack(TechnicianId technician, UUID absence) {
        var taken = absences.find(technician, absence).orElseThrow(NotFound::new);
        absences.remove(absence);
        audit.record("time-off.taken-back", SUBJECT, technician, view(taken), null, null);
    }

    private TimeOffView view(Absence absence) {
        return TimeOffView.of(absence, settings.current().zone());
    }
}
