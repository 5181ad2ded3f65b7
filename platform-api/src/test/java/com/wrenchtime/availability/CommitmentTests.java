package com.wrenchtime.availability;

import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentTests {

    private static final Place HERE = new Place(34.05, -118.25);
    private static final Place THERE = new Place(34.10, -118.30);

    @ParameterizedTest(name = "after {0}, before {1}, drive {2}, {3} free: {4}")
    @CsvSource({
        "30, 15, 20, 90, 30",
        "15, 30, 20, 90, 30",
        "15, 20, 30, 90, 30",
        "0, 0, 0, 90, 0",
        "30, 15, 20, 30, 30",
        "30, 15, 20, 25, 25",
        "15, 15, 45, 30, 30",
        "15, 15, 45, 0, 0"
    })
    void givenANeighbourThatIsNew_whenTheOneBetweenGoesAway_thenTheGapIsTheLongestThatFits(
            int bufferAfter, int bufferBefore, int drive, int free, int expected) {
        var previous = commitment("08:00", "09:00", HERE, 0, bufferAfter);
        var next = commitment(
                TimeWindow.of(previous.work().end().plus(Duration.ofMinutes(free)), Duration.ofHours(2)),
                THERE,
                bufferBefore,
                0);

        assertThat(next.inboundGapAfter(previous, oneWay(drive))).isEqualTo(Duration.ofMinutes(expected));
    }

    @Test
    void givenNothingLeftBefore_whenTheOneBeforeGoesAway_thenTheGapIsTheBuffer() {
        var next = commitment("09:00", "10:00", THERE, 20, 0);

        assertThat(next.inboundGapAfter(null, oneWay(50))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void givenCommitmentsThatOverlap_whenTheOneBetweenGoesAway_thenThereIsNoGap() {
        var previous = commitment("08:00", "09:30", HERE, 0, 30);
        var next = commitment("09:00", "10:00", THERE, 20, 0);

        assertThat(next.inboundGapAfter(previous, oneWay(50))).isEqualTo(Duration.ZERO);
    }

    @Test
    void givenANegativeBuffer_whenMadeACommitment_thenItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> commitment("09:00", "10:00", HERE, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> commitment("09:00", "10:00", HERE, 0, -1));
    }

    private static Commitment commitment(String start, String end, Place place, int minutesBefore, int minutesAfter) {
        return commitment(ATechnician.window(start, end, NEW_YORK), place, minutesBefore, minutesAfter);
    }

    private static Commitment commitment(TimeWindow work, Place place, int minutesBefore, int minutesAfter) {
        return new Commitment(
                new UUID(0, 1), work, place, Duration.ofMinutes(minutesBefore), Duration.ofMinutes(minutesAfter));
    }

    /** From here to there it takes so many minutes, back much longer. */
    private static DriveTimes oneWay(int minutes) {
        return (from, to) -> HERE.equals(from) && THERE.equals(to) ? Duration.ofMinutes(minutes) : Duration.ofHours(9);
    }
}
