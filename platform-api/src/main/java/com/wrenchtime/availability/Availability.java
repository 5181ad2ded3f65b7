package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.workforce.ScheduledTechnician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the bound shop can serve a customer. Reads the rules and what is taken once, and leaves the rest to
 * {@link SlotFinder}.
 */
@Component
public class Availability {

    /** How many days away from a lost time another one is looked for. */
    private static final int ALTERNATIVES_WITHIN_DAYS = 7;

    static final int ALTERNATIVES = 6;

    private final Settings settings;
    private final Technicians technicians;
    private final Commitments commitments;
    private final Driving driving;
    private final Clock clock;

    Availability(Settings settings, Technicians technicians, Commitments commitments, Driving driving, Clock clock) {
        this.settings = settings;
        this.technicians = technicians;
        this.commitments = commitments;
        this.driving = driving;
        this.clock = clock;
    }

    /** What can be booked on each date, both included, on the shop's calendar. */
    @Transactional(readOnly = true)
    public List<DaySlots> slots(Wish wish, LocalDate from, LocalDate to) {
        var request = request(wish, from, to);
        return SlotFinder.find(request, times(request, wish, null), drives());
    }

    /** What can be booked on these dates. */
    @Transactional(readOnly = true)
    public List<DaySlots> slots(Wish wish, WantedDates dates) {
        return slots(wish, dates.from(), dates.to());
    }

    /**
     * What can be booked on these dates by whoever gives something up for it.
     *
     * @param given the commitment that goes, whose time counts as free
     */
    @Transactional(readOnly = true)
    public List<DaySlots> slotsInsteadOf(UUID given, Wish wish, WantedDates dates) {
        var request = request(wish, dates.from(), dates.to());
        return SlotFinder.find(request, times(request, wish, given), drives());
    }

    /** Who can take the work at exactly this start, the one with the least added driving first; empty when nobody can. */
    @Transactional(readOnly = true)
    public List<TechnicianId> whoCanStartAt(Instant start, Wish wish) {
        var date = LocalDate.ofInstant(start, settings.current().zone());
        return slots(wish, date, date).stream()
                .flatMap(day -> day.slots().stream())
                .filter(slot -> slot.start().equals(start))
                .findFirst()
                .map(Slot::technicians)
                .orElse(List.of());
    }

    /** The free starts nearest to one that was lost, in the order of time. */
    @Transactional(readOnly = true)
    public List<Slot> alternatives(Instant lost, Wish wish) {
        var date = LocalDate.ofInstant(lost, settings.current().zone());
        return slots(wish, date.minusDays(ALTERNATIVES_WITHIN_DAYS), date.plusDays(ALTERNATIVES_WITHIN_DAYS)).stream()
                .flatMap(day -> day.slots().stream())
                .filter(slot -> !slot.start().equals(lost))
                .sorted(Comparator.comparing(
                        slot -> Duration.between(lost, slot.start()).abs()))
                .limit(ALTERNATIVES)
                .sorted(Comparator.comparing(Slot::start))
                .toList();
    }

    /** How long the shop's technicians drive. */
    DriveTimes drives() {
        return driving.of(settings.current().driving());
    }

    /** The wish as the shop's policy lets a customer have it. */
    SlotRequest request(Wish wish, LocalDate from, LocalDate to) {
        var shop = settings.current();
        var policy = shop.policy();
        var now = clock.instant();
        return new SlotRequest(
                new SlotRequest.Rules(shop.zone(), policy.slotStep(), policy.minNotice(), lastBookableDate(shop, now)),
                new SlotRequest.Job(wish.duration(), policy.bufferBefore(), policy.bufferAfter(), wish.place()),
                from,
                to,
                now,
                null);
    }

    /**
     * What is known of the time of everybody who may take the wish.
     *
     * @param except a commitment that is about to go away, whose time counts as free
     * @throws NotFound when the wanted technician is nobody of this shop
     */
    List<TechnicianTime> times(SlotRequest request, Wish wish, @Nullable UUID except) {
        var able = able(request, wish);
        if (able.isEmpty() && wish.technician() != null) {
            requireKnown(wish.technician());
        }
        var taken = commitments.around(
                span(request), able.stream().map(it -> it.technician().id()).toList());
        return able.stream()
                .map(it -> time(
                        it,
                        request,
                        without(except, taken.getOrDefault(it.technician().id(), List.of()))))
                .toList();
    }

    // Asked only when nobody was found: a technician who is able is known.
    private void requireKnown(TechnicianId technician) {
        if (technicians.find(technician).isEmpty()) {
            throw new NotFound();
        }
    }

    /** Who may take the wish, with when they work. */
    List<ScheduledTechnician> able(SlotRequest request, Wish wish) {
        return technicians.ableTo(wish.requiredSkill(), request.from(), request.lastWorkDate()).stream()
                .filter(it -> wish.technician() == null
                        || wish.technician().equals(it.technician().id()))
                .toList();
    }

    static TechnicianTime time(ScheduledTechnician able, SlotRequest request, List<Commitment> taken) {
        return new TechnicianTime(
                able.technician().id(),
                able.schedule()
                        .workingTime(
                                request.from(),
                                request.lastWorkDate(),
                                request.rules().zone()),
                taken,
                able.technician().home());
    }

    static List<Commitment> without(@Nullable UUID except, List<Commitment> taken) {
        return except == null
                ? taken
                : taken.stream().filter(it -> !it.id().equals(except)).toList();
    }

    /** The dates of the request, and those on which work may go on that starts on them. */
    static TimeWindow span(SlotRequest request) {
        return new TimeWindow(
                request.from().atStartOfDay(request.rules().zone()).toInstant(),
                request.lastWorkDate()
                        .plusDays(1)
                        .atStartOfDay(request.rules().zone())
                        .toInstant());
    }

    private static LocalDate lastBookableDate(ShopSettings shop, Instant now) {
        return LocalDate.ofInstant(now, shop.zone()).plusDays(shop.policy().horizonDays());
    }
}
