package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.Scenarios.allDay;
import static com.wrenchtime.availability.Scenarios.at;
import static com.wrenchtime.availability.Scenarios.every;
import static com.wrenchtime.availability.Scenarios.job;
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
 * Groups D and F of the acceptance list, by their numbers, and decision K3: clock changes, notice, horizon. All zones are in
 * ClockChangeTests.
 *
 * <p>Not here, because they are not features of the search: horizons counted in business days or from the first bookable day
 * (F140 to F143). Not here, because others decide: how a customer in another zone sees the dates (D91, D92, D94), zone names
 * as input (D95), reminders (D98).
 */
class NoticeAndZoneScenarioTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"clockChanges", "noticeAndHorizon"})
    void givenAScenario_whenAskedForStarts_thenAnswersExactlyThose(
            String scenario, ASearch search, List<Instant> expected) {
        assertThat(search.starts()).as(scenario).isEqualTo(expected);
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
    void givenAStartThatPassed_whenPlaced_thenF134ItIsRefused() {
        var search = aSearch().askedAt("2027-06-07T10:00:01");

        assertThat(search.placement(at("10:00"))).isEmpty();
        assertThat(search.placement(at("10:15"))).isPresent();
    }

    private static ASearch twoDaysAhead(String now) {
        return aSearch()
                .of(480, 60)
                .from("2027-05-31", "2027-06-04")
                .upTo("2027-06-02")
                .askedAt(now);
    }
}
