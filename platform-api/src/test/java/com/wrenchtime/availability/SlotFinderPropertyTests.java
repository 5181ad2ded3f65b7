package com.wrenchtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every schedule, over random ones: that the search is its {@link Definition}, that whatever it offers can
 * be booked and cancelled without anybody's time being taken twice, and the properties P289, P290 and P292 of the
 * acceptance list (F148 and F149 with them). Each case is made from a seed that its name shows, so that a failing one can
 * be run again.
 */
class SlotFinderPropertyTests {

    /** Days on which clocks change, at night and at midnight, and days on which they do not. */
    private static final List<Map.Entry<String, String>> DAYS = List.of(
            Map.entry("America/New_York", "2027-06-07"),
            Map.entry("America/New_York", "2027-03-14"),
            Map.entry("America/New_York", "2027-11-07"),
            Map.entry("Australia/Lord_Howe", "2027-04-04"),
            Map.entry("Australia/Lord_Howe", "2027-10-03"),
            Map.entry("America/Havana", "2027-03-14"),
            Map.entry("America/Havana", "2027-11-07"),
            Map.entry("America/Scoresbysund", "2027-03-27"),
            Map.entry("America/Scoresbysund", "2027-10-30"),
            Map.entry("Asia/Kathmandu", "2027-06-07"),
            Map.entry("UTC", "2027-12-31"));

    static Stream<Long> seeds() {
        return Stream.iterate(1L, it -> it + 1).limit(220);
    }

    /** For the property that looks at every minute of several days. */
    static Stream<Long> fewSeeds() {
        return seeds().limit(44);
    }

