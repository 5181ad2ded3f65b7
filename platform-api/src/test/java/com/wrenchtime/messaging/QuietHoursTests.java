package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest
    @CsvSource(textBlock = """
        # the last quiet and the first loud minute
        2027-06-07T11:59:59Z, America/New_York, 2027-06-07T12:00:00Z
        2027-06-07T12:00:00Z, America/New_York, 2027-06-07T12:00:00Z
        2027-06-08T00:59:59Z, America/New_York, 2027-06-08T00:59:59Z
        2027-06-08T01:00:00Z, America/New_York, 2027-06-08T12:00:00Z
        # the nights in which an hour is skipped and one comes twice
        2027-03-14T04:00:00Z, America/New_York, 2027-03-14T12:00:00Z
        2027-11-07T04:00:00Z, America/New_York, 2027-11-07T13:00:00Z
        # loud in New York, and not yet in California
        2027-06-07T13:00:00Z, America/New_York America/Los_Angeles, 2027-06-07T15:00:00Z
        # loud in California, and not any more in New York: next morning, when it is both
        2027-06-08T02:00:00Z, America/New_York America/Los_Angeles, 2027-06-08T15:00:00Z
        """)
    void givenAMoment_whenAskedWhenTheNightEnds_thenItIsTheWallClocksMorning(
            Instant moment, String zones, Instant morning) {
        var everywhere = Arrays.stream(zones.split(" ")).map(ZoneId::of).toList();

        assertThat(NIGHT.end(moment, everywhere)).isEqualTo(morning);
    }

    @Test
    void givenHoursOfTheDay_whenTheyAreMeantToBeQuiet_thenTheyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(LocalTime.of(8, 0), LocalTime.of(21, 0)));
    }
}
