package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    @Test
    void givenAShopThatKnowsNothingBetter_whenAsked_thenThePlatformsAssumptionsStand() {
        assertThat(ROUND_FIGURES.with(OwnDriving.NONE)).isEqualTo(ROUND_FIGURES);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,   ,   , 1.5, 30, 60",
        "   , 20,   , 2.0, 20, 60",
        "   ,   , 90, 2.0, 30, 90",
        "1.0, 40, 50, 1.0, 40, 50",
        // The one that the shop does not know gives way.
        "   , 70,   , 2.0, 70, 70",
        "   ,   , 25, 2.0, 25, 25"
    })
    void givenAShopThatKnowsBetter_whenAsked_thenTheRestIsThePlatforms(
            @Nullable Double detour,
            @Nullable Double town,
            @Nullable Double highway,
            double thenDetour,
            double thenTown,
            double thenHighway) {
        var own = ROUND_FIGURES.with(new OwnDriving(detour, town, highway));

        assertThat(own)
                .isEqualTo(new DrivingAssumptions(
                        thenDetour, 10, thenTown, thenHighway, Duration.ofMinutes(5), Duration.ofMinutes(45)));
    }

    @ParameterizedTest
    @CsvSource({"0.99,,", "3.01,,", "NaN,,", ",4.9,", ",151,", ",,4.9", ",,151", ",,NaN", ",60,59"})
    void givenWhatNoShopCanKnow_whenMade_thenRefused(
            @Nullable Double detour, @Nullable Double town, @Nullable Double highway) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OwnDriving(detour, town, highway));
    }
}