    @Test
    void givenTheSeeds_whenAskedForAllStarts_thenTwoInThreeOfferSome() {
        var offering = seeds().map(World::new)
                .filter(it -> !starts(SlotFinder.find(it.request(), it.times(), it.drives))
                        .isEmpty());

        assertThat(offering.count()).isGreaterThan(seeds().count() * 2 / 3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenAskedForAllStarts_thenTheyAreThoseOfTheDefinition(long seed) {
        var world = new World(seed);
        var request = world.request();

        var days = SlotFinder.find(request, world.times(), world.drives);

        assertThat(days).isEqualTo(new Definition(request, world.drives).find(world.calendars));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void givenAnySchedule_whenPlacedAtAnyMoment_thenItFitsExactlyWhereItIsOffered(long seed) {
        var world = new World(seed);
        var request = world.request();
        var definition = new Definition(request, world.drives);
        var offered = SlotFinder.find(request, world.times(), world.drives).stream()
                .flatMap(it -> it.slots().stream())
                .toList();
        var calendar = world.calendars.getFirst();
        var time = world.times().getFirst();
        var offeredStarts = offered.stream()
                .filter(it -> it.technicians().contains(time.technician()))
                .map(Slot::start)
                .toList();
        var placeable = new ArrayList<Instant>();

        for (var date = request.from().minusDays(1); !date.isAfter(request.to().plusDays(1)); date = date.plusDays(1)) {
            for (var minute : definition.momentsOf(date)) {
                var placement = SlotFinder.placement(request, time, minute, world.drives);
                assertThat(placement).as("at %s", minute).isEqualTo(definition.placement(calendar, minute));
                placement.ifPresent(it -> placeable.add(minute));
                assertThat(SlotFinder.placement(request, time, minute.plusSeconds(30), world.drives))
                        .isEmpty();
            }
        }
        assertThat(placeable).isEqualTo(offeredStarts);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenAskedForAllStarts_thenP290EachIsOnTheGridInHoursClearAfterNoticeAndWithinTheHorizon(
            long seed) {
        var world = new World(seed);
        var request = world.request();

        for (var day : SlotFinder.find(request, world.times(), world.drives)) {
            for (var slot : day.slots()) {
                var wall = slot.start().atZone(request.rules().zone());
                assertThat(wall.toLocalDate())
                        .isEqualTo(day.date())
                        .isBeforeOrEqualTo(request.rules().lastDate());
                assertThat(wall.toLocalTime().toSecondOfDay()
                                % request.rules().step().toSeconds())
                        .isZero();
                assertThat(slot.start())
                        .isAfter(request.now())
                        .isAfterOrEqualTo(request.now().plus(request.rules().notice()));
                for (var time : world.times()) {
                    if (slot.technicians().contains(time.technician())) {
                        var work = new TimeWindow(slot.start(), slot.end());
                        assertThat(time.working().contains(work)).isTrue();
                        assertThat(time.commitments()).noneMatch(it -> it.work().overlaps(work));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenOfferedStartsAreBookedAndCancelled_thenNobodysTimeIsTakenTwice(long seed) {
        var world = new World(seed);
        world.calendars.replaceAll(it -> new Definition.Calendar(it.technician(), it.windows(), List.of(), it.home()));
        var book = new Book(world);

        for (var i = 0; i < 40; i++) {
            if (world.random.nextInt(4) == 0) {
                book.cancelAny();
            } else {
                book.bookAny(world.request());
            }
            book.assertNobodysTimeIsTakenTwice();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenSomethingIsBooked_thenP289NoStartIsAdded(long seed) {
        var world = new World(seed);
        // A detour that saves time would free starts; real roads have none.
        world.drives.withShortcuts();
        world.calendars.replaceAll(it -> new Definition.Calendar(it.technician(), it.windows(), List.of(), it.home()));
        var book = new Book(world);
        var request = world.request();

        for (var i = 0; i < 8; i++) {
            var before = starts(SlotFinder.find(request, world.times(), world.drives));
            book.bookAny(world.request());
            var after = starts(SlotFinder.find(request, world.times(), world.drives));

            assertThat(before).containsAll(after);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenHoursAreWidened_thenP289NoStartIsRemoved(long seed) {
        var world = new World(seed);
        var request = world.request();
        var before = starts(SlotFinder.find(request, world.times(), world.drives));

        world.calendars.replaceAll(it -> new Definition.Calendar(
                it.technician(),
                Stream.concat(it.windows().stream(), Stream.of(world.anyWindow(480)))
                        .toList(),
                it.commitments(),
                it.home()));

        assertThat(starts(SlotFinder.find(request, world.times(), world.drives)))
                .containsAll(before);
    }

    @ParameterizedTest(name = "{0} days")
    @ValueSource(ints = {7, 14, -7})
    void givenAnySchedule_whenEverythingIsShiftedWithinOneOffset_thenP292SoIsTheAnswer(int shift) {
        for (var seed = 1; seed <= 100; seed++) {
            var world = new World(seed, "America/New_York", "2027-06-23");
            var request = world.request();
            var days = SlotFinder.find(request, world.times(), world.drives);

            var shifted = SlotFinder.find(
                    shifted(request, shift),
                    world.times().stream().map(it -> shifted(it, shift)).toList(),
                    world.drives);

            assertThat(shifted)
                    .isEqualTo(days.stream().map(it -> shifted(it, shift)).toList());
        }
    }

    private static List<Map.Entry<TechnicianId, Instant>> starts(List<DaySlots> days) {
        return days.stream()
                .flatMap(day -> day.slots().stream())
                .flatMap(slot -> slot.technicians().stream().map(it -> Map.entry(it, slot.start())))
                .toList();
    }

    private static SlotRequest shifted(SlotRequest it, int days) {
        var rules = it.rules();
        return new SlotRequest(
                new SlotRequest.Rules(
                        rules.zone(),
                        rules.step(),
                        rules.notice(),
                        rules.lastDate().plusDays(days)),
                it.job(),
                it.from().plusDays(days),
                it.to().plusDays(days),
                it.now().plus(Duration.ofDays(days)),
                null);
    }

    private static TechnicianTime shifted(TechnicianTime it, int days) {
        return new TechnicianTime(
                it.technician(),
                TimeWindows.of(it.working().windows().stream()
                        .map(each -> shifted(each, days))
                        .toList()),
                it.commitments().stream()
                        .map(each -> new Commitment(
                                each.id(),
                                shifted(each.work(), days),
                                each.place(),
                                each.bufferBefore(),
                                each.bufferAfter()))
                        .toList(),
                it.home());
    }

    private static TimeWindow shifted(TimeWindow it, int days) {
        return new TimeWindow(it.start().plus(Duration.ofDays(days)), it.end().plus(Duration.ofDays(days)));
    }

    private static DaySlots shifted(DaySlots it, int days) {
        return new DaySlots(
                it.date().plusDays(days),
                it.closed(),
                it.slots().stream()
                        .map(each -> new Slot(
                                each.start().plus(Duration.ofDays(days)),
                                each.end().plus(Duration.ofDays(days)),
                                each.addedDrive(),
                                each.recommended(),
                                each.technicians()))
                        .toList());
    }

    /** Technicians with random windows and commitments around a day, random drives, and random wishes. */
    static final class World {

        final Random random;
        final DriveTable drives;
        final List<Definition.Calendar> calendars = new ArrayList<>();
        private final ZoneId zone;
        private final LocalDate date;

        World(long seed) {
            this(
                    seed,
                    DAYS.get((int) (seed % DAYS.size())).getKey(),
                    DAYS.get((int) (seed % DAYS.size())).getValue());
        }

        World(long seed, String zone, String date) {
            this.random = new Random(seed);
            this.drives = DriveTable.random(random, 4);
            this.zone = ZoneId.of(zone);
            this.date = LocalDate.parse(date);
            for (var number = 1 + random.nextInt(3); number > 0; number--) {
                var windows = Stream.generate(() -> anyWindow(600))
                        .limit(1 + random.nextInt(6))
                        .toList();
                var home = drives.any(random);
                calendars.add(new Definition.Calendar(
                        new TechnicianId(new UUID(random.nextLong(), number)), windows, anyCommitments(), home));
            }
        }

        List<TechnicianTime> times() {
            return calendars.stream()
                    .map(it -> new TechnicianTime(
                            it.technician(), TimeWindows.of(it.windows()), it.commitments(), it.home()))
                    .toList();
        }

        SlotRequest request() {
            var from = date.minusDays(random.nextInt(2));
            // Often a whole minute, so that notice ends at a start and not only between two.
            var now = moment(-24 * 60)
                    .plusSeconds(random.nextBoolean() ? 0 : random.nextInt(60))
                    .plusNanos(random.nextInt(2));
            return new SlotRequest(
                    new SlotRequest.Rules(
                            zone,
                            minutes(List.of(1, 5, 7, 15, 15, 15, 20, 30, 45, 60, 120)
                                    .get(random.nextInt(11))),
                            minutes(random.nextInt(2) * random.nextInt(12 * 60)),
                            date.plusDays(random.nextInt(10) - 1)),
                    new SlotRequest.Job(
                            minutes(5 + random.nextInt(120)),
                            minutes(random.nextInt(3) * random.nextInt(30)),
                            minutes(random.nextInt(3) * random.nextInt(30)),
                            drives.any(random)),
                    from,
                    from.plusDays(random.nextInt(3)),
                    random.nextInt(4) == 0 ? now : now.minus(Duration.ofDays(9)),
                    null);
        }

        /** A window of at most so many minutes, from the day before to the day after. */
        TimeWindow anyWindow(int minutes) {
            return TimeWindow.of(moment(-24 * 60), minutes(1 + random.nextInt(minutes)));
        }

        /** Mostly one after the other; sometimes they overlap, which they should not. */
        private List<Commitment> anyCommitments() {
            boolean inOrder = random.nextInt(5) > 0;
            var commitments = new ArrayList<Commitment>();
            var free = Instant.MIN;
            for (var work : Stream.generate(() -> anyWindow(150))
                    .limit(random.nextInt(12))
                    .sorted((a, b) -> a.start().compareTo(b.start()))
                    .toList()) {
                if (!inOrder || !work.start().isBefore(free)) {
                    commitments.add(commitment(work));
                    free = work.end();
                }
            }
            return commitments;
        }

        Commitment commitment(TimeWindow work) {
            return new Commitment(
                    new UUID(random.nextLong(), random.nextLong()),
                    work,
                    drives.any(random),
                    minutes(random.nextInt(2) * random.nextInt(40)),
                    minutes(random.nextInt(2) * random.nextInt(40)));
        }

        private Instant moment(int firstMinute) {
            LocalDateTime wall = date.atStartOfDay().plusMinutes(random.nextInt(firstMinute, 48 * 60));
            return wall.atZone(zone).toInstant();
        }

        private static Duration minutes(int minutes) {
            return Duration.ofMinutes(minutes);
        }
    }

    /** Writes bookings down as they would be stored: with the time that each takes before it. */
    private static final class Book {

        private final World world;
        private final Map<UUID, Duration> inboundGaps = new HashMap<>();

        Book(World world) {
            this.world = world;
        }

        void bookAny(SlotRequest request) {
            var offers = starts(SlotFinder.find(request, world.times(), world.drives));
            if (offers.isEmpty()) {
                return;
            }
            var offer = offers.get(world.random.nextInt(offers.size()));
            var time = world.times().stream()
                    .filter(it -> it.technician().equals(offer.getKey()))
                    .findFirst()
                    .orElseThrow();

            var placement = SlotFinder.placement(request, time, offer.getValue(), world.drives)
                    .orElseThrow();

            var taken = new ArrayList<>(time.commitments());
            var booked = new Commitment(
                    new UUID(world.random.nextLong(), world.random.nextLong()),
                    placement.work(),
                    request.job().place(),
                    request.job().bufferBefore(),
                    request.job().bufferAfter());
            taken.add(booked);
            inboundGaps.put(booked.id(), placement.inboundGap());
            if (placement.next() != null) {
                assertThat(inboundGaps).containsKey(placement.next());
                inboundGaps.put(placement.next(), placement.nextInboundGap());
            }
            replace(time, taken);
        }

        void cancelAny() {
            var time = world.times().get(world.random.nextInt(world.calendars.size()));
            if (time.commitments().isEmpty()) {
                return;
            }
            var left = new ArrayList<>(time.commitments());
            var index = world.random.nextInt(left.size());
            inboundGaps.remove(left.remove(index).id());
            if (index < left.size()) {
                var next = left.get(index);
                inboundGaps.put(next.id(), next.inboundGapAfter(index == 0 ? null : left.get(index - 1), world.drives));
            }
            replace(time, left);
        }

        void assertNobodysTimeIsTakenTwice() {
            for (var time : world.times()) {
                var free = Instant.MIN;
                for (var commitment : time.commitments()) {
                    var takenFrom = commitment
                            .work()
                            .start()
                            .minus(inboundGaps.getOrDefault(commitment.id(), Duration.ofDays(999)));
                    assertThat(takenFrom).isAfterOrEqualTo(free);
                    free = commitment.work().end();
                }
            }
        }

        private void replace(TechnicianTime time, List<Commitment> commitments) {
            world.calendars.replaceAll(it -> it.technician().equals(time.technician())
                    ? new Definition.Calendar(it.technician(), it.windows(), List.copyOf(commitments), it.home())
                    : it);
        }
    }
}
