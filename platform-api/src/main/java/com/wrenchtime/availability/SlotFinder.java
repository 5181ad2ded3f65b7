package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the starts at which technicians can do the work a customer wants, and drive to it and on from it in time.
 *
 * <p>A pure function: without clock, input or output. It lays three ascending lists over each other, the openings
 * between a technician's commitments, the working windows, and the days with their grids of starts, and looks at each
 * entry once. Drives are asked for once per opening, however many starts it has.
 */
public final class SlotFinder {

    /** Added driving up to which a technician who has another job that day counts as nearby. */
    public static final Duration NEARBY = Duration.ofMinutes(10);

    private final SlotRequest request;
    private final DriveTimes drives;
    private final List<GridDay> days;
    private final List<GridDay> daysWithStarts;

    private SlotFinder(SlotRequest request, DriveTimes drives, List<GridDay> days) {
        this.request = request;
        this.drives = drives;
        this.days = days;
        this.daysWithStarts = days.stream().filter(GridDay::hasStarts).toList();
    }

    /** What can be booked on each date of the range, of any of these technicians. */
    public static List<DaySlots> find(SlotRequest request, List<TechnicianTime> technicians, DriveTimes drives) {
        var days = request.from()
                .datesUntil(request.to().plusDays(1))
                .map(date -> new GridDay(date, request))
                .toList();
        var finder = new SlotFinder(request, drives, days);
        technicians.forEach(finder::lookAt);
        return days.stream().map(day -> day.slots(request.job().duration())).toList();
    }

    /**
     * What to store when this technician takes the work at this start: present exactly when {@link #find} offers the
     * start with the technician. It is the same search, of one day.
     */
    public static Optional<Placement> placement(
            SlotRequest request, TechnicianTime technician, Instant start, DriveTimes drives) {
        var date = LocalDate.ofInstant(start, request.rules().zone());
        if (!request.covers(date)) {
            return Optional.empty();
        }
        var day = new GridDay(date, request);
        new SlotFinder(request, drives, List.of(day)).lookAt(technician);
        return day.openingAt(start).map(it -> it.placement(start, request.job().duration()));
    }

    /**
     * What to store when this technician takes the work at this start although it is not on offer: only what is taken, the
     * drives, and the rules that are not set aside decide.
     */
    static Optional<Placement> placement(
            SlotRequest request, TechnicianTime technician, Instant start, Leeway leeway, DriveTimes drives) {
        if (!leeway.anyStart()) {
            return placement(request, technician, start, drives);
        }
        var work = TimeWindow.of(start, request.job().duration());
        if (!leeway.anyHours() && !technician.working().contains(work)) {
            return Optional.empty();
        }
        var opening = openingAt(start, request, technician.commitments(), drives);
        return Optional.of(leeway.arrived() ? opening.reachedAt(start) : opening)
                .filter(it -> it.admits(start))
                .map(it -> it.placement(start, request.job().duration()));
    }

    /** The room around a start between what comes before and after it, whether or not the work fits there. */
    static Opening openingAt(Instant start, SlotRequest request, List<Commitment> commitments, DriveTimes drives) {
        var previous = commitments.stream()
                .filter(it -> it.work().start().isBefore(start))
                .max(Comparator.comparing(it -> it.work().end()));
        var next = commitments.stream()
                .filter(it -> !it.work().start().isBefore(start))
                .min(Comparator.comparing(it -> it.work().start()));
        return Opening.between(previous.orElse(null), next.orElse(null), request, drives);
    }

    private void lookAt(TechnicianTime technician) {
        days.forEach(day -> day.openIfWorked(technician.working()));
        if (!daysWithStarts.isEmpty()) {
            offer(
                    technician,
                    openings(technician.commitments()),
                    technician.working().windows());
        }
    }

    private void offer(TechnicianTime technician, List<Opening> openings, List<TimeWindow> windows) {
        var detour = new Detour(technician.home(), request.job().place(), drives);
        int o = 0;
        int w = 0;
        int d = 0;
        while (o < openings.size() && w < windows.size() && d < daysWithStarts.size()) {
            var opening = openings.get(o);
            var window = windows.get(w);
            var day = daysWithStarts.get(d);
            long lastInWindow =
                    EpochSeconds.notAfter(window.end().minus(request.job().duration()));
            long first = latest(opening.firstStart(), EpochSeconds.notBefore(window.start()), day.firstStart());
            long last = earliest(opening.lastStart(), lastInWindow, day.lastStart());
            if (day.hasStartIn(first, last)) {
                var addedDrive = detour.in(opening, day);
                day.add(new Offer(
                        technician.technician(), opening, first, last, addedDrive, isNearby(opening, day, addedDrive)));
            }
            // Whichever ends first has nothing more to give.
            if (last == opening.lastStart()) {
                o++;
            } else if (last == lastInWindow) {
                w++;
            } else {
                d++;
            }
        }
    }

    private static boolean isNearby(Opening opening, GridDay day, Duration addedDrive) {
        return (day.sees(opening.previous()) || day.sees(opening.next())) && addedDrive.compareTo(NEARBY) <= 0;
    }

    private List<Opening> openings(List<Commitment> commitments) {
        var openings = new ArrayList<Opening>();
        @Nullable Commitment previous = null;
        for (var next : commitments) {
            addOpening(openings, previous, next);
            // Commitments should not overlap. Should they, the one that ends last is the one to wait for.
            if (previous == null || next.work().end().isAfter(previous.work().end())) {
                previous = next;
            }
        }
        addOpening(openings, previous, null);
        return openings;
    }

    private void addOpening(List<Opening> openings, @Nullable Commitment previous, @Nullable Commitment next) {
        if (mayHaveRoom(previous, next)) {
            var opening = Opening.between(previous, next, request, drives);
            if (!opening.isEmpty()) {
                openings.add(opening);
            }
        }
    }

    /** Whether the work fits by the clock, gaps aside; it spares the drives to most commitments and to all far away. */
    private boolean mayHaveRoom(@Nullable Commitment previous, @Nullable Commitment next) {
        long first = daysWithStarts.getFirst().firstStart();
        if (previous != null) {
            first = Math.max(first, EpochSeconds.notBefore(previous.work().end()));
        }
        long last = daysWithStarts.getLast().lastStart();
        if (next != null) {
            last = Math.min(
                    last,
                    EpochSeconds.notAfter(
                            next.work().start().minus(request.job().duration())));
        }
        return first <= last;
    }

    private static long latest(long a, long b, long c) {
        return Math.max(a, Math.max(b, c));
    }

    private static long earliest(long a, long b, long c) {
        return Math.min(a, Math.min(b, c));
    }
}
