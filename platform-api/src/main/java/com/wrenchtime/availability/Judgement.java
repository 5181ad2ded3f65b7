package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.travel.DriveTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of each start of the grid whether a technician is offered then, as {@link SlotFinder} decides, and if not, why. Like
 * the search a pure function.
 */
final class Judgement {

    private final SlotRequest request;
    private final Candidate candidate;
    private final DriveTimes drives;
    private final Set<Instant> offered;

    private Judgement(SlotRequest request, Candidate candidate, DriveTimes drives) {
        this.request = request;
        this.candidate = candidate;
        this.drives = drives;
        this.offered =
                candidate.isServed() && candidate.isAble() ? offered(request, candidate.time(), drives) : Set.of();
    }

    /** Every start of the grid on the dates of the request, once and in their order. */
    static List<JudgedStart> of(SlotRequest request, Candidate candidate, DriveTimes drives) {
        var judgement = new Judgement(request, candidate, drives);
        var rules = request.rules();
        return request.from()
                .datesUntil(request.to().plusDays(1))
                .flatMap(date -> Arrays.stream(WallGrid.starts(date, rules.zone(), rules.step()))
                        .mapToObj(it -> judgement.of(date, Instant.ofEpochSecond(it))))
                .toList();
    }

    private static Set<Instant> offered(SlotRequest request, TechnicianTime time, DriveTimes drives) {
        var offered = new HashSet<Instant>();
        SlotFinder.find(request, List.of(time), drives)
                .forEach(day -> day.slots().forEach(it -> offered.add(it.start())));
        return offered;
    }

    private JudgedStart of(LocalDate date, Instant start) {
        if (offered.contains(start)) {
            return new JudgedStart(start, null, null);
        }
        var general = general(date, start);
        return general == null ? inTheCalendar(start) : new JudgedStart(start, general, null);
    }

    private @Nullable Obstacle general(LocalDate date, Instant start) {
        if (!candidate.isServed()) {
            return Obstacle.AREA;
        }
        if (!candidate.isAble()) {
            return Obstacle.SKILL;
        }
        if (date.isAfter(request.rules().lastDate())) {
            return Obstacle.HORIZON;
        }
        if (start.isBefore(request.earliestStart())) {
            return Obstacle.NOTICE;
        }
        var work = work(start);
        if (!candidate.time().working().contains(work)) {
            return candidate.rostered().contains(work) ? Obstacle.TIME_OFF : Obstacle.HOURS;
        }
        return null;
    }

    private JudgedStart inTheCalendar(Instant start) {
        var work = work(start);
        var commitments = candidate.time().commitments();
        var inTheWay =
                commitments.stream().filter(it -> it.work().overlaps(work)).findFirst();
        if (inTheWay.isPresent()) {
            return new JudgedStart(start, Obstacle.JOB, inTheWay.get().work());
        }
        var opening = SlotFinder.openingAt(start, request, commitments, drives);
        if (opening.admits(start)) {
            throw new IllegalStateException("Neither offered nor refused: " + start);
        }
        var isTooEarly = EpochSeconds.notAfter(start) < opening.firstStart();
        var neighbour = isTooEarly ? opening.previous() : opening.next();
        var isForTheDrive = isTooEarly
                ? opening.driveIn().equals(opening.inboundGap())
                : opening.driveOut().equals(opening.nextInboundGap());
        return new JudgedStart(
                start, isForTheDrive ? Obstacle.DRIVE : Obstacle.BUFFER, neighbour == null ? null : neighbour.work());
    }

    private TimeWindow work(Instant start) {
        return TimeWindow.of(start, request.job().duration());
    }

    /**
     * A technician who may come.
     *
     * @param rostered when the technician would work without time off
     * @param isServed whether the shop drives there
     * @param isAble whether the technician can do the work
     */
    record Candidate(TechnicianTime time, TimeWindows rostered, boolean isServed, boolean isAble) {}
}
