package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes technicians' time and gives it back. Each change locks the technician, looks again with the same search that made
 * the offer, and writes; so whatever was offered and is still free can be taken, and nothing else.
 *
 * <p>A transaction changes the calendar of one technician only. One that touches others' too, as for the holds that a client
 * gives up, locks them all first and in one order.
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
        return add(technician, placed(id, wish, technician, start, null));
    }

    /**
     * Takes the time that a hold keeps, or the same time without it when it has run out.
     *
     * @return when the work will be done, or nothing, and then an open hold stays
     */
    public Optional<TimeWindow> takeHeld(UUID id, Wish wish, Hold hold) {
        var held = new Replaced(hold.id(), TimeWindow.of(hold.start(), wish.duration()));
        return add(hold.technician(), placed(id, wish, hold.technician(), hold.start(), held));
    }

    /**
     * Moves a commitment to another start.
     *
     * @param from when its work was to be done
     * @return when it will be done, or nothing, and then everything stays as it was
     */
    public Optional<TimeWindow> move(UUID id, Wish wish, TechnicianId technician, TimeWindow from, Instant start) {
        return add(technician, placed(id, wish, technician, start, new Replaced(id, from)));
    }

    /** Gives time back: from now on the technician drives from the commitment before to the one after. */
    public void giveBack(UUID id, TechnicianId technician, TimeWindow work) {
        commitments.lock(technician);
        commitments.remove(id);
        closeGap(technician, work);
    }

    /**
     * Takes time until it runs out by the database's clock.
     *
     * @return when it does, or nothing if the technician cannot start then (any more)
     */
    Optional<Instant> takeUntilExpiry(UUID id, Wish wish, TechnicianId technician, Instant start, Duration keptFor) {
        return placed(id, wish, technician, start, null)
                .map(placed ->
                        commitments.addUntilExpiry(technician, placed.commitment(), placed.inboundGap(), keptFor));
    }

    private Optional<TimeWindow> add(TechnicianId technician, Optional<Placed> placed) {
        placed.ifPresent(it -> commitments.add(technician, it.commitment(), it.inboundGap()));
        return placed.map(it -> it.commitment().work());
    }

    private Optional<Placed> placed(
            UUID id, Wish wish, TechnicianId technician, Instant start, @Nullable Replaced replaced) {
        commitments.lock(technician);
        var date = LocalDate.ofInstant(start, settings.current().zone());
        var request = availability.request(wish, date, date);
        var drives = availability.drives();
        return availability.times(request, wish.by(technician), replaced == null ? null : replaced.id()).stream()
                .flatMap(time -> SlotFinder.placement(request, time, start, drives).stream())
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

    // What comes after a stretch that has become free is driven to from what came before it.
    private void closeGap(TechnicianId technician, TimeWindow free) {
        var others = commitments.around(free, List.of(technician)).getOrDefault(technician, List.of());
        var previous = others.stream()
                .filter(it -> !it.work().end().isAfter(free.start()))
                .max(Comparator.comparing(it -> it.work().end()));
        others.stream()
                .filter(it -> !it.work().start().isBefore(free.end()))
                .min(Comparator.comparing(it -> it.work().start()))
                .ifPresent(next -> commitments.approach(
                        next.id(), next.inboundGapAfter(previous.orElse(null), availability.drives())));
    }

    private record Placed(Commitment commitment, Duration inboundGap) {}

    private record Replaced(UUID id, TimeWindow work) {}
}
