package com.wrenchtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallGridTests {

    private static final Instant FROM = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2032-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "America/New_York, 2027-06-07, 2027-06-07T00:00-04:00 2027-06-07T08:00-04:00 2027-06-07T16:00-04:00",
        "America/Havana, 2027-03-14, 2027-03-14T08:00-04:00 2027-03-14T16:00-04:00",
        "America/Havana, 2027-11-07, 2027-11-07T00:00-04:00 2027-11-07T00:00-05:00 2027-11-07T08:00-05:00"
                + " 2027-11-07T16:00-05:00"
    })
    void givenAStepOfEightHours_whenTheDayIsLaidOut_thenSkippedTimesAreNotThereAndRepeatedOnesAreTwice(
            ZoneId zone, LocalDate date, String expected) {
        assertThat(WallGrid.starts(date, zone, Duration.ofHours(8)))
                .containsExactly(Stream.of(expected.split(" ", -1))
                        .mapToLong(it -> OffsetDateTime.parse(it).toEpochSecond())
                        .toArray());
    }

    @ParameterizedTest(name = "{0} minutes")
    @ValueSource(ints = {15, 7 * 15})
    void givenAllZonesAndFiveYears_whenDaysAroundAChangeAreLaidOut_thenTheyHoldTheMomentsThatTheClockShows(int step) {
        var zones = ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                // A calendar library of other tests registers some without rules for the whole JVM.
                .filter(it -> it.getRules() != null)
                .toList();
        assertThat(zones).as("those of the JDK are among them").hasSizeGreaterThan(590);
        for (var zone : zones) {
            for (var change = zone.getRules().nextTransition(FROM);
                    change != null && change.getInstant().isBefore(TO);
                    change = zone.getRules().nextTransition(change.getInstant())) {
                var date = LocalDate.ofInstant(change.getInstant(), zone);
                Stream.of(date.minusDays(1), date, date.plusDays(1)).forEach(each -> assertLaidOut(each, zone, step));
            }
        }
    }

    @Test
    void givenAClockSetBackJustAfterMidnight_whenTheDayBeforeIsLaidOut_thenItsLastHourIsThereTwice() {
        // St. John's did so at 00:01 until 2011: the seventh began, and a minute later it was the sixth again.
        assertLaidOut(LocalDate.of(2010, 11, 6), ZoneId.of("America/St_Johns"), 15);
        assertLaidOut(LocalDate.of(2010, 11, 7), ZoneId.of("America/St_Johns"), 15);
    }

    @Test
    void givenADateThatTheZoneSkips_whenLaidOut_thenItIsEmpty() {
        assertThat(WallGrid.starts(LocalDate.of(2011, 12, 30), ZoneId.of("Pacific/Apia"), Duration.ofMinutes(15)))
                .isEmpty();
    }

    /** Walks the moments around the date by a quarter of an hour, which every offset of today is a multiple of. */
    private static void assertLaidOut(LocalDate date, ZoneId zone, int step) {
        long start = date.minusDays(1).atStartOfDay(ZoneId.of("UTC")).toEpochSecond();
        var expected = LongStream.iterate(start, it -> it + 900)
                .limit(3 * 96)
                .filter(it -> shows(Instant.ofEpochSecond(it), date, zone, step))
                .toArray();

        assertThat(WallGrid.starts(date, zone, Duration.ofMinutes(step)))
                .as("%s in %s", date, zone)
                .isEqualTo(expected);
    }

    private static boolean shows(Instant moment, LocalDate date, ZoneId zone, int step) {
        var wall = LocalDateTime.ofInstant(moment, zone);
        return wall.toLocalDate().equals(date) && wall.toLocalTime().toSecondOfDay() % (step * 60) == 0;
    }
}
