package com.wrenchtime.availability;

import com.wrenchtime.availability.Judgement.Candidate;
import com.wrenchtime.catalog.Work;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.workforce.ScheduledTechnician;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the shop's people why a time is not offered, by the rules and the search that customers' times come from. */
@Component
class WhyNot {

    private final Availability availability;
    private final Technicians technicians;
    private final Commitments commitments;
    private final Destinations destinations;

    WhyNot(Availability availability, Technicians technicians, Commitments commitments, Destinations destinations) {
        this.availability = availability;
        this.technicians = technicians;
        this.commitments = commitments;
        this.destinations = destinations;
    }

    /**
     * The starts of a date, of everybody who may be given work.
     *
     * @param where null when nobody has asked yet; then the area does not count, and drives are as long as to anywhere
     * @param only the one technician to look at; null for all
     * @throws NotFound when there is no such technician
     */
    @Transactional(readOnly = true)
    public List<JudgedDay> on(LocalDate date, Work work, @Nullable PlaceParameters where, @Nullable TechnicianId only) {
        var destination = where == null
                ? null
                : destinations.find(where.postalCode(), where.place()).orElse(null);
        var isServed = where == null || destination != null;
        var wish = Wish.of(work, destination == null ? null : destination.place(), only);
        var request = availability.request(wish, date, date);
        var all = technicians.all(date, request.lastWorkDate()).stream()
                .filter(it -> it.technician().active())
                .filter(it -> only == null || only.equals(it.technician().id()))
                .toList();
        if (all.isEmpty() && only != null) {
            throw new NotFound();
        }
        var taken = commitments.around(
                Availability.span(request),
                all.stream().map(it -> it.technician().id()).toList());
        var drives = availability.drives();
        return all.stream()
                .map(it -> new JudgedDay(
                        it.technician(),
                        Judgement.of(
                                request,
                                new Candidate(
                                        Availability.time(
                                                it,
                                                request,
                                                taken.getOrDefault(
                                                        it.technician().id(), List.of())),
                                        withoutTimeOff(it)
                                                .workingTime(
                                                        date,
                                                        request.lastWorkDate(),
                                                        request.rules().zone()),
                                        isServed,
                                        it.technician().skill().level()
                                                >= work.requiredSkill().level()),
                                drives)))
                .toList();
    }

    private static WorkSchedule withoutTimeOff(ScheduledTechnician scheduled) {
        var schedule = scheduled.schedule();
        return new WorkSchedule(schedule.weekly(), schedule.overrides(), List.of());
    }

    /** A technician's date, start by start. */
    record JudgedDay(Technician technician, List<JudgedStart> starts) {}
}
