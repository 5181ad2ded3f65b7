package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrivingAssumptionsTests {

    /** 2 km of road per km of line; 10 km at 30 km/h, then 60 km/h; 5 minutes to start and park. */
    static final DrivingAssumptions ROUND_FIGURES =
            new DrivingAssumptions(2, 10, 30, 60, Duration.ofMinutes(5), Duration.ofMinutes(45));

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 9", "2.5, 15", "5, 25", "5.5, 26", "10, 35", "35, 85"})
    void givenRoundFigures_whenADistanceIsDriven_thenMinutesWorkedOutByHand(double kilometers, double minutes) {
        assertThat(ROUND_FIGURES.minutesOver(kilometers)).isCloseTo(minutes, within(1e-9));
    }

    @Test
    void givenADistance_whenALittleLonger_thenALittleLater() {
        double slowest = 60.0 * 2 / 30; // minutes per straight kilometer, in town
        for (double kilometers = 0; kilometers < 50; kilometers += 0.01) {
            double added = ROUND_FIGURES.minutesOver(kilometers + 0.01) - ROUND_FIGURES.minutesOver(kilometers);

            assertThat(added).isPositive().isLessThanOrEqualTo(slowest * 0.01 + 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 5, 35, 80, PT3M, PT45M",
        "3.01, 5, 35, 80, PT3M, PT45M",
        "NaN, 5, 35, 80, PT3M, PT45M",
        "1.3, -1, 35, 80, PT3M, PT45M",
        "1.3, Infinity, 35, 80, PT3M, PT45M",
        "1.3, 5, 0, 80, PT3M, PT45M",
        "1.3, 5, NaN, 80, PT3M, PT45M",
        "1.3, 5, 35, 34, PT3M, PT45M",
        "1.3, 5, 35, 151, PT3M, PT45M",
        "1.3, 5, 35, 80, PT-1S, PT45M",
        "1.3, 5, 35, 80, PT61M, PT45M",
        "1.3, 5, 35, 80, PT3M, PT0S",
        "1.3, 5, 35, 80, PT3M, PT25H",
    })
    void givenAnImpossibleFigure_whenMade_thenRefused(
            double detour, double townKm, double town, double highway, Duration startAndPark, Duration unknown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DrivingAssumptions(detour, townKm, town, highway, startAndPark, unknown));
    }
}
