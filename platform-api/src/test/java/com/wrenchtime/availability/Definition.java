package com.wrenchtime.availability;

import static java.util.Comparator.comparing;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be offered, word for word as it is defined and without any thought for speed: each question is asked of one
 * start, and time is walked minute by minute. It shares nothing with the search it checks.
 */
record Definition(SlotRequest request, DriveTimes drives) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A technician with windows that are not put in order: they may touch and overlap. */
    record Calendar(
            TechnicianId technician,
            List<TimeWindow> windows,
            List<Commitment> commitments,
            @Nullable Place home) {

        boolean works(Instant moment) {
            return windows.stream().anyMatch(it -> !moment.isBefore(it.start()) && moment.isBefore(it.end()));
        }
    }

    private record Taker(TechnicianId technician, Duration addedDrive, boolean recommended) {}

    Optional<Placement> placement(Calendar calendar, Instant start) {
        if (!isOnTheGrid(start) || !isInRange(start)) {
            return Optional.empty();
        }
        var work = TimeWindow.of(start, request.job().duration());
        var before = previous(calendar, work);
        var after = next(calendar, work);
        boolean fits = minutes(work).allMatch(calendar::works)
                && calendar.commitments().stream().noneMatch(it -> it.work().overlaps(work))
                && before.stream()
                        .allMatch(it -> !it.work().end().plus(gapAfter(it)).isAfter(start))
                && after.stream()
                        .allMatch(it -> !work.end()
                                .plus(gapBefore(it))
                                .isAfter(it.work().start()));
        return fits
                ? Optional.of(new Placement(
                        work,
                        before.map(this::gapAfter).orElse(request.job().bufferBefore()),
                        after.map(Commitment::id).orElse(null),
                        after.map(this::gapBefore).orElse(Duration.ZERO)))
                : Optional.empty();
    }

    List<DaySlots> find(List<Calendar> calendars) {
        var days = new ArrayList<DaySlots>();
        for (var date = request.from(); !date.isAfter(request.to()); date = date.plusDays(1)) {
            var moments = momentsOf(date);
            var slots = new ArrayList<Slot>();
            for (var start : moments) {
                var takers = calendars.stream()
                        .filter(it -> placement(it, start).isPresent())
                        .map(it -> taker(it, start, date(start)))
                        .sorted(comparing(Taker::addedDrive).thenComparing(Taker::technician))
                        .toList();
                if (!takers.isEmpty()) {
                    slots.add(new Slot(
                            start,
                            start.plus(request.job().duration()),
                            takers.getFirst().addedDrive(),
                            takers.getFirst().recommended(),
                            takers.stream().map(Taker::technician).toList()));
                }
            }
            boolean closed = moments.stream().noneMatch(it -> calendars.stream().anyMatch(each -> each.works(it)));
            days.add(new DaySlots(date, closed, slots));
        }
        return days;
    }

    /** Every minute at which the shop's calendar shows this date. */
    List<Instant> momentsOf(LocalDate date) {
        var around = new TimeWindow(
                date.minusDays(1).atStartOfDay(request.rules().zone()).toInstant(),
                date.plusDays(2).atStartOfDay(request.rules().zone()).toInstant());
        return minutes(around).filter(it -> date(it).equals(date)).toList();
    }

    private boolean isOnTheGrid(Instant start) {
        var wall = start.atZone(request.rules().zone()).toLocalTime();
        return wall.toNanoOfDay() % request.rules().step().toNanos() == 0;
    }

    private boolean isInRange(Instant start) {
        var date = date(start);
        return !date.isBefore(request.from())
                && !date.isAfter(request.to())
                && !date.isAfter(request.rules().lastDate())
                && start.isAfter(request.now())
                && !start.isBefore(request.now().plus(request.rules().notice()));
    }

    private Taker taker(Calendar calendar, Instant start, LocalDate date) {
        var work = TimeWindow.of(start, request.job().duration());
        var before = previous(calendar, work)
                .filter(it -> date(it.work().end().minusNanos(1)).equals(date));
        var after = next(calendar, work).filter(it -> date(it.work().start()).equals(date));
        var from = before.isPresent() ? before.get().place() : calendar.home();
        var to = after.isPresent() ? after.get().place() : calendar.home();
        boolean comesFromSomewhere = before.isPresent() || calendar.home() != null;
        boolean goesSomewhere = after.isPresent() || calendar.home() != null;
        var added = Duration.ZERO;
        if (comesFromSomewhere) {
            added = added.plus(drives.between(from, request.job().place()));
        }
        if (goesSomewhere) {
            added = added.plus(drives.between(request.job().place(), to));
        }
        if (comesFromSomewhere && goesSomewhere) {
            added = added.minus(drives.between(from, to));
        }
        added = added.isNegative() ? Duration.ZERO : added;
        boolean nearby = added.compareTo(Duration.ofMinutes(10)) <= 0;
        return new Taker(calendar.technician(), added, (before.isPresent() || after.isPresent()) && nearby);
    }

    private static Optional<Commitment> previous(Calendar calendar, TimeWindow work) {
        return inOrder(calendar)
                .filter(it -> it.work().start().isBefore(work.start()))
                .reduce((a, b) -> b.work().end().isAfter(a.work().end()) ? b : a);
    }

    private static Optional<Commitment> next(Calendar calendar, TimeWindow work) {
        return inOrder(calendar)
                .filter(it -> !it.work().start().isBefore(work.start()))
                .findFirst();
    }

    private static Stream<Commitment> inOrder(Calendar calendar) {
        return calendar.commitments().stream()
                .sorted(comparing((Commitment it) -> it.work().start()).thenComparing(Commitment::id));
    }

    private Duration gapAfter(Commitment previous) {
        return longest(
                previous.bufferAfter(),
                request.job().bufferBefore(),
                drives.between(previous.place(), request.job().place()));
    }

    private Duration gapBefore(Commitment next) {
        return longest(
                request.job().bufferAfter(),
                next.bufferBefore(),
                drives.between(request.job().place(), next.place()));
    }

    private static Duration longest(Duration... durations) {
        return Stream.of(durations).max(Duration::compareTo).orElseThrow();
    }

    private LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, request.rules().zone());
    }

    private static Stream<Instant> minutes(TimeWindow window) {
        return Stream.iterate(window.start(), it -> it.isBefore(window.end()), it -> it.plus(MINUTE));
    }
}
