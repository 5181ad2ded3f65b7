package com.wrenchtime.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The working windows of groups B and D of the acceptance list, by its numbers. */
class WorkScheduleTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate MONDAY = LocalDate.of(2027, 6, 7);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void givenNoRules_whenAsked_thenB32ThereIsNoWorkingTime() {
        assertThat(schedule().workingTime(MONDAY, MONDAY.plusDays(30), NEW_YORK).isEmpty())
                .isTrue();
    }

    @Test
    void givenRulesForMonday_whenAskedForAWeek_thenB31OnlyMondayIsWorked() {
        var schedule = weekly(hours(9, 17), DayOfWeek.MONDAY);

        assertThat(schedule.workingTime(MONDAY, MONDAY.plusDays(6), NEW_YORK))
                .isEqualTo(windows("2027-06-07T09:00-04:00", "2027-06-07T17:00-04:00"));
    }

    @Test
    void givenTouchingRules_whenAsked_thenB34TheyAreOneWindow() {
        var schedule = new WorkSchedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, hours(12, 17)),
                        new WeeklyHours(DayOfWeek.MONDAY, hours(9, 12))),
                List.of(),
                List.of());

        assertThat(schedule.workingTime(MONDAY, MONDAY, NEW_YORK))
                .isEqualTo(windows("2027-06-07T09:00-04:00", "2027-06-07T17:00-04:00"));
    }

    @Test
    void givenHoursUntilAndFromMidnight_whenAsked_thenB43TheyAreOneWindow() {
        var schedule = new WorkSchedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, DayHours.untilMidnight(LocalTime.of(23, 0))),
                        new WeeklyHours(DayOfWeek.TUESDAY, new DayHours(0, 30))),
                List.of(),
                List.of());

        assertThat(schedule.workingTime(MONDAY, TUESDAY, NEW_YORK))
                .isEqualTo(windows("2027-06-07T23:00-04:00", "2027-06-08T00:30-04:00"));
    }

    @Test
    void givenHoursAroundMidnight_whenTheYearEnds_thenB46TheyAreOneWindow() {
        var schedule = new WorkSchedule(
                List.of(
                        new WeeklyHours(DayOfWeek.FRIDAY, new DayHours(22 * 60, 24 * 60)),
                        new WeeklyHours(DayOfWeek.SATURDAY, hours(0, 2))),
                List.of(),
                List.of());

        assertThat(schedule.workingTime(LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 1), NEW_YORK))
                .isEqualTo(windows("2027-12-31T22:00-05:00", "2028-01-01T02:00-05:00"));
    }

    @Test
    void givenAnOverride_whenAsked_thenB35ItReplacesThatDateOnly() {
        var schedule = new WorkSchedule(
                everyDay(hours(9, 17)), List.of(new DateOverride(MONDAY, List.of(hours(10, 15)))), List.of());

        assertThat(schedule.workingTime(MONDAY, TUESDAY, NEW_YORK))
                .isEqualTo(windows(
                        "2027-06-07T10:00-04:00",
                        "2027-06-07T15:00-04:00",
                        "2027-06-08T09:00-04:00",
                        "2027-06-08T17:00-04:00"));
    }

    @Test
    void givenTwoOverridesOfOneDate_whenAsked_thenB37TheyAddUp() {
        var schedule = new WorkSchedule(
                everyDay(hours(9, 17)),
                List.of(
                        new DateOverride(MONDAY, List.of(hours(18, 20))),
                        new DateOverride(MONDAY, List.of(hours(8, 10)))),
                List.of());

        assertThat(schedule.workingTime(MONDAY, MONDAY, NEW_YORK))
                .isEqualTo(windows(
                        "2027-06-07T08:00-04:00",
                        "2027-06-07T10:00-04:00",
                        "2027-06-07T18:00-04:00",
                        "2027-06-07T20:00-04:00"));
    }

    @Test
    void givenAnOverrideWithoutHours_whenAsked_thenTheDateIsNotWorked() {
        var schedule =
                new WorkSchedule(everyDay(hours(9, 17)), List.of(new DateOverride(MONDAY, List.of())), List.of());

        assertThat(schedule.workingTime(MONDAY, MONDAY, NEW_YORK)).isEqualTo(TimeWindows.none());
    }

    @Test
    void givenDaysOff_whenAsked_thenB47BothEndsAreOffAndTheNeighboursAreNot() {
        var schedule = new WorkSchedule(
                everyDay(hours(9, 17)), List.of(), List.of(new TimeOff.Days(MONDAY, MONDAY.plusDays(2))));

        assertThat(schedule.workingTime(MONDAY.minusDays(1), MONDAY.plusDays(3), NEW_YORK))
                .isEqualTo(windows(
                        "2027-06-06T09:00-04:00",
                        "2027-06-06T17:00-04:00",
                        "2027-06-10T09:00-04:00",
                        "2027-06-10T17:00-04:00"));
    }

    @Test
    void givenPartOfADayOff_whenAsked_thenB50TheRestIsWorked() {
        var morning = windows("2027-06-07T00:00-04:00", "2027-06-07T12:00-04:00");
        var schedule = new WorkSchedule(
                everyDay(hours(9, 17)),
                List.of(),
                List.of(new TimeOff.Hours(morning.windows().getFirst())));

        assertThat(schedule.workingTime(MONDAY, MONDAY, NEW_YORK))
                .isEqualTo(windows("2027-06-07T12:00-04:00", "2027-06-07T17:00-04:00"));
    }

    @Test
    void givenRulesWithDates_whenAsked_thenEachHoldsFromItsFirstToItsLast() {
        var schedule = new WorkSchedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, hours(9, 10), null, MONDAY),
                        new WeeklyHours(DayOfWeek.MONDAY, hours(11, 12), MONDAY.plusDays(7), MONDAY.plusDays(7)),
                        new WeeklyHours(DayOfWeek.MONDAY, hours(13, 14), MONDAY.plusDays(8), null)),
                List.of(),
                List.of());

        assertThat(schedule.workingTime(MONDAY, MONDAY.plusDays(14), NEW_YORK))
                .isEqualTo(windows(
                        "2027-06-07T09:00-04:00",
                        "2027-06-07T10:00-04:00",
                        "2027-06-14T11:00-04:00",
                        "2027-06-14T12:00-04:00",
                        "2027-06-21T13:00-04:00",
                        "2027-06-21T14:00-04:00"));
    }

    @ParameterizedTest(name = "B52 hours 08-17 on {0} in {1}")
    @CsvSource({
        "2027-01-04, Europe/Berlin, 2027-01-04T07:00Z, 2027-01-04T16:00Z",
        "2027-01-11, America/New_York, 2027-01-11T13:00Z, 2027-01-11T22:00Z",
        "2027-01-18, Asia/Kolkata, 2027-01-18T02:30Z, 2027-01-18T11:30Z"
    })
    void givenATechnicianInAnotherZone_whenAsked_thenTheHoursAreOnItsWall(
            LocalDate date, ZoneId zone, String start, String end) {
        assertThat(weekly(hours(8, 17), DayOfWeek.MONDAY).workingTime(date, date, zone))
                .isEqualTo(windows(start, end));
    }

    @ParameterizedTest(name = "{0}: {1} on {2} in {3}")
    @CsvSource({
        "D70, 540-1020, 2027-03-14, America/New_York, 2027-03-14T13:00Z, 2027-03-14T21:00Z",
        "D71, 540-1020, 2027-03-14, America/Los_Angeles, 2027-03-14T16:00Z, 2027-03-15T00:00Z",
        "D73, 540-1020, 2027-11-07, America/New_York, 2027-11-07T14:00Z, 2027-11-07T22:00Z",
        "D73, 540-1020, 2027-11-07, America/Los_Angeles, 2027-11-07T17:00Z, 2027-11-08T01:00Z",
        "D74, 540-1020, 2027-03-14, America/Phoenix, 2027-03-14T16:00Z, 2027-03-15T00:00Z",
        "D74, 540-1020, 2027-03-14, America/Denver, 2027-03-14T15:00Z, 2027-03-14T23:00Z",
        "D76, 540-1020, 2027-03-14, America/Halifax, 2027-03-14T12:00Z, 2027-03-14T20:00Z",
        "D76, 540-1020, 2027-03-14, America/St_Johns, 2027-03-14T11:30Z, 2027-03-14T19:30Z",
        "D77, 540-1020, 2027-03-28, Europe/London, 2027-03-28T08:00Z, 2027-03-28T16:00Z",
        "D77, 540-1020, 2027-10-31, Europe/London, 2027-10-31T09:00Z, 2027-10-31T17:00Z",
        "D79, 540-1020, 2027-04-04, Australia/Lord_Howe, 2027-04-03T22:30Z, 2027-04-04T06:30Z",
        "D79, 540-1020, 2027-10-03, Australia/Lord_Howe, 2027-10-02T22:00Z, 2027-10-03T06:00Z",
        "D80, 540-1020, 2027-06-07, Asia/Kathmandu, 2027-06-07T03:15Z, 2027-06-07T11:15Z",
        "D82, 60-300, 2027-03-14, America/New_York, 2027-03-14T06:00Z, 2027-03-14T09:00Z",
        "D83, 60-300, 2027-11-07, America/New_York, 2027-11-07T05:00Z, 2027-11-07T10:00Z",
        "D85, 150-300, 2027-03-14, America/New_York, 2027-03-14T07:30Z, 2027-03-14T09:00Z",
        "D86, 0-90, 2027-11-07, America/New_York, 2027-11-07T04:00Z, 2027-11-07T05:30Z"
    })
    void givenAChangeOfTheClock_whenAsked_thenTheWallDecides(
            String scenario, String minutes, LocalDate date, ZoneId zone, String start, String end) {
        var ends = Stream.of(minutes.split("-", -1)).map(Integer::valueOf).toList();
        var schedule = new WorkSchedule(everyDay(new DayHours(ends.getFirst(), ends.getLast())), List.of(), List.of());

        assertThat(schedule.workingTime(date, date, zone)).isEqualTo(windows(start, end));
    }

    @Test
    void givenHoursInsideTheSkippedHour_whenNothingIsLeftOfThem_thenTheyVanish() {
        var spring = LocalDate.of(2027, 3, 14);

        assertThat(new WorkSchedule(everyDay(hours(2, 3)), List.of(), List.of()).workingTime(spring, spring, NEW_YORK))
                .isEqualTo(TimeWindows.none());
    }

    @Test
    void givenTuesdaysAtTen_whenTheClockChangesBetween_thenD89ItIsAlwaysTenOnTheWall() {
        var schedule = weekly(hours(10, 11), DayOfWeek.TUESDAY);

        assertThat(schedule.workingTime(LocalDate.of(2027, 3, 8), LocalDate.of(2027, 3, 21), NEW_YORK))
                .isEqualTo(windows("2027-03-09T15:00Z", "2027-03-09T16:00Z", "2027-03-16T14:00Z", "2027-03-16T15:00Z"));
    }

    @ParameterizedTest(name = "A20 {0} to {1} is minutes {2} to {3}")
    @CsvSource({
        "09:00, 17:00, 540, 1020",
        "09:00, 16:59:59, 540, 1020",
        "09:00, 23:59:59.999, 540, 1440",
        "09:00, 23:59, 540, 1439",
        "10:00, 10:00, 600, 600"
    })
    void givenHoursFromAForm_whenRead_thenTheLastSecondOfAMinuteEndsIt(
            LocalTime start, LocalTime end, int startMinute, int endMinute) {
        assertThat(DayHours.between(start, end)).isEqualTo(new DayHours(startMinute, endMinute));
    }

    @ParameterizedTest(name = "B44 {0} to {1}")
    @CsvSource({"17:00, 09:00", "09:00, 00:00", "09:00:30, 17:00", "09:00:59, 17:00", "09:00, 17:00:30"})
    void givenHoursThatRunBackwardsOrAreNotMinutes_whenRead_thenTheyAreRefused(LocalTime start, LocalTime end) {
        assertThatIllegalArgumentException().isThrownBy(() -> DayHours.between(start, end));
    }

    @Test
    void givenMinutesOutsideTheDay_whenMadeHours_thenTheyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DayHours(-1, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> new DayHours(60, 1441));
        assertThatIllegalArgumentException().isThrownBy(() -> new DayHours(61, 60));
    }

    @Test
    void givenDatesThatRunBackwards_whenMadeARule_thenTheyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeOff.Days(TUESDAY, MONDAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeeklyHours(DayOfWeek.MONDAY, hours(9, 17), TUESDAY, MONDAY));
    }

    @Test
    void givenADayOffOnADateThatTheZoneSkips_whenAsked_thenItTakesNothing() {
        var skipped = LocalDate.of(2011, 12, 30);
        var schedule = new WorkSchedule(everyDay(hours(9, 17)), List.of(), List.of(new TimeOff.Days(skipped, skipped)));

        assertThat(schedule.workingTime(skipped.plusDays(1), skipped.plusDays(1), ZoneId.of("Pacific/Apia")))
                .isEqualTo(windows("2011-12-30T19:00Z", "2011-12-31T03:00Z"));
    }

    private static WorkSchedule schedule() {
        return new WorkSchedule(List.of(), List.of(), List.of());
    }

    private static WorkSchedule weekly(DayHours hours, DayOfWeek day) {
        return new WorkSchedule(List.of(new WeeklyHours(day, hours)), List.of(), List.of());
    }

    private static List<WeeklyHours> everyDay(DayHours hours) {
        return Stream.of(DayOfWeek.values())
                .map(it -> new WeeklyHours(it, hours))
                .toList();
    }

    private static DayHours hours(int start, int end) {
        return new DayHours(start * 60, end * 60);
    }

    /** Windows from their starts and ends, by turns. */
    private static TimeWindows windows(String... times) {
        var windows = new ArrayList<TimeWindow>();
        for (var i = 0; i < times.length; i += 2) {
            windows.add(new TimeWindow(
                    OffsetDateTime.parse(times[i]).toInstant(),
                    OffsetDateTime.parse(times[i + 1]).toInstant()));
        }
        return TimeWindows.of(windows);
    }
}
