package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static com.wrenchtime.availability.Scenarios.J;
import static com.wrenchtime.availability.Scenarios.X;
import static com.wrenchtime.availability.Scenarios.Y;
import static com.wrenchtime.availability.Scenarios.at;
import static com.wrenchtime.availability.Scenarios.drives;
import static com.wrenchtime.availability.Scenarios.open;
import static com.wrenchtime.availability.Scenarios.scenario;
import static com.wrenchtime.availability.Scenarios.slot;
import static com.wrenchtime.availability.Scenarios.starts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Group N of the acceptance list, by its numbers: the drives between jobs, and how much driving a start adds.
 *
 * <p>Not here, because others decide it: places outside the area (N268), the figures of a route (N269's estimate), storing them
 * (N274).
 */
class TravelScenarioTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("travel")
    void givenAScenario_whenAskedForStarts_thenAnswersExactlyThose(
            String scenario, ASearch search, List<Instant> expected) {
        assertThat(search.starts()).as(scenario).isEqualTo(expected);
    }

    static Stream<Arguments> travel() {
        return Stream.of(
                scenario(
                        "N265 25 from the job before, 40 to the job after",
                        aSearch()
                                .at(J)
                                .driving(drives(X, J, 25, J, Y, 40))
                                .by(aTechnician().busyAt(X, "09:00", "10:00").busyAt(Y, "13:00", "17:00")),
                        starts("10:30", "10:45", "11:00", "11:15")),
                scenario(
                        "N266 35 out, 20 back: after a job there",
                        aSearch()
                                .at(J)
                                .driving(drives(X, J, 35, J, X, 20))
                                .by(aTechnician().busyAt(X, "09:00", "15:00")),
                        starts("15:45", "16:00")),
                scenario(
                        "N266 35 out, 20 back: before a job there",
                        aSearch()
                                .at(J)
                                .driving(drives(X, J, 35, J, X, 20))
                                .by(aTechnician().busyAt(X, "10:30", "17:00")),
                        starts("09:00")),
                scenario(
                        "N269 an unknown place costs the default",
                        aSearch()
                                .driving((from, to) -> Duration.ofMinutes(from == null || to == null ? 30 : 0))
                                .by(aTechnician().busyAt(X, "09:00", "15:00")),
                        starts("15:30", "15:45", "16:00")),
                scenario(
                        "N272 a drive shorter than the buffer counts for nothing",
                        aSearch()
                                .at(J)
                                .driving(drives(X, J, 25, J, X, 25))
                                .by(aTechnician().busy("09:00", "15:00", 0, 45, X)),
                        starts("15:45", "16:00")),
                scenario(
                        "N272 a drive longer than the buffer counts alone",
                        aSearch()
                                .at(J)
                                .driving(drives(X, J, 50, J, X, 50))
                                .by(aTechnician().busy("09:00", "15:00", 0, 45, X)),
                        starts("16:00")),
                scenario(
                        "N275 three vans at one address",
                        open("09:00-13:00")
                                .of(60, 60)
                                .at(J)
                                .driving((from, to) -> Duration.ofMinutes(Objects.equals(from, to) ? 0 : 30))
                                .by(aTechnician()
                                        .hours("09:00-12:00")
                                        .busyAt(J, "09:00", "10:00")
                                        .busyAt(J, "11:00", "12:00")),
                        starts("10:00")));
    }

    @Test
    void givenAJobOnTheWay_whenAskedForStarts_thenTheAddedDriveIsTheDetour() {
        var search = aSearch()
                .of(60, 60)
                .at(J)
                .driving(drives(X, J, 25, J, Y, 40, X, Y, 50))
                .by(aTechnician().busyAt(X, "09:00", "10:00").busyAt(Y, "13:00", "17:00"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 15, false, 1));
    }

    @Test
    void givenADetourOfTenMinutes_whenAskedForStarts_thenItIsRecommended() {
        var search = aSearch()
                .of(60, 60)
                .at(J)
                .driving(drives(X, J, 25, J, Y, 40, X, Y, 55))
                .by(aTechnician().busyAt(X, "09:00", "10:00").busyAt(Y, "13:00", "17:00"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 10, true, 1));
    }

    @Test
    void givenAFreeDayNextToBusyOnes_whenAskedForStarts_thenItsDrivesAreFromAndToHome() {
        var search = aSearch()
                .of(480, 60)
                .at(J)
                .driving(drives(X, J, 1, J, X, 1, Y, J, 30, J, Y, 40))
                .from("2027-06-08", "2027-06-08")
                .by(aTechnician()
                        .livingAt(Y)
                        .busyAt(X, "16:00", "17:00")
                        .busyAt(X, "2027-06-09T09:00", "2027-06-09T10:00"));

        assertThat(search.slots()).containsExactly(slot("2027-06-08T09:00", "2027-06-08T17:00", 70, false, 1));
    }

    @Test
    void givenJobsBeforeAndAfter_whenPlaced_thenN271BothNeighboursAreInThePlacement() {
        var search = aSearch()
                .buffers(10, 15)
                .at(J)
                .driving(drives(X, J, 25, J, Y, 40))
                .by(aTechnician().busyAt(X, "09:00", "10:00").busyAt(Y, "13:00", "17:00"));

        assertThat(search.placement(at("10:30")))
                .contains(new Placement(
                        ATechnician.window("10:30", "11:30", NEW_YORK),
                        Duration.ofMinutes(25),
                        new UUID(1, 1),
                        Duration.ofMinutes(40)));
    }
}
