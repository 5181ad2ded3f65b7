package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatedDriveTimesTests {

    static final Place WOODLAND = new Place(38.6785, -121.7733);
    static final Place DAVIS = new Place(38.5449, -121.7405);
    static final DrivingAssumptions ASSUMPTIONS =
            new DrivingAssumptions(1.3, 5, 35, 80, Duration.ofMinutes(3), Duration.ofMinutes(45));

    final DriveTimes driveTimes = ASSUMPTIONS.driveTimes();

    // Distances worked out by another formula (the angle between vectors, by atan2), for the same radius of 6371.0088
    // km.
    // The last pair is Rosetta Code's 2887.26 km for a radius of 6372.8 km.
    @ParameterizedTest
    @CsvSource({
        "38.6785, -121.7733,  38.5449, -121.7405,    15.127",
        "38.5449, -121.7405,  38.4455, -121.8233,    13.194",
        "38.6785, -121.7733,  38.5805, -121.5302,    23.763",
        "37.7749, -122.4194,  34.0522, -118.2437,   559.121",
        "34.0522, -118.2437,  40.7128,  -74.0060,  3935.752",
        "51.5074,   -0.1278, -33.8688,  151.2093, 16993.957",
        "-18.1248, 178.4501, -13.8333, -171.7667,  1149.172",
        "36.12,     -86.67,   33.94,   -118.40,    2886.448",
    })
    void givenTwoCities_whenMeasured_thenTheGreatCircle(
            double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double kilometers) {
        var from = new Place(fromLatitude, fromLongitude);
        var to = new Place(toLatitude, toLongitude);

        assertThat(from.metersTo(to) / 1000).isCloseTo(kilometers, within(0.001));
        assertThat(to.metersTo(from) / 1000).isCloseTo(kilometers, within(0.001));
    }

    // Worked out by hand from the distances above: 3 minutes, the first 5 km of road at 35 km/h, the rest at 80 km/h.
    @ParameterizedTest
    @CsvSource({
        "38.5449, -121.7405, 23", // Davis: 22.57
        "38.5805, -121.5302, 31", // West Sacramento: 30.99
        "38.6786, -121.7733, 4", // 11 m down the road: 3.02
    })
    void givenWoodland_whenDrivingElsewhere_thenWholeMinutesRoundedUp(double latitude, double longitude, long minutes) {
        assertThat(driveTimes.between(WOODLAND, new Place(latitude, longitude))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void givenTheSamePlace_whenDriven_thenNoTimeAtAll() {
        assertThat(driveTimes.between(WOODLAND, WOODLAND)).isZero();
        assertThat(driveTimes.between(WOODLAND, new Place(38.6785, -121.7733))).isZero();
        assertThat(driveTimes.between(new Place(0.0, 180), new Place(-0.0, -180)))
                .isZero();
        assertThat(driveTimes.between(new Place(90, 0), new Place(90, 120))).isZero();
    }

    @Test
    void givenAnUnknownPlace_whenDriven_thenTheConservativeDefault() {
        assertThat(driveTimes.between(null, WOODLAND)).isEqualTo(Duration.ofMinutes(45));
        assertThat(driveTimes.between(WOODLAND, null)).isEqualTo(Duration.ofMinutes(45));
        assertThat(driveTimes.between(null, null)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void givenAnyTwoPlaces_whenFartherApart_thenNeverSooner() {
        var random = new Random(20_261_124);
        for (int i = 0; i < 20_000; i++) {
            var from = anywhere(random);
            var one = i % 2 == 0 ? anywhere(random) : near(from, random);
            var other = near(from, random);

            double added = from.metersTo(one) / 1000 - from.metersTo(other) / 1000;
            var nearer = added < 0 ? one : other;
            var farther = added < 0 ? other : one;

            assertThat(driveTimes.between(from, nearer))
                    .as("%s to %s, then %s", from, nearer, farther)
                    .isLessThanOrEqualTo(driveTimes.between(from, farther))
                    .isEqualTo(driveTimes.between(nearer, from));
        }
    }

    @Test
    void givenAnyTwoPlaces_whenDriven_thenNeverFasterThanTheHighwayAllows() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var from = anywhere(random);
            var to = near(from, random);
            double fastest = from.metersTo(to) / 1000 * 1.3 / 80 * 60;

            assertThat(driveTimes.between(from, to).toMinutes()).isGreaterThanOrEqualTo((long) fastest);
        }
    }

    private static Place anywhere(Random random) {
        return new Place(random.nextDouble(-90, 90), random.nextDouble(-180, 180));
    }

    /** Up to some 50 km away, and often much less. */
    private static Place near(Place place, Random random) {
        double degrees = 0.3 * Math.pow(random.nextDouble(), 4);
        return new Place(
                Math.clamp(place.latitude() + random.nextDouble(-1, 1) * degrees, -90, 90),
                Math.clamp(place.longitude() + random.nextDouble(-1, 1) * degrees, -180, 180));
    }
}
