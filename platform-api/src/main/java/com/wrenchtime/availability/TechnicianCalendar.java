package com.wrenchtime.availability;

import com.wrenchtime.availability.Commitments.Stretch;
import com.wrenchtime.availability.Commitments.Taken;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes technicians' time and gives it back. Each change locks the technician, looks again with the same search that made
 * the offer, and writes; so whatever was offered and is still free can be taken, and nothing else.
 *
 * <p>A transaction changes the calendar of one technician. One that touches others' too, as a move to another technician or
 * the holds that a client gives up, locks them all first and in one order.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TechnicianCalendar {

    private final Availability availability;
    private final Commitments commitments;
    private final Settings settings;

    TechnicianCalendar(Availability availability, Commitments commitments, Settings settings) {
        this.availability = availability;
        this.commitments = commitments;
        this.settings = settings;
    }

    /**
     * Takes time for good.
     *
     * @param id of the commitment, which is its appointment's
     * @return when the work will be done, or nothing if the technician cannot start then (any more)
     */
    public Optional<TimeWindow> take(UUID id, Wish wish, TechnicianId technician, Instant start) {
        return take(id, wish, technician, start, Leeway.NONE);
    }

    /** Like {@link #take(UUID, Wish, TechnicianId, Instant)}, with some of the shop's rules set aside. */
    public Optional<TimeWindow> take(UUID id, Wish wish, TechnicianId technician, Instant start, Leeway leeway) {
        return add(technician, placed(id, wish, technician, start, null, leeway));
    }

    /**
     * Takes the time that a hold keeps, or the same time without it when it has run out.
     *
     * @return when the work will be done, or nothing, and then an open hold stays
     */
    public Optional<TimeWindow> takeHeld(UUID id, Wish wish, Hold hold) {
        var held = new Replaced(hold.id(), TimeWindow.of(hold.start(), wish.duration()));
        return add(hold.technician(), placed(id, wish, hold.technician(), hold.start(), held, Leeway.NONE));
    }

    /**
     * Moves a commitment to another start, another technician or both. What comes after it at its old place is driven to
     * from what came before, what comes after it at its new place from there.
     *
     * @param by whose time it took
     * @param from when its work was to be done
     * @param to whose time it takes from now on
     * @return when it will be done, or nothing, and then everything stays as it was
     */
    public Optional<TimeWindow> move(
            UUID id, Wish wish, TechnicianId by, TimeWindow from, TechnicianId to, Instant start, Leeway leeway) {
        commitments.lock(Stream.of(by, to));
        var request = requestAt(start, wish);
        return availability.able(request, wish.by(to)).stream().findFirst().flatMap(able -> {
            var taken = commitments.around(List.of(new Stretch(by, from), new Stretch(to, Availability.span(request))));
            var left = Availability.without(id, taken.getFirst());
            var there = Availability.without(id, taken.getLast());
            return SlotFinder.placement(
                            request, Availability.time(able, request, there), start, leeway, availability.drives())
                    .map(placement -> {
                        var rewritten = new LinkedHashMap<UUID, Taken>();
                        closedGap(by, left, from)
                                .ifPresent(it -> rewritten.put(it.commitment().id(), it));
                        // Should both be the same commitment, what lies directly before it now is the moved one.
                        next(to, there, placement)
                                .ifPresent(it -> rewritten.put(it.commitment().id(), it));
                        rewritten.put(id, new Taken(to, commitment(id, placement, request), placement.inboundGap()));
                        commitments.rewrite(rewritten.values());
                        return placement.work();
                    });
        });
    }

    /**
     * Lets the work of a commitment go on until later, or be harder, from the same start.
     *
     * @param work when it was to be done
     * @return when it will be done, or nothing, and then everything stays as it was
     */
    public Optional<TimeWindow> extend(UUID id, Wish wish, TechnicianId technician, TimeWindow work, Leeway leeway) {
        commitments.lock(technician);
        var request = requestAt(work.start(), wish);
        var longer = TimeWindow.of(work.start(), wish.duration());
        var able = availability.able(request, wish.by(technician)).stream().findFirst();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        var taken = commitments.around(List.of(new Stretch(technician, longer))).getFirst();
        var working = Availability.time(able.get(), request, taken).working();
        var own = taken.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        var next = Availability.without(id, taken).stream()
                .filter(it -> !it.work().start().isBefore(work.start()))
                .min(Comparator.comparing(it -> it.work().start()))
                .map(it -> new Taken(technician, it, own.gapTo(it, availability.drives())));
        var isAtWork = leeway.anyHours()
                || !longer.end().isAfter(work.end())
                || working.contains(new TimeWindow(work.end(), longer.end()));
        if (!isAtWork
                || next.filter(it -> it.occupiedFrom().isBefore(longer.end())).isPresent()) {
            return Optional.empty();
        }
        next.ifPresent(it -> commitments.approach(it.commitment().id(), it.inboundGap()));
        commitments.end(id, longer.end());
        return Optional.of(longer);
    }

    /** Lets the work of a commitment end earlier. */
    public void endEarlier(UUID id, TechnicianId technician, Instant end) {
        commitments.lock(technician);
        commitments.end(id, end);
    }

    /** Gives time back: from now on the technician drives from the commitment before to the one after. */
    public void giveBack(UUID id, TechnicianId technician, TimeWindow work) {
        commitments.lock(technician);
        commitments.remove(id);
        closeGap(technician, work);
    }

    /** Lets nobody take or give back this technician's time until the transaction ends. */
    public void keepAsItIs(TechnicianId technician) {
        commitments.lock(technician);
    }

    /**
     * Takes time until it runs out by the database's clock.
     *
     * @return when it does, or nothing if the technician cannot start then (any more)
     */
    Optional<Instant> takeUntilExpiry(UUID id, Wish wish, TechnicianId technician, Instant start, Duration keptFor) {
        return placed(id, wish, technician, start, null, Leeway.NONE)
                .map(placed ->
                        commitments.addUntilExpiry(technician, placed.commitment(), placed.inboundGap(), keptFor));
    }

    private Optional<TimeWindow> add(TechnicianId technician, Optional<Placed> placed) {
        placed.ifPresent(it -> commitments.add(technician, it.commitment(), it.inboundGap()));
        return placed.map(it -> it.commitment().work());
    }

    private Optional<Placed> placed(
            UUID id, Wish wish, TechnicianId technician, Instant start, @Nullable Replaced replaced, Leeway leeway) {
        commitments.lock(technician);
        var request = requestAt(start, wish);
        var drives = availability.drives();
        return availability.times(request, wish.by(technician), replaced == null ? null : replaced.id()).stream()
                .flatMap(time -> SlotFinder.placement(request, time, start, leeway, drives).stream())
                .findFirst()
                .map(placement -> {
                    if (replaced != null) {
                        commitments.remove(replaced.id());
                        closeGap(technician, replaced.work());
                    }
                    // First the way on, then the job: the other order could collide with a way that is no longer
                    // driven.
                    if (placement.next() != null) {
                        commitments.approach(placement.next(), placement.nextInboundGap());
                    }
                    return new Placed(commitment(id, placement, request), placement.inboundGap());
                });
    }

    private static Commitment commitment(UUID id, Placement placement, SlotRequest request) {
        var job = request.job();
        return new Commitment(id, placement.work(), job.place(), job.bufferBefore(), job.bufferAfter());
    }

    private SlotRequest requestAt(Instant start, Wish wish) {
        var date = LocalDate.ofInstant(start, settings.current().zone());
        return availability.request(wish, date, date);
    }

    private void closeGap(TechnicianId technician, TimeWindow free) {
        var others = commitments.around(free, List.of(technician)).getOrDefault(technician, List.of());
        closedGap(technician, others, free)
                .ifPresent(it -> commitments.approach(it.commitment().id(), it.inboundGap()));
    }

    // What comes after a stretch that has become free is driven to from what came before it.
    private Optional<Taken> closedGap(TechnicianId technician, List<Commitment> others, TimeWindow free) {
        var previous = others.stream()
                .filter(it -> !it.work().end().isAfter(free.start()))
                .max(Comparator.comparing(it -> it.work().end()));
        return others.stream()
                .filter(it -> !it.work().start().isBefore(free.end()))
                .min(Comparator.comparing(it -> it.work().start()))
                .map(next -> new Taken(
                        technician, next, next.inboundGapAfter(previous.orElse(null), availability.drives())));
    }

    private static Optional<Taken> next(TechnicianId technician, List<Commitment> others, Placement placement) {
        return others.stream()
                .filter(it -> it.id().equals(placement.next()))
                .findFirst()
                .map(it -> new Taken(technician, it, placement.nextInboundGap()));
    }

    private record Placed(Commitment commitment, Duration inboundGap) {}

    private record Replaced(UUID id, TimeWindow work) {}
}
