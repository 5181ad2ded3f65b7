package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One date of a search: the starts that the shop's grid, clock and horizon leave on it, and what the calendars of the
 * technicians, looked at one after the other, offer of them.
 */
final class GridDay {

    private static final Comparator<Offer> BEST_FIRST =
            Comparator.comparing(Offer::addedDrive).thenComparing(Offer::technician);

    private final LocalDate date;
    private final Instant midnight;
    private final Instant nextMidnight;
    private final long[] starts;
    private final List<Offer> offers = new ArrayList<>();
    private boolean closed = true;

    GridDay(LocalDate date, SlotRequest request) {
        this.date = date;
        this.midnight = date.atStartOfDay(request.rules().zone()).toInstant();
        this.nextMidnight =
                date.plusDays(1).atStartOfDay(request.rules().zone()).toInstant();
        this.starts = admittedStarts(date, request);
    }

    private static long[] admittedStarts(LocalDate date, SlotRequest request) {
        if (date.isAfter(request.rules().lastDate())) {
            return new long[0];
        }
        var grid = WallGrid.starts(date, request.rules().zone(), request.rules().step());
        int from = indexNotBefore(grid, EpochSeconds.notBefore(request.earliestStart()));
        int to = grid.length;
        var wanted = request.startsWithin();
        if (wanted != null) {
            from = Math.max(from, indexNotBefore(grid, EpochSeconds.notBefore(wanted.start())));
            to = indexNotBefore(grid, EpochSeconds.notBefore(wanted.end()));
        }
        return Arrays.copyOfRange(grid, Math.min(from, to), to);
    }

    boolean hasStarts() {
        return starts.length > 0;
    }

    long firstStart() {
        return starts[0];
    }

    long lastStart() {
        return starts[starts.length - 1];
    }

    boolean hasStartIn(long first, long last) {
        int index = indexNotBefore(starts, first);
        return index < starts.length && starts[index] <= last;
    }

    /** Whether the technician is at this commitment for some part of this date. */
    boolean sees(@Nullable Commitment commitment) {
        return commitment != null
                && commitment.work().start().isBefore(nextMidnight)
                && commitment.work().end().isAfter(midnight);
    }

    void openIfWorked(TimeWindows working) {
        if (closed && midnight.isBefore(nextMidnight)) {
            closed = !working.overlaps(new TimeWindow(midnight, nextMidnight));
        }
    }

    void add(Offer offer) {
        offers.add(offer);
    }

    /** The opening behind the offer of this start. */
    Optional<Opening> openingAt(Instant start) {
        long second = EpochSeconds.notBefore(start);
        boolean onGrid = second == EpochSeconds.notAfter(start) && Arrays.binarySearch(starts, second) >= 0;
        if (!onGrid) {
            return Optional.empty();
        }
        return offers.stream()
                .filter(it -> it.contains(second))
                .map(Offer::opening)
                .findFirst();
    }

    DaySlots slots(Duration duration) {
        var takers = new @Nullable Takers[starts.length];
        // The best come first, so that each start gets its technicians in the order in which they are shown.
        offers.sort(BEST_FIRST);
        for (var offer : offers) {
            for (int i = indexNotBefore(starts, offer.first()); i < starts.length && starts[i] <= offer.last(); i++) {
                var takersOfStart = takers[i];
                if (takersOfStart == null) {
                    takersOfStart = new Takers(offer);
                    takers[i] = takersOfStart;
                }
                takersOfStart.technicians.add(offer.technician());
            }
        }
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < starts.length; i++) {
            var takersOfStart = takers[i];
            if (takersOfStart != null) {
                slots.add(takersOfStart.slot(Instant.ofEpochSecond(starts[i]), duration));
            }
        }
        return new DaySlots(date, closed, slots);
    }

    private static int indexNotBefore(long[] ascending, long value) {
        int found = Arrays.binarySearch(ascending, value);
        return found >= 0 ? found : -found - 1;
    }

    /** Those who can take the work at one start. */
    private record Takers(Offer best, List<TechnicianId> technicians) {

        Takers(Offer best) {
            this(best, new ArrayList<>());
        }

        Slot slot(Instant start, Duration duration) {
            return new Slot(start, start.plus(duration), best.addedDrive(), best.recommended(), technicians);
        }
    }
}
