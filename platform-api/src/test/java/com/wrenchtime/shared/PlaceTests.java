package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTests {

    @ParameterizedTest
    @CsvSource({"34.05, -118.25", "90, 180", "-90, -180", "0, 0"})
    void givenDegreesOnTheEarth_whenMadeAPlace_thenItHasThem(double latitude, double longitude) {
        var place = new Place(latitude, longitude);

        assertThat(place.latitude()).isEqualTo(latitude);
        assertThat(place.longitude()).isEqualTo(longitude);
    }

    @ParameterizedTest
    @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN", "Infinity, 0", "0, -Infinity"})
    void givenDegreesOffTheEarth_whenMadeAPlace_thenTheyAreRefused(double latitude, double longitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Place(latitude, longitude));
    }
}
