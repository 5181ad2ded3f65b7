package com.wrenchtime.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedDriveTimesTests {

    static final Place WOODLAND = new Place(38.6785, -121.7733);
    static final Place DAVIS = new Place(38.5449, -121.7405);
    static final Duration ESTIMATE = Duration.ofMinutes(23);
    static final Duration ROUTED = Duration.ofMinutes(19);

    final AtomicInteger estimates = new AtomicInteger();
    final CachedDriveTimes driveTimes = new CachedDriveTimes(
            (from, to) -> {
                estimates.incrementAndGet();
                return ESTIMATE;
            },
            100);

    @Test
    void givenALegNotYetLearned_whenAsked_thenTheEstimate() {
        assertThat(driveTimes.between(WOODLAND, DAVIS)).isEqualTo(ESTIMATE);
    }

    @Test
    void givenALearnedLeg_whenAsked_thenWhatWasLearnedAndNoEstimate() {
        driveTimes.remember(WOODLAND, DAVIS, ROUTED);

        assertThat(driveTimes.between(new Place(38.6785, -121.7733), DAVIS)).isEqualTo(ROUTED);
        assertThat(estimates).hasValue(0);
    }

    @Test
    void givenALearnedLeg_whenAskedForTheWayBackOrNearby_thenTheEstimate() {
        driveTimes.remember(WOODLAND, DAVIS, ROUTED);

        assertThat(driveTimes.between(DAVIS, WOODLAND)).isEqualTo(ESTIMATE);
        assertThat(driveTimes.between(WOODLAND, new Place(38.5449, -121.7406))).isEqualTo(ESTIMATE);
    }

    @Test
    void givenALearnedLeg_whenLearnedAgain_thenTheLatest() {
        driveTimes.remember(WOODLAND, DAVIS, ROUTED);
        driveTimes.remember(WOODLAND, DAVIS, ROUTED.plusMinutes(5));

        assertThat(driveTimes.between(WOODLAND, DAVIS)).isEqualTo(ROUTED.plusMinutes(5));
    }

    @Test
    void givenAnUnknownOrTheSamePlace_whenAsked_thenTheWrappedDriveTimesDecide() {
        driveTimes.remember(WOODLAND, WOODLAND, ROUTED);

        assertThat(driveTimes.between(WOODLAND, WOODLAND)).isEqualTo(ESTIMATE);
        assertThat(driveTimes.between(null, DAVIS)).isEqualTo(ESTIMATE);
        assertThat(driveTimes.between(WOODLAND, null)).isEqualTo(ESTIMATE);
        assertThat(driveTimes.between(null, null)).isEqualTo(ESTIMATE);
    }

    @Test
    void givenMoreLegsThanThereIsRoomFor_whenLearned_thenSomeAreForgotten() {
        IntStream.range(0, 10_000).forEach(i -> driveTimes.remember(WOODLAND, eastward(i), ROUTED));
        driveTimes.forgetSurplus();

        long kept = IntStream.range(0, 10_000)
                .filter(i -> driveTimes.between(WOODLAND, eastward(i)).equals(ROUTED))
                .count();

        assertThat(kept).isBetween(1L, 100L);
    }

    @Test
    void givenNonsense_whenRememberedOrMade_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> driveTimes.remember(WOODLAND, DAVIS, Duration.ofMinutes(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachedDriveTimes((from, to) -> ESTIMATE, 0));
    }

    private static Place eastward(int steps) {
        return new Place(38, -121 + steps / 10_000.0);
    }
}
