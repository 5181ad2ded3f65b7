package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.MONDAY;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static com.wrenchtime.availability.Scenarios.allDay;
import static com.wrenchtime.availability.Scenarios.at;
import static com.wrenchtime.availability.Scenarios.every;
import static com.wrenchtime.availability.Scenarios.join;
import static com.wrenchtime.availability.Scenarios.open;
import static com.wrenchtime.availability.Scenarios.scenario;
import static com.wrenchtime.availability.Scenarios.starts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Groups A and B of the acceptance list of the shop's scheduling, by their numbers, and decision K2: the grid, working windows,
 * overrides, days off. Expected starts are typed from the list and compared as whole lists, as in all classes named so. The
 * windows themselves are in WorkScheduleTests.
 *
 * <p>Not here, because they are not features of the search: starts with an offset (A26) or packed into the window (A28's
 * second half). Not here, because it is the booking that decides: what a stale page may still book (B53).
 */
class OpeningHoursScenarioTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"windows", "hoursAndDaysOff"})
    void givenAScenario_whenAskedForStarts_thenAnswersExactlyThose(
            String scenario, ASearch search, List<Instant> expected) {
        assertThat(search.starts()).as(scenario).isEqualTo(expected);
    }

    static Stream<Arguments> windows() {
        return Stream.of(
                scenario("A1 window 09-17, 60/15", aSearch(), every(29, "09:00", "16:00", 15)),
                scenario("A2 window 09-17, 60/60", aSearch().of(60, 60), every(8, "09:00", "16:00", 60)),
                scenario("A4 empty day, 30/60", allDay().of(30, 60), every(24, "00:00", "23:00", 60)),
                scenario("A5 empty day, 20/20", allDay().of(20, 20), every(72, "00:00", "23:40", 20)),
                scenario("A5 empty day, 40/40", allDay().of(40, 40), every(36, "00:00", "23:20", 40)),
                scenario(
                        "A7 two windows, 20/20",
                        open("11:00-12:00", "14:00-15:00").of(20, 20),
                        starts("11:00", "11:20", "11:40", "14:00", "14:20", "14:40")),
                scenario(
                        "A8 overlapping windows, 20/20",
                        open("11:00-12:00", "11:20-12:40").of(20, 20),
                        starts("11:00", "11:20", "11:40", "12:00", "12:20")),
                scenario(
                        "A10 unsorted windows, 60/60",
                        open("16:00-17:00", "08:00-09:00", "12:00-13:00").of(60, 60),
                        starts("08:00", "12:00", "16:00")),
                scenario("A11 window as long as the service", open("10:00-11:00"), starts("10:00")),
                scenario("A13 window of length zero", open("10:00-10:00"), starts()),
                scenario("A13 no window", open(), starts()),
                scenario("A14 window 09-12, 60/30", open("09:00-12:00").of(60, 30), every(5, "09:00", "11:00", 30)),
                scenario(
                        "A16 two windows on two days, 60/60",
                        open("09:15-11:00", "11:30-14:00").of(60, 60).from("2027-06-07", "2027-06-08"),
                        starts("10:00", "12:00", "13:00", "2027-06-08T10:00", "2027-06-08T12:00", "2027-06-08T13:00")),
                scenario(
                        "A17 windows of minutes, 5/5",
                        open("07:00-07:05", "07:10-07:30").of(5, 5),
                        starts("07:00", "07:10", "07:15", "07:20", "07:25")),
                scenario("A19 service of 480 minutes", aSearch().of(480, 15), starts("09:00")),
                scenario("A19 service of 481 minutes", aSearch().of(481, 15), starts()),
                scenario("A20 end written 16:59:59", open("09:00-16:59:59"), every(29, "09:00", "16:00", 15)),
                scenario("A20 end written 23:59:59.999", open("20:00-23:59:59.999"), every(13, "20:00", "23:00", 15)),
                scenario(
                        "A22 Kolkata 120/120 at midnight, no notice",
                        kolkata().of(120, 120),
                        starts("2027-06-07T04:30Z", "2027-06-07T06:30Z", "2027-06-07T08:30Z", "2027-06-07T10:30Z")),
                scenario(
                        "A22 Kolkata 120/120 at midnight, notice 10 h",
                        kolkata().of(120, 120).notice(Duration.ofHours(10)),
                        starts("2027-06-07T04:30Z", "2027-06-07T06:30Z", "2027-06-07T08:30Z", "2027-06-07T10:30Z")),
                scenario(
                        "A22 Kolkata 120/120 at midnight, notice 13 h",
                        kolkata().of(120, 120).notice(Duration.ofHours(13)),
                        starts("2027-06-07T08:30Z", "2027-06-07T10:30Z")),
                scenario(
                        "A25 Kolkata 30/120",
                        kolkata().of(30, 120),
                        starts("2027-06-07T04:30Z", "2027-06-07T06:30Z", "2027-06-07T08:30Z", "2027-06-07T10:30Z")),
                scenario(
                        "A28 fixed grid over a gap of ten minutes, 60/60",
                        open("08:00-10:00", "10:10-12:30").of(60, 60),
                        starts("08:00", "09:00", "11:00")),
                scenario(
                        "A29 only starts from 10:00 to before 12:00",
                        aSearch().startingWithin("10:00", "12:00"),
                        every(8, "10:00", "11:45", 15)),
                scenario(
                        "K2 windows and clock off the grid do not move it",
                        open("09:07-12:00").of(60, 30).askedAt("2027-06-07T09:11:12"),
                        starts("09:30", "10:00", "10:30", "11:00")));
    }

    static Stream<Arguments> hoursAndDaysOff() {
        return Stream.of(
                scenario("B31 no rule for Saturday", aSearch().on("2027-06-12"), starts()),
                scenario("B34 two touching rules", open("09:00-12:00", "12:00-17:00"), every(29, "09:00", "16:00", 15)),
                scenario(
                        "B35 override 10-15, next day unchanged",
                        aSearch()
                                .of(60, 60)
                                .by(aTechnician().override("2027-06-07", "10:00-15:00"))
                                .from("2027-06-07", "2027-06-08"),
                        join(every(5, "10:00", "14:00", 60), every(8, "2027-06-08T09:00", "2027-06-08T16:00", 60))),
                scenario(
                        "B37 two overrides on one date",
                        aSearch()
                                .of(60, 60)
                                .by(aTechnician()
                                        .override("2027-06-07", "08:00-10:00")
                                        .override("2027-06-07", "18:00-20:00")),
                        starts("08:00", "09:00", "18:00", "19:00")),
                scenario(
                        "B38 override on a closed Sunday",
                        openOnASunday().from("2027-06-12", "2027-06-13"),
                        starts("2027-06-13T10:00", "2027-06-13T11:00")),
                scenario("B38 the Sunday before", openOnASunday().on("2027-06-06"), starts()),
                scenario("B38 the Sunday after", openOnASunday().on("2027-06-20"), starts()),
                scenario(
                        "B40 override 14-18 in Kolkata, 60/60",
                        aSearch()
                                .in("Asia/Kolkata")
                                .of(60, 60)
                                .by(aTechnician().in("Asia/Kolkata").override("2027-06-07", "14:00-18:00")),
                        starts("2027-06-07T08:30Z", "2027-06-07T09:30Z", "2027-06-07T10:30Z", "2027-06-07T11:30Z")),
                scenario(
                        "B43 hours across midnight, 90 minutes at 23:00",
                        aSearch()
                                .of(90, 60)
                                .by(aTechnician()
                                        .on(DayOfWeek.MONDAY, "23:00-24:00")
                                        .on(DayOfWeek.TUESDAY, "00:00-00:30")),
                        starts("23:00")),
                scenario(
                        "B46 hours across New Year",
                        aSearch()
                                .of(60, 30)
                                .by(aTechnician().everyDay("22:00-24:00", "00:00-01:00"))
                                .from("2027-12-31", "2028-01-01"),
                        starts(
                                "2027-12-31T00:00",
                                "2027-12-31T22:00",
                                "2027-12-31T22:30",
                                "2027-12-31T23:00",
                                "2027-12-31T23:30",
                                "2028-01-01T00:00",
                                "2028-01-01T22:00",
                                "2028-01-01T22:30",
                                "2028-01-01T23:00",
                                "2028-01-01T23:30")),
                scenario(
                        "B47 away 7 to 9 June",
                        aSearch()
                                .of(480, 15)
                                .by(aTechnician().away("2027-06-07", "2027-06-09"))
                                .from("2027-06-04", "2027-06-10"),
                        starts("2027-06-04T09:00", "2027-06-10T09:00")),
                scenario(
                        "B49 away today, entered today",
                        aSearch().askedAt("2027-06-07T11:00").by(aTechnician().away("2027-06-07", "2027-06-07")),
                        starts()),
                scenario(
                        "B50 away until 12:00",
                        aSearch().by(aTechnician().awayBetween("00:00", "12:00")),
                        every(17, "12:00", "16:00", 15)));
    }

    @Test
    void givenOffers_whenTheClockAdvances_thenA23EachStaysUntilItPasses() {
        var morning = every(4, "10:00", "16:00", 120);

        for (var minute = 0; minute <= 12 * 60; minute += 10) {
            var now = MONDAY.atTime(6, 0).plusMinutes(minute);
            var left = morning.stream()
                    .filter(it -> it.isAfter(now.atZone(NEW_YORK).toInstant()))
                    .toList();

            assertThat(aSearch().of(60, 120).askedAt(now.toString()).starts())
                    .as("at %s", now)
                    .isEqualTo(left);
        }
    }

    @Test
    void givenAClosedDayAndAFullDay_whenAskedForStarts_thenB31OnlyTheOneWithoutHoursIsClosed() {
        var search = aSearch()
                .from("2027-06-11", "2027-06-14")
                .by(aTechnician().busy("2027-06-11T09:00", "2027-06-11T17:00").away("2027-06-14", "2027-06-14"));

        assertThat(search.days())
                .containsExactly(
                        new DaySlots(LocalDate.of(2027, 6, 11), false, List.of()),
                        new DaySlots(LocalDate.of(2027, 6, 12), true, List.of()),
                        new DaySlots(LocalDate.of(2027, 6, 13), true, List.of()),
                        new DaySlots(LocalDate.of(2027, 6, 14), true, List.of()));
    }

    @Test
    void givenADayBeyondTheHorizon_whenAskedForStarts_thenItHasNoneAndIsNotClosed() {
        var search = aSearch().upTo("2027-06-06");

        assertThat(search.days()).containsExactly(new DaySlots(MONDAY, false, List.of()));
    }

    @Test
    void givenNoRulesAtAll_whenAskedForStarts_thenB32TheDayIsClosed() {
        assertThat(open().days()).containsExactly(new DaySlots(MONDAY, true, List.of()));
    }

    @Test
    void givenNoTechnicians_whenAskedForStarts_thenTheDayIsClosed() {
        assertThat(aSearch().by().days()).containsExactly(new DaySlots(MONDAY, true, List.of()));
    }

    @Test
    void givenASlotThanksToAnOverride_whenPlaced_thenB41ExactlyItCanBe() {
        var search = aSearch().on("2027-06-13").by(aTechnician().override("2027-06-13", "10:00-11:00"));

        assertThat(search.placement(at("2027-06-13T10:00"))).isPresent();
        assertThat(search.placement(at("2027-06-13T09:45"))).isEmpty();
        assertThat(search.placement(at("2027-06-13T10:15"))).isEmpty();
    }

    @Test
    void givenAStartOffTheGrid_whenPlaced_thenItIsRefused() {
        assertThat(aSearch().placement(at("11:07"))).isEmpty();
        assertThat(aSearch().placement(at("11:00").plusSeconds(1))).isEmpty();
        assertThat(aSearch().placement(at("11:00").plusNanos(1))).isEmpty();
    }

    @Test
    void givenAStartOnAnotherDate_whenPlaced_thenItIsRefused() {
        assertThat(aSearch().placement(at("2027-06-08T11:00"))).isEmpty();
        assertThat(aSearch().placement(at("2027-06-04T11:00"))).isEmpty();
    }

    private static ASearch openOnASunday() {
        return aSearch().of(60, 60).by(aTechnician().override("2027-06-13", "10:00-12:00"));
    }

    private static ASearch kolkata() {
        return aSearch()
                .in("Asia/Kolkata")
                .askedAt("2027-06-07T00:00")
                .by(aTechnician().in("Asia/Kolkata").hours("09:30-18:00"));
    }
}
