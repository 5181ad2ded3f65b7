package com.wrenchtime.availability;

import static com.wrenchtime.availability.ATechnician.MONDAY;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds a search of the scenario list: New York, Monday 7 June 2027, 60 minutes in steps of 15, no buffers, no notice,
 * the clock at 1 June 2027, no drives, one technician with the usual hours.
 */
final class ASearch {

    private ZoneId zone = NEW_YORK;
    private LocalDate from = MONDAY;
    private LocalDate to = MONDAY;
    private int step = 15;
    private int minutes = 60;
    private int minutesBefore;
    private int minutesAfter;
    private @Nullable Place place;
    private String now = "2027-06-01T00:00";
    private Duration notice = Duration.ZERO;
    private LocalDate lastDate = LocalDate.of(2030, 1, 1);
    private @Nullable TimeWindow startsWithin;
    private List<ATechnician> technicians = List.of(aTechnician());
    private DriveTimes drives = (from, to) -> Duration.ZERO;

    static ASearch aSearch() {
        return new ASearch();
    }

    ASearch in(String zone) {
        this.zone = ZoneId.of(zone);
        return this;
    }

    ASearch on(String date) {
        return from(date, date);
    }

    ASearch from(String from, String to) {
        this.from = LocalDate.parse(from);
        this.to = LocalDate.parse(to);
        return this;
    }

    /** Work of so many minutes, in steps of so many. */
    ASearch of(int minutes, int step) {
        this.minutes = minutes;
        this.step = step;
        return this;
    }

    ASearch buffers(int minutesBefore, int minutesAfter) {
        this.minutesBefore = minutesBefore;
        this.minutesAfter = minutesAfter;
        return this;
    }

    ASearch at(Place place) {
        this.place = place;
        return this;
    }

    ASearch askedAt(String now) {
        this.now = now;
        return this;
    }

    ASearch notice(Duration notice) {
        this.notice = notice;
        return this;
    }

    ASearch upTo(String lastDate) {
        this.lastDate = LocalDate.parse(lastDate);
        return this;
    }

    ASearch startingWithin(String start, String end) {
        this.startsWithin = new TimeWindow(ATechnician.at(start, zone), ATechnician.at(end, zone));
        return this;
    }

    ASearch by(ATechnician... technicians) {
        this.technicians = List.of(technicians);
        return this;
    }

    ASearch driving(DriveTimes drives) {
        this.drives = drives;
        return this;
    }

    List<DaySlots> days() {
        return SlotFinder.find(request(), times(), drives);
    }

    List<Slot> slots() {
        return days().stream().flatMap(day -> day.slots().stream()).toList();
    }

    List<Instant> starts() {
        return slots().stream().map(Slot::start).toList();
    }

    /** The placement of the first technician. */
    Optional<Placement> placement(Instant start) {
        return SlotFinder.placement(request(), times().getFirst(), start, drives);
    }

    private List<TechnicianTime> times() {
        var request = request();
        return technicians.stream()
                .map(it -> it.over(request.from(), request.lastWorkDate()))
                .toList();
    }

    private SlotRequest request() {
        return new SlotRequest(
                new SlotRequest.Rules(zone, Duration.ofMinutes(step), notice, lastDate),
                new SlotRequest.Job(
                        Duration.ofMinutes(minutes),
                        Duration.ofMinutes(minutesBefore),
                        Duration.ofMinutes(minutesAfter),
                        place),
                from,
                to,
                ATechnician.at(now, zone),
                startsWithin);
    }
}
