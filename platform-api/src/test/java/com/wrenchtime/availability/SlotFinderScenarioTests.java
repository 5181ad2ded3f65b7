package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.MONDAY;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Place;
import com.wrenchtime.travel.DriveTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The acceptance list of the shop's scheduling, by its numbers: groups A, B, D, E, F, H, N and Q, and the decisions K1
 * to K6. Expected starts are typed from the list and compared as whole lists. Group C is in TimeWindowsTests; the
 * working windows of B and D in WorkScheduleTests and ClockChangeTests; groups P and the rest of Q are properties, in
 * SlotFinderPropertyTests.
 *
 * <p>Not here, because they are not features of the search: starts with an offset (A26) or packed into the window
 * (A28's second half), teams in which everybody is needed (H166, H167), assignment by weight (H175), limits per day or
 * week (G), and horizons counted in business days or from the first bookable day (F140 to F143).
 *
 * <p>Not here, because other modules decide them: what a stale page may still book (B53, E124), whose states block
 * (E109, E110, E122: to the search they are all commitments), how a customer in another zone sees the dates (D91, D92,
 * D94), zone names as input (D95), reminders (D98), services that close and technicians who leave, lack a skill or are
 * outside the area (H170, H176, H178, H179, N268), the figures of a route (N269's estimate) and storing them (N274).
 */
class SlotFinderScenarioTests {

    private static final Place X = new Place(34.05, -118.25);
    private static final Place J = new Place(34.10, -118.30);
    private static final Place Y = new Place(34.15, -118.35);

    @ParameterizedTest(name = "{0}")
    @MethodSource({"windows", "hoursAndDaysOff", "clockChanges", "busyTimes", "noticeAndHorizon", "travel", "lateFinds"
    })
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

    static Stream<Arguments> clockChanges() {
        return Stream.of(
                scenario(
                        "D82 spring, window 01-05, 60/60",
                        open("01:00-05:00").of(60, 60).on("2027-03-14").askedAt("2027-03-01T00:00"),
                        starts("2027-03-14T06:00Z", "2027-03-14T07:00Z", "2027-03-14T08:00Z")),
                scenario(
                        "D83 autumn, window 01-05, 60/60, with 1:00 twice",
                        open("01:00-05:00").of(60, 60).on("2027-11-07"),
                        starts(
                                "2027-11-07T05:00Z",
                                "2027-11-07T06:00Z",
                                "2027-11-07T07:00Z",
                                "2027-11-07T08:00Z",
                                "2027-11-07T09:00Z")),
                scenario(
                        "D85 spring, window 02:30-05:00, 30/30",
                        open("02:30-05:00").of(30, 30).on("2027-03-14").askedAt("2027-03-01T00:00"),
                        starts("2027-03-14T07:30Z", "2027-03-14T08:00Z", "2027-03-14T08:30Z")),
                scenario(
                        "D86 autumn, window 00:00-01:30, 30/30",
                        open("00:00-01:30").of(30, 30).on("2027-11-07"),
                        starts("2027-11-07T04:00Z", "2027-11-07T04:30Z", "2027-11-07T05:00Z")),
                scenario(
                        "D97 six months ahead, across a change",
                        aSearch().of(480, 60).on("2027-12-07"),
                        starts("2027-12-07T14:00Z")),
                scenario(
                        "D100 horizon in July, asked in January",
                        aSearch()
                                .of(480, 60)
                                .from("2027-07-01", "2027-07-31")
                                .upTo("2027-07-02")
                                .askedAt("2027-01-01T00:00"),
                        starts("2027-07-01T13:00Z", "2027-07-02T13:00Z")));
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

    static Stream<Arguments> noticeAndHorizon() {
        return Stream.of(
                scenario(
                        "F127 at 11:59:59 without notice, 60/60",
                        allDay().of(60, 60).askedAt("2027-06-07T11:59:59"),
                        every(12, "12:00", "23:00", 60)),
                scenario(
                        "F128 on the hour: not the start that is now",
                        allDay().of(60, 60).askedAt("2027-06-07T12:00"),
                        every(11, "13:00", "23:00", 60)),
                scenario(
                        "K3 a start at now and notice",
                        aSearch().askedAt("2027-06-07T12:00").notice(Duration.ofHours(2)),
                        every(9, "14:00", "16:00", 15)),
                scenario(
                        "K3 a nanosecond later than now and notice",
                        aSearch().askedAt("2027-06-07T12:00:00.000000001").notice(Duration.ofHours(2)),
                        every(8, "14:15", "16:00", 15)),
                scenario(
                        "F130 notice of 1500 minutes from 11:59:59",
                        allDay().of(60, 60)
                                .askedAt("2027-06-07T11:59:59")
                                .notice(Duration.ofHours(25))
                                .from("2027-06-07", "2027-06-08"),
                        every(11, "2027-06-08T13:00", "2027-06-08T23:00", 60)),
                scenario(
                        "F131 notice of 48 h",
                        aSearch()
                                .of(60, 60)
                                .askedAt("2027-06-07T08:00")
                                .notice(Duration.ofDays(2))
                                .from("2027-06-07", "2027-06-09"),
                        every(8, "2027-06-09T09:00", "2027-06-09T16:00", 60)),
                scenario(
                        "F133 the owner's own booking: no notice, no horizon, but conflicts",
                        aSearch()
                                .of(60, 60)
                                .askedAt("2027-06-07T12:30")
                                .upTo("2030-01-01")
                                .by(job("14:00", "15:00")),
                        starts("13:00", "15:00", "16:00")),
                scenario(
                        "F136 two days ahead, asked on 31 May at 07:00",
                        twoDaysAhead("2027-05-31T07:00"),
                        starts("2027-05-31T09:00", "2027-06-01T09:00", "2027-06-02T09:00")),
                scenario(
                        "F137 two days ahead, asked after the last start",
                        twoDaysAhead("2027-05-31T17:00"),
                        starts("2027-06-01T09:00", "2027-06-02T09:00")),
                scenario(
                        "F139 two days ahead, asked in the first second",
                        twoDaysAhead("2027-05-31T00:00:00"),
                        starts("2027-05-31T09:00", "2027-06-01T09:00", "2027-06-02T09:00")),
                scenario(
                        "F139 two days ahead, asked in the last second",
                        twoDaysAhead("2027-05-31T23:59:59"),
                        starts("2027-06-01T09:00", "2027-06-02T09:00")),
                scenario(
                        "F145 no days ahead: today until midnight",
                        allDay().of(60, 60)
                                .askedAt("2027-06-07T20:30")
                                .upTo("2027-06-07")
                                .from("2027-06-07", "2027-06-09"),
                        starts("21:00", "22:00", "23:00")),
                scenario(
                        "F146 fixed range 1 to 2 June",
                        twoDaysAhead("2027-05-20T00:00").startingWithin("2027-06-01T00:00", "2027-06-03T00:00"),
                        starts("2027-06-01T09:00", "2027-06-02T09:00")));
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

    static Stream<Arguments> lateFinds() {
        return Stream.of(scenario(
                "Q298 one booking does not shift the others",
                aSearch().of(60, 60).by(job("10:10", "10:50")),
                starts("09:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00")));
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
    void givenTwoTechnicians_whenOneWorks_thenTheDayIsNotClosed() {
        var search = aSearch()
                .of(480, 15)
                .by(
                        aTechnician().away("2027-06-07", "2027-06-07"),
                        aTechnician().numbered(2));

        assertThat(search.days())
                .containsExactly(new DaySlots(MONDAY, false, List.of(slot("09:00", "17:00", 0, false, 2))));
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
    void givenTwoHoursOfWorkOnTheNightOfTheChange_whenOffered_thenD88ItEndsThreeHoursLaterOnTheWall() {
        var search = open("00:00-05:00")
                .of(120, 30)
                .on("2027-03-14")
                .askedAt("2027-03-01T00:00")
                .startingWithin("2027-03-14T00:30", "2027-03-14T01:00");

        assertThat(search.slots()).extracting(Slot::end).containsExactly(at("2027-03-14T03:30"));
        assertThat(search.slots())
                .extracting(Slot::start)
                .containsExactly(at("2027-03-14T03:30").minus(Duration.ofHours(2)));
    }

    @Test
    void givenHalvesOfTwoTechnicians_whenAskedForStarts_thenH164NobodyIsOffered() {
        var search = aSearch()
                .of(30, 15)
                .by(
                        aTechnician().hours("11:00-11:20"),
                        aTechnician().numbered(2).hours("11:15-11:30"));

        assertThat(search.starts()).isEmpty();
    }

    @Test
    void givenTwoTechniciansWhoOverlap_whenAskedForStarts_thenH169OffersTheUnionWithBothWhereBothCan() {
        var search = aSearch()
                .by(
                        aTechnician().hours("09:00-12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00"));

        assertThat(search.starts()).isEqualTo(every(21, "09:00", "14:00", 15));
        assertThat(search.slots().get(8)).isEqualTo(slot("11:00", "12:00", 0, false, 1, 2));
    }

    @Test
    void givenABookingOfOneOfThem_whenAskedForStarts_thenH169TheOtherStillCan() {
        var search = aSearch()
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().hours("09:00-12:00").busy("11:00", "12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 0, false, 2));
    }

    @Test
    void givenABookingOfBoth_whenAskedForStarts_thenH169NobodyCan() {
        var search = aSearch()
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().hours("09:00-12:00").busy("11:00", "12:00"),
                        aTechnician().numbered(2).hours("11:00-15:00").busy("11:00", "12:00"));

        assertThat(search.starts()).isEmpty();
    }

    @Test
    void givenTechniciansInTwoZones_whenAskedForStarts_thenH172OffersTheUnionOfInstants() {
        var search = aSearch()
                .of(60, 60)
                .by(
                        aTechnician().hours("09:00-11:00"),
                        aTechnician().numbered(2).in("America/Denver").hours("08:00-10:00"));

        assertThat(search.slots())
                .containsExactly(
                        slot("09:00", "10:00", 0, false, 1),
                        slot("10:00", "11:00", 0, false, 1, 2),
                        slot("11:00", "12:00", 0, false, 2));
    }

    @Test
    void givenTechniciansWithBuffers_whenAskedForStarts_thenH173NamesOnlyThoseFreeForWorkAndBuffers() {
        var search = aSearch()
                .buffers(30, 0)
                .startingWithin("11:00", "11:15")
                .by(
                        aTechnician().busy("09:00", "10:45"),
                        aTechnician().numbered(2).busy("12:00", "13:00", 15, 0),
                        aTechnician().numbered(3).busy("09:00", "10:30"));

        assertThat(search.slots()).containsExactly(slot("11:00", "12:00", 0, true, 3));
    }

    @Test
    void givenTechniciansAtDifferentDistances_whenAskedForStarts_thenTheLeastAddedDrivingComesFirst() {
        var search = aSearch()
                .of(60, 60)
                .startingWithin("12:00", "13:00")
                .at(J)
                .driving(drives(X, J, 25, J, X, 20, Y, J, 4, J, Y, 5, Y, X, 30))
                .by(
                        aTechnician().livingAt(X),
                        aTechnician().numbered(2).livingAt(Y),
                        aTechnician().numbered(3).busyAt(Y, "09:00", "10:00"),
                        aTechnician().numbered(4).busyAt(Y, "09:00", "10:00").livingAt(X));

        // At home 25 + 20; at home 4 + 5; from the job 4; from the job 4, home 20, instead of 30 from the job to home.
        assertThat(search.slots()).containsExactly(slot("12:00", "13:00", 0, true, 4, 3, 2, 1));
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
    void givenASlotThanksToAnOverride_whenPlaced_thenB41ExactlyItCanBe() {
        var search = aSearch().on("2027-06-13").by(aTechnician().override("2027-06-13", "10:00-11:00"));

        assertThat(search.placement(at("2027-06-13T10:00"))).isPresent();
        assertThat(search.placement(at("2027-06-13T09:45"))).isEmpty();
        assertThat(search.placement(at("2027-06-13T10:15"))).isEmpty();
    }

    @Test
    void givenAStartThatPassed_whenPlaced_thenF134ItIsRefused() {
        var search = aSearch().askedAt("2027-06-07T10:00:01");

        assertThat(search.placement(at("10:00"))).isEmpty();
        assertThat(search.placement(at("10:15"))).isPresent();
    }

    @Test
    void givenAStartInsideABuffer_whenPlaced_thenQ299ItIsRefused() {
        var search = aSearch().by(aTechnician().busy("10:00", "11:00", 0, 30));

        assertThat(search.placement(at("11:15"))).isEmpty();
        assertThat(search.placement(at("11:30"))).isPresent();
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

    private static Arguments scenario(String name, ASearch search, List<Instant> expected) {
        return Arguments.of(name, search, expected);
    }

    /** A technician who works these hours every day. */
    private static ASearch open(String... hours) {
        return aSearch().by(aTechnician().everyDay(hours));
    }

    private static ASearch allDay() {
        return open("00:00-24:00");
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

    private static ASearch twoDaysAhead(String now) {
        return aSearch()
                .of(480, 60)
                .from("2027-05-31", "2027-06-04")
                .upTo("2027-06-02")
                .askedAt(now);
    }

    private static ATechnician job(String start, String end) {
        return aTechnician().busy(start, end);
    }

    /** Minutes of drives from place to place, in threes; all others take half a day. */
    private static DriveTimes drives(Object... fromToMinutes) {
        var minutes = new HashMap<List<Object>, Integer>();
        for (var i = 0; i < fromToMinutes.length; i += 3) {
            minutes.put(List.of(fromToMinutes[i], fromToMinutes[i + 1]), (Integer) fromToMinutes[i + 2]);
        }
        return (from, to) ->
                Duration.ofMinutes(minutes.getOrDefault(Arrays.<@Nullable Object>asList(from, to), 12 * 60));
    }

    private static Slot slot(String start, String end, int addedMinutes, boolean recommended, Integer... technicians) {
        return new Slot(
                at(start),
                at(end),
                Duration.ofMinutes(addedMinutes),
                recommended,
                Stream.of(technicians).map(ATechnician::technician).toList());
    }

    private static Instant at(String time) {
        return ATechnician.at(time, NEW_YORK);
    }

    private static List<Instant> starts(String... times) {
        return Stream.of(times).map(SlotFinderScenarioTests::at).toList();
    }

    /** So many starts from the first to the last, both included. */
    private static List<Instant> every(int count, String first, String last, int minutes) {
        var starts = Stream.iterate(at(first), it -> !it.isAfter(at(last)), it -> it.plus(Duration.ofMinutes(minutes)))
                .toList();
        assertThat(starts).hasSize(count).last().isEqualTo(at(last));
        return starts;
    }

    private static List<Instant> join(List<Instant> first, List<Instant> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
