package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static com.wrenchtime.availability.Scenarios.J;
import static com.wrenchtime.availability.Scenarios.X;
import static com.wrenchtime.availability.Scenarios.at;
import static com.wrenchtime.availability.Scenarios.every;
import static com.wrenchtime.availability.Scenarios.job;
import static com.wrenchtime.availability.Scenarios.join;
import static com.wrenchtime.availability.Scenarios.open;
import static com.wrenchtime.availability.Scenarios.scenario;
import static com.wrenchtime.availability.Scenarios.starts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Groups C, E and Q of the acceptance list, by their numbers, and decision K6: what is taken already, and the buffers around it.
 * The algebra of group C is in TimeWindowsTests; properties are in SlotFinderPropertyTests.
 *
 * <p>Not here, because others decide it: whose states block (E109, E110, E122: to the search they are all commitments), what a
 * stale page may still book (E124).
 */
class BusyTimeScenarioTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"busyTimes", "lateFinds"})
    void givenAScenario_whenAskedForStarts_thenAnswersExactlyThose(
            String scenario, ASearch search, List<Instant> expected) {
        assertThat(search.starts()).as(scenario).isEqualTo(expected);
    }

    static Stream<Arguments> busyTimes() {
        return Stream.of(
                scenario(
                        "E101 touching jobs",
                        aSearch().of(60, 60).by(aTechnician().busy("10:00", "11:00")),
                        starts("09:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00")),
                scenario(
                        "E103 the same interval",
                        aSearch().by(job("10:00", "11:00").hours("10:00-11:00")),
                        starts()),
                scenario(
                        "E104 one minute of overlap",
                        aSearch().by(job("10:59", "11:59").hours("09:00-12:00")),
                        starts("09:00", "09:15", "09:30", "09:45")),
                scenario(
                        "E104 one minute inside",
                        aSearch().of(60, 60).by(job("10:30", "10:31").hours("09:00-12:00")),
                        starts("09:00", "11:00")),
                scenario(
                        "E106 the same job written with another offset",
                        aSearch().of(60, 60).by(aTechnician().busy("2027-06-07T14:00Z", "2027-06-07T15:00Z")),
                        starts("09:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00")),
                scenario("E107 a job of eight hours", aSearch().by(job("09:00", "17:00")), starts()),
                scenario(
                        "E107 a job from the day before until the day after",
                        aSearch().by(aTechnician().busy("2027-06-06T20:00", "2027-06-08T05:00")),
                        starts()),
                scenario(
                        "E112 buffer 30 after",
                        aSearch().by(aTechnician().busy("10:00", "11:00", 0, 30)),
                        join(starts("09:00"), every(19, "11:30", "16:00", 15))),
                scenario(
                        "E113 buffer 10 before: busy from 09:50",
                        aSearch().of(50, 15).by(aTechnician().busy("10:00", "11:00", 10, 0)),
                        join(starts("09:00"), every(21, "11:00", "16:00", 15))),
                scenario(
                        "E115 15 before and 30 after, on both jobs",
                        aSearch().buffers(15, 30).by(aTechnician().busy("10:00", "11:00", 15, 30)),
                        every(19, "11:30", "16:00", 15)),
                scenario(
                        "E116 60 before and after, on both jobs",
                        aSearch()
                                .in("UTC")
                                .of(15, 15)
                                .buffers(60, 60)
                                .by(aTechnician()
                                        .in("UTC")
                                        .everyDay("05:00-09:15")
                                        .busy("07:00", "07:15", 60, 60)),
                        starts(
                                "2027-06-07T05:00Z",
                                "2027-06-07T05:15Z",
                                "2027-06-07T05:30Z",
                                "2027-06-07T05:45Z",
                                "2027-06-07T08:15Z",
                                "2027-06-07T08:30Z",
                                "2027-06-07T08:45Z",
                                "2027-06-07T09:00Z")),
                scenario(
                        "E118 buffer 60 before 05:00, new 04:30",
                        aSearch()
                                .in("UTC")
                                .of(15, 15)
                                .by(aTechnician()
                                        .in("UTC")
                                        .everyDay("04:30-04:45")
                                        .busy("05:00", "05:15", 60, 0)),
                        starts()),
                scenario(
                        "E119 buffer 60 after 05:15, new 05:30",
                        aSearch()
                                .in("UTC")
                                .of(15, 15)
                                .by(aTechnician()
                                        .in("UTC")
                                        .everyDay("05:30-05:45")
                                        .busy("05:00", "05:15", 0, 60)),
                        starts()),
                scenario(
                        "E121 the job keeps the buffers it was booked with",
                        aSearch().buffers(0, 0).by(aTechnician().busy("09:00", "15:00", 0, 45)),
                        starts("15:45", "16:00")),
                scenario(
                        "E125 oil 30 and brakes 90",
                        open("09:00-12:00").of(30 + 90, 30),
                        starts("09:00", "09:30", "10:00")),
                scenario(
                        "K6 buffers and drive happen at once",
                        aSearch()
                                .buffers(20, 0)
                                .at(J)
                                .driving((from, to) -> Duration.ofMinutes(25))
                                .by(aTechnician().busy("09:00", "15:00", 0, 30, X)),
                        starts("15:30", "15:45", "16:00")),
                scenario(
                        "C58 overlapping jobs",
                        aSearch().by(job("10:00", "11:30").busy("11:00", "12:00")),
                        join(starts("09:00"), every(17, "12:00", "16:00", 15))),
                scenario(
                        "C59 a job from before opening",
                        aSearch().by(job("08:00", "09:30")),
                        every(27, "09:30", "16:00", 15)),
                scenario(
                        "C61 a job at noon",
                        aSearch().by(job("12:00", "13:00")),
                        join(every(9, "09:00", "11:00", 15), every(13, "13:00", "16:00", 15))),
                scenario(
                        "C61 a job off the grid",
                        aSearch().by(job("12:10", "12:50")),
                        join(every(9, "09:00", "11:00", 15), every(13, "13:00", "16:00", 15))));
    }

    static Stream<Arguments> lateFinds() {
        return Stream.of(scenario(
                "Q298 one booking does not shift the others",
                aSearch().of(60, 60).by(job("10:10", "10:50")),
                starts("09:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00")));
    }

    @Test
    void givenAStartInsideABuffer_whenPlaced_thenQ299ItIsRefused() {
        var search = aSearch().by(aTechnician().busy("10:00", "11:00", 0, 30));

        assertThat(search.placement(at("11:15"))).isEmpty();
        assertThat(search.placement(at("11:30"))).isPresent();
    }

    @Test
    void givenNothingBeforeNorAfter_whenPlaced_thenE113TheBufferMayReachOutOfWorkingHours() {
        var search = aSearch().buffers(45, 45).at(J);

        assertThat(search.placement(at("09:00")))
                .contains(new Placement(
                        ATechnician.window("09:00", "10:00", NEW_YORK), Duration.ofMinutes(45), null, Duration.ZERO));
    }

    @Test
    void givenCommitmentsThatOverlap_whenAskedForStarts_thenTheOneThatEndsLastIsKept() {
        var search = aSearch().by(job("09:00", "15:00").busy("10:00", "11:00"));

        assertThat(search.starts()).isEqualTo(starts("15:00", "15:15", "15:30", "15:45", "16:00"));
    }
}
