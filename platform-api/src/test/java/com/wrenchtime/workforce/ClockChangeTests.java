package com.wrenchtime.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Working time on the days around changes of the clock, against a person who sits there and watches the clock. */
class ClockChangeTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** In minutes since midnight; among them the ends that fall into skipped and repeated hours. */
    private static final List<DayHours> HOURS = List.of(
            new DayHours(0, 24 * 60),
            new DayHours(9 * 60, 17 * 60),
            new DayHours(60, 5 * 60),
            new DayHours(2 * 60 + 30, 5 * 60),
            new DayHours(0, 90),
            new DayHours(0, 30),
            new DayHours(15, 45),
            new DayHours(2 * 60, 3 * 60),
            new DayHours(2 * 60 + 15, 2 * 60 + 45),
            new DayHours(2 * 60 + 30, 3 * 60),
            new DayHours(60, 2 * 60),
            new DayHours(23 * 60 + 30, 24 * 60));

    /** Every change of 2027 in twelve zones: by an hour and by half an hour, at night and at midnight, north and south. */
    static Stream<Change> changes() {
        return Stream.of(
                        "America/New_York",
                        "America/Los_Angeles",
                        "America/Chicago",
                        "America/Halifax",
                        "America/St_Johns",
                        "America/Havana",
                        "America/Santiago",
                        "Europe/London",
                        "Europe/Berlin",
                        "Africa/Cairo",
                        "Australia/Lord_Howe",
                        "Pacific/Chatham")
                .flatMap(zone -> changes(
                        ZoneId.of(zone), Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z")));
    }

    @Test
    void givenTheZonesAndTheYear_thenThereAreTwoChangesInEach() {
        assertThat(changes()).hasSize(24);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void givenAChangeOfTheClock_whenHoursAreWorkedAroundIt_thenTheyAreThoseThatTheClockShows(Change change) {
        var watched = new Watched(change);
        for (var hours : HOURS) {
            for (var date : change.dates()) {
                assertThat(everyDay(hours).workingTime(date, date, change.zone()))
                        .as("%s on %s", hours, date)
                        .isEqualTo(watched.between(
                                date.atStartOfDay().plusMinutes(hours.startMinute()),
                                date.atStartOfDay().plusMinutes(hours.endMinute())));
            }
        }
    }

    @Test
    void givenAllZonesAndFiveYears_whenNineToFiveIsWorkedAroundEachChange_thenP293ItIsWhatTheTimeLibrarySays() {
        var nineToFive = everyDay(new DayHours(9 * 60, 17 * 60));
        var changes = ZoneId.getAvailableZoneIds().stream()
                .flatMap(zone -> changes(
                        ZoneId.of(zone), Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2032-01-01T00:00:00Z")))
                .toList();

        assertThat(changes).hasSizeGreaterThan(1_000);
        for (var change : changes) {
            for (var date : change.dates()) {
                assertThat(nineToFive.workingTime(date, date, change.zone()))
                        .isEqualTo(TimeWindows.of(new TimeWindow(
                                date.atTime(9, 0).atZone(change.zone()).toInstant(),
                                date.atTime(17, 0).atZone(change.zone()).toInstant())));
            }
        }
    }

    private static Stream<Change> changes(ZoneId zone, Instant from, Instant to) {
        return Stream.iterate(
                        zone.getRules().nextTransition(from),
                        it -> it != null && it.getInstant().isBefore(to),
                        it -> zone.getRules().nextTransition(it.getInstant()))
                .map(it -> new Change(zone, it.getInstant()));
    }

    private static WorkSchedule everyDay(DayHours hours) {
        var weekly = Stream.of(DayOfWeek.values())
                .map(it -> new WeeklyHours(it, hours))
                .toList();
        return new WorkSchedule(weekly, List.of(), List.of());
    }

    record Change(ZoneId zone, Instant instant) {

        /** The day before, the day or days of the change, and the day after. */
        List<LocalDate> dates() {
            var date = LocalDate.ofInstant(instant, zone);
            return List.of(date.minusDays(1), date, date.plusDays(1));
        }
    }

    /** What the clock showed at every minute of the days around a change. */
    private static final class Watched {

        private final List<Instant> moments;
        private final List<LocalDateTime> shown;

        Watched(Change change) {
            moments = Stream.iterate(change.instant().minus(Duration.ofDays(3)), it -> it.plus(MINUTE))
                    .limit(Duration.ofDays(6).toMinutes())
                    .toList();
            shown = moments.stream()
                    .map(it -> LocalDateTime.ofInstant(it, change.zone()))
                    .toList();
        }

        TimeWindows between(LocalDateTime start, LocalDateTime end) {
            var first = momentOf(start);
            var last = momentOf(end);
            return first.isBefore(last) ? TimeWindows.of(new TimeWindow(first, last)) : TimeWindows.none();
        }

        /** When the clock first showed this; if it never did, what it would show had it not jumped, jump included. */
        private Instant momentOf(LocalDateTime wall) {
            int seen = shown.indexOf(wall);
            if (seen >= 0) {
                return moments.get(seen);
            }
            for (var i = 1; i < shown.size(); i++) {
                if (shown.get(i - 1).isBefore(wall) && shown.get(i).isAfter(wall)) {
                    var jump = Duration.between(shown.get(i - 1), shown.get(i)).minus(MINUTE);
                    return moments.get(shown.indexOf(wall.plus(jump)));
                }
            }
            throw new AssertionError("Not watched: " + wall);
        }
    }
}
