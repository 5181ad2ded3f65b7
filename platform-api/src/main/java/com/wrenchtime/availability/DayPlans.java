package com.wrenchtime.availability;

import com.wrenchtime.availability.Commitments.Booked;
import com.wrenchtime.availability.DayPlan.Leg;
import com.wrenchtime.availability.DayPlan.Stop;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.ScheduledTechnician;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.Technicians;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the days of the bound shop's technicians. Two statements, however many there are. */
@Component
public class DayPlans {

    private final Settings settings;
    private final Technicians technicians;
    private final Commitments commitments;
    private final Availability availability;

    DayPlans(Settings settings, Technicians technicians, Commitments commitments, Availability availability) {
        this.settings = settings;
        this.technicians = technicians;
        this.commitments = commitments;
        this.availability = availability;
    }

    /** The plans of a date, in the order of the technicians; of those who get no new work, if anything is left to do. */
    @Transactional(readOnly = true)
    public List<DayPlan> on(LocalDate date) {
        var day = settings.current().day(date);
        var all = technicians.all(date, date);
        var taken = commitments.during(
                day, all.stream().map(it -> it.technician().id()).toList());
        return all.stream()
                .map(it ->
                        plan(it, date, day, taken.getOrDefault(it.technician().id(), List.of())))
                .filter(it -> it.technician().active() || !it.stops().isEmpty())
                .toList();
    }

    private DayPlan plan(ScheduledTechnician scheduled, LocalDate date, TimeWindow day, List<Booked> taken) {
        var zone = settings.current().zone();
        var today = TimeWindows.of(day);
        var working = scheduled.schedule().workingTime(date, date, zone);
        var timeOff = TimeWindows.of(scheduled.schedule().timeOff().stream()
                .flatMap(it -> it.in(zone).stream())
                .toList());
        return new DayPlan(
                scheduled.technician(),
                working,
                timeOff.intersect(today),
                stops(scheduled.technician(), day, taken),
                working.subtract(occupied(taken)));
    }

    private static TimeWindows occupied(List<Booked> taken) {
        return TimeWindows.of(taken.stream()
                .map(it ->
                        new TimeWindow(it.occupiedFrom(), it.commitment().work().end()))
                .toList());
    }

    private List<Stop> stops(Technician technician, TimeWindow day, List<Booked> taken) {
        var stops = new ArrayList<Stop>();
        @Nullable Commitment previous = null;
        for (var booked : taken) {
            var here = booked.commitment();
            if (here.work().overlaps(day)) {
                stops.add(new Stop(
                        here.id(),
                        booked.isHold(),
                        here.work(),
                        leg(technician, previous, here),
                        Duration.between(booked.occupiedFrom(), here.work().start())));
                previous = here;
            }
        }
        return stops;
    }

    private @Nullable Leg leg(Technician technician, @Nullable Commitment previous, Commitment here) {
        if (previous != null) {
            return new Leg(false, availability.drives().between(previous.place(), here.place()));
        }
        return technician.home() == null
                ? null
                : new Leg(true, availability.drives().between(technician.home(), here.place()));
    }
}
