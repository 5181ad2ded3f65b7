package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Group C of the acceptance list, by its numbers, and the laws of sets over random windows. */
class TimeWindowsTests {

    private static final Instant MIDNIGHT = Instant.parse("2027-06-07T00:00:00Z");
    private static final int RANDOM_CASES = 2_000;

    @ParameterizedTest(name = "{0}: {1} less {2} is {3}")
    @CsvSource({
        "C55 from the middle, 9-17, 12-13, 9-12 13-17",
        "C56 unsorted, 9-17, 15-16 10-11, 9-10 11-15 16-17",
        "C58 overlapping, 9-17, 10-12 11-13, 9-10 13-17",
        "C59 from before the start, 9-17, 8-10, 10-17",
        "to after the end, 9-17, 16-18, 9-16",
        "C61 one hour, 9-17, 12-13, 9-12 13-17",
        "all, 9-17, 8-18, ''",
        "exactly all, 9-17, 9-17, ''",
        "touching before and after, 9-17, 8-9 17-18, 9-17",
        "across a hole, 9-12 13-17, 11-14, 9-11 14-17",
        "nothing, 9-17, '', 9-17",
        "from nothing, '', 9-17, ''"
    })
    void givenTakenTime_whenSubtracted_thenTheRestRemains(String scenario, String all, String taken, String rest) {
        assertThat(windows(all).subtract(windows(taken))).isEqualTo(windows(rest));
    }

    @ParameterizedTest(name = "{0}: {1} and {2} have {3} in common")
    @CsvSource({
        "C62 touching, 9-12, 12-17, ''",
        "nested, 9-17, 10-11, 10-11",
        "staggered, 9-12 14-17, 11-15, 11-12 14-15",
        "apart, 9-10, 11-12, ''",
        "nothing, 9-10, '', ''"
    })
    void givenTwoSets_whenIntersected_thenOnlyTheCommonPartsRemain(String scenario, String a, String b, String common) {
        assertThat(windows(a).intersect(windows(b))).isEqualTo(windows(common));
    }

    @Test
    void givenFourPeopleWithStaggeredWindows_whenIntersected_thenC64ExactlyTheTwoCommonPiecesRemain() {
        var common = Stream.of("8-12 13-18", "9-12 13-17", "7-11 14-18", "10-16")
                .map(TimeWindowsTests::windows)
                .reduce(TimeWindows::intersect);

        assertThat(common).contains(windows("10-11 14-16"));
    }

    @ParameterizedTest(name = "C65 {0} is {1}")
    @CsvSource({"9-12 12-17, 9-17", "9-17 10-11, 9-17", "14-15 9-12 11-13, 9-13 14-15", "9-10 9-12 9-11, 9-12"})
    void givenWindowsInAnyOrder_whenCollected_thenTheyAreTheFewestPossible(String given, String fewest) {
        assertThat(windows(given).windows()).isEqualTo(list(fewest));
    }

    @ParameterizedTest(name = "9-12 13-17 contains {0}: {1}, overlaps it: {2}")
    @CsvSource({
        "9-12, true, true",
        "10-11, true, true",
        "13-17, true, true",
        "8-9, false, false",
        "8-10, false, true",
        "11-14, false, true",
        "12-13, false, false",
        "16-18, false, true",
        "17-18, false, false",
        "8-18, false, true",
        "12-14, false, true"
    })
    void givenASet_whenAskedForAWindow_thenKnowsWhetherItIsInIt(String window, boolean contained, boolean overlapped) {
        var set = windows("9-12 13-17");

        assertThat(set.contains(list(window).getFirst())).isEqualTo(contained);
        assertThat(set.overlaps(list(window).getFirst())).isEqualTo(overlapped);
    }

    @Test
    void givenNothing_whenAsked_thenItIsEmptyAndContainsNothing() {
        assertThat(TimeWindows.none().isEmpty()).isTrue();
        assertThat(windows("9-10").isEmpty()).isFalse();
        assertThat(TimeWindows.none().contains(list("9-10").getFirst())).isFalse();
        assertThat(TimeWindows.none().overlaps(list("9-10").getFirst())).isFalse();
    }

    @Test
    void givenAnEndThatIsNotAfterTheStart_whenMadeAWindow_thenItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeWindow(MIDNIGHT, MIDNIGHT));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeWindow(MIDNIGHT, MIDNIGHT.minusNanos(1)));
    }

    @Test
    void givenRandomSets_whenCombined_thenTheyHoldTheMomentsThatSetsWould() {
        var random = new Random(67);
        for (var i = 0; i < RANDOM_CASES; i++) {
            var a = anySet(random);
            var b = anySet(random);

            assertThat(moments(a.union(b))).isEqualTo(with(moments(a), moments(b), BitSet::or));
            assertThat(moments(a.intersect(b))).isEqualTo(with(moments(a), moments(b), BitSet::and));
            assertThat(moments(a.subtract(b))).isEqualTo(with(moments(a), moments(b), BitSet::andNot));
        }
    }

    @Test
    void givenRandomSets_whenOneIsTakenOutAndTheCommonPartPutBack_thenC67NothingChanged() {
        var random = new Random(68);
        for (var i = 0; i < RANDOM_CASES; i++) {
            var a = anySet(random);
            var b = anySet(random);

            assertThat(a.subtract(b).union(a.intersect(b))).isEqualTo(a);
        }
    }

    @Test
    void givenRandomSets_whenUnitedOrIntersected_thenC68OrderGroupingAndRepetitionDoNotMatter() {
        var random = new Random(69);
        for (var i = 0; i < RANDOM_CASES; i++) {
            var a = anySet(random);
            var b = anySet(random);
            var c = anySet(random);

            assertThat(a.union(b)).isEqualTo(b.union(a));
            assertThat(a.intersect(b)).isEqualTo(b.intersect(a));
            assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
            assertThat(a.intersect(b).intersect(c)).isEqualTo(a.intersect(b.intersect(c)));
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(a.intersect(a)).isEqualTo(a);
        }
    }

    private static TimeWindows anySet(Random random) {
        var windows = new ArrayList<TimeWindow>();
        for (var i = random.nextInt(7); i > 0; i--) {
            var start = MIDNIGHT.plus(Duration.ofMinutes(random.nextInt(60)));
            windows.add(TimeWindow.of(start, Duration.ofMinutes(1 + random.nextInt(15))));
        }
        return TimeWindows.of(windows);
    }

    /** The minutes of a set; checks on the way that it is written as the fewest possible windows. */
    private static BitSet moments(TimeWindows set) {
        var moments = new BitSet();
        for (var window : set.windows()) {
            var first = minute(window.start());
            assertThat(moments.length()).as("end of the window before").isLessThan(first == 0 ? 1 : first);
            moments.set(first, minute(window.end()));
        }
        return moments;
    }

    private static int minute(Instant moment) {
        return Math.toIntExact(Duration.between(MIDNIGHT, moment).toMinutes());
    }

    private static BitSet with(BitSet changed, BitSet by, BiConsumer<BitSet, BitSet> change) {
        change.accept(changed, by);
        return changed;
    }

    /** Windows of whole hours, such as "9-12 13-17". */
    private static TimeWindows windows(String hours) {
        return TimeWindows.of(list(hours));
    }

    private static List<TimeWindow> list(String hours) {
        return Stream.of(hours.split(" ", -1))
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("-", -1))
                .map(it -> new TimeWindow(hour(it[0]), hour(it[1])))
                .toList();
    }

    private static Instant hour(String hour) {
        return MIDNIGHT.plus(Duration.ofHours(Integer.parseInt(hour)));
    }
}
