package com.wrenchtime.availability;

import static com.wrenchtime.availability.ATechnician.MONDAY;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.availability.Judgement.Candidate;
import com.wrenchtime.availability.SlotFinderPropertyTests.World;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every start is offered or has exactly one obstacle, and what is told is true. */
class JudgementTests {

    static Stream<Long> seeds() {
        return Stream.iterate(1L, it -> it + 1).limit(220);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenJudged_thenEachStartOfTheGridIsOfferedOrHasOneObstacle(long seed) {
        var world = new World(seed);
        var request = world.request();
        var rules = request.rules();
        var grid = request.from()
                .datesUntil(request.to().plusDays(1))
                .flatMap(it -> Arrays.stream(WallGrid.starts(it, rules.zone(), rules.step()))
                        .mapToObj(Instant::ofEpochSecond))
                .toList();
        var definition = new Definition(request, world.drives);

        for (int i = 0; i < world.times().size(); i++) {
            var calendar = world.calendars.get(i);
            var judged = Judgement.of(request, candidate(world.times().get(i)), world.drives);

            assertThat(judged).extracting(JudgedStart::start).isEqualTo(grid);
            for (var start : judged) {
                assertThat(start.obstacle() == null)
                        .as("%s", start)
                        .isEqualTo(definition.placement(calendar, start.start()).isPresent());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givenAnySchedule_whenJudged_thenWhatIsToldIsTrue(long seed) {
        var world = new World(seed);
        var request = world.request();

        for (var time : world.times()) {
            var idle = new TechnicianTime(time.technician(), time.working(), List.of(), time.home());
            var withoutDrives = Judgement.of(request, candidate(time), (from, to) -> Duration.ZERO).stream()
                    .filter(it -> it.obstacle() == null)
                    .map(JudgedStart::start)
                    .collect(Collectors.toSet());
            for (var judged : Judgement.of(request, candidate(time), world.drives)) {
                var obstacle = judged.obstacle();
                if (obstacle == null) {
                    continue;
                }
                var start = judged.start();
                var work = TimeWindow.of(start, request.job().duration());
                var fitsWithoutJobs =
                        SlotFinder.placement(request, idle, start, world.drives).isPresent();
                var meetsAJob =
                        time.commitments().stream().anyMatch(it -> it.work().overlaps(work));
                switch (obstacle) {
                    case JOB ->
                        assertThat(fitsWithoutJobs && meetsAJob)
                                .as("%s", judged)
                                .isTrue();
                    case DRIVE, BUFFER -> {
                        assertThat(fitsWithoutJobs && !meetsAJob)
                                .as("%s", judged)
                                .isTrue();
                        assertThat(judged.taken()).isNotNull();
                    }
                    case HOURS ->
                        assertThat(time.working().contains(work))
                                .as("%s", judged)
                                .isFalse();
                    case NOTICE ->
                        assertThat(start)
                                .isBefore(request.now()
                                        .plus(request.rules().notice())
                                        .plusNanos(1));
                    case HORIZON ->
                        assertThat(LocalDate.ofInstant(start, request.rules().zone()))
                                .isAfter(request.rules().lastDate());
                    case AREA, SKILL, TIME_OFF -> throw new AssertionError(judged);
                }
                if (withoutDrives.contains(start)) {
                    assertThat(obstacle).as("%s", judged).isEqualTo(Obstacle.DRIVE);
                }
            }
        }
    }

    @Test
    void givenADayWithEverything_whenJudged_thenEachObstacleIsNamedOnce() {
        var time = aTechnician()
                .hours("09:00-17:00")
                .busy("10:00", "11:00", 0, 30)
                .awayBetween("2027-06-07T15:00", "2027-06-07T16:00")
                .over(MONDAY, MONDAY.plusDays(1));
        var rostered = aTechnician()
                .hours("09:00-17:00")
                .over(MONDAY, MONDAY.plusDays(1))
                .working();
        var request = new SlotRequest(
                new SlotRequest.Rules(NEW_YORK, Duration.ofMinutes(30), Duration.ofMinutes(30), MONDAY.plusDays(9)),
                new SlotRequest.Job(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO, null),
                MONDAY,
                MONDAY,
                ATechnician.at("09:00", NEW_YORK),
                null);

        var judged =
                Judgement.of(request, new Candidate(time, rostered, true, true), (from, to) -> Duration.ofMinutes(10));

        var told = new EnumMap<Obstacle, List<String>>(Obstacle.class);
        judged.forEach(it -> {
            if (it.obstacle() != null && it.obstacle() != Obstacle.HOURS) {
                told.merge(
                        it.obstacle(),
                        List.of(clock(it)),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            }
        });
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Obstacle.NOTICE,
                        Stream.iterate(0, it -> it + 1)
                                .limit(19)
                                .map(it -> "%02d:%02d".formatted(it / 2, it % 2 * 30))
                                .toList(),
                        Obstacle.DRIVE,
                        List.of("09:30"),
                        Obstacle.JOB,
                        List.of("10:00", "10:30"),
                        Obstacle.BUFFER,
                        List.of("11:00"),
                        Obstacle.TIME_OFF,
                        List.of("15:00", "15:30")));
        assertThat(judged.stream().filter(it -> it.obstacle() == null).map(JudgementTests::clock))
                .startsWith("11:30", "12:00")
                .endsWith("16:00", "16:30");
    }

    @Test
    void givenWhoCannotDoItOrAPlaceOutside_whenJudged_thenNothingElseIsTold() {
        var time = aTechnician().over(MONDAY, MONDAY.plusDays(1));
        var request = new SlotRequest(
                new SlotRequest.Rules(NEW_YORK, Duration.ofMinutes(30), Duration.ZERO, MONDAY),
                new SlotRequest.Job(Duration.ofMinutes(30), Duration.ZERO, Duration.ZERO, null),
                MONDAY,
                MONDAY,
                ATechnician.at("09:00", NEW_YORK),
                null);

        assertThat(Judgement.of(
                        request, new Candidate(time, time.working(), false, false), (from, to) -> Duration.ZERO))
                .extracting(JudgedStart::obstacle)
                .containsOnly(Obstacle.AREA);
        assertThat(Judgement.of(request, new Candidate(time, time.working(), true, false), (from, to) -> Duration.ZERO))
                .extracting(JudgedStart::obstacle)
                .containsOnly(Obstacle.SKILL);
    }

    private static String clock(JudgedStart judged) {
        return judged.start().atZone(NEW_YORK).toLocalTime().toString();
    }

    private static Candidate candidate(TechnicianTime time) {
        return new Candidate(time, TimeWindows.of(time.working().windows()), true, true);
    }
}
