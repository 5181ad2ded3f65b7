package com.wrenchtime.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriesTests {

    private static final Instant NOON = Instant.parse("2027-06-07T12:00:00Z");

    @Test
    void givenFiveTriesInAQuarterOfAnHour_whenAskedForASixth_thenItHasToWaitForTheWindowToEnd() {
        var tries = Tries.NONE;
        for (int minute = 0; minute < 5; minute++) {
            assertThat(tries.waitAt(at(minute))).isEmpty();
            tries = tries.oneMoreAt(at(minute));
        }

        assertThat(tries.waitAt(at(5))).contains(Duration.ofMinutes(10));
        assertThat(tries.waitAt(at(15))).isEmpty();
    }

    @Test
    void givenSomebodyWhoNeverStops_whenTheyTryAsSoonAsTheyMay_thenTheWaitGrowsToTwoHours() {
        var waits = new ArrayList<Long>();
        var tries = Tries.NONE;
        var now = NOON;
        for (int i = 0; i < 30; i++) {
            var wait = tries.waitAt(now);
            if (wait.isPresent()) {
                waits.add(wait.get().toMinutes());
                now = now.plus(wait.get());
            }
            tries = tries.oneMoreAt(now);
        }

        assertThat(waits).isEqualTo(List.of(15L, 30L, 60L, 120L, 120L));
        assertThat(tries.inARow()).isEqualTo(30);
    }

    @Test
    void givenTriesThatAreFarApart_whenCounted_thenNobodyHasToWait() {
        var tries = Tries.NONE;
        for (int i = 0; i < 20; i++) {
            assertThat(tries.waitAt(at(i * 4L))).isEmpty();
            tries = tries.oneMoreAt(at(i * 4L));
        }

        assertThat(tries.exhausted()).isZero();
    }

    @Test
    void givenAWindowThatWasUsedUp_whenTheNextIsNot_thenTheOneAfterIsShortAgain() {
        var tries = new Tries(5, NOON, 2, 15);

        var calm = tries.oneMoreAt(at(60)).oneMoreAt(at(60 + 120));

        assertThat(calm.exhausted()).isZero();
        assertThat(calm.inARow()).isEqualTo(17);
    }

    @Test
    void givenATryThatWasNoFailure_whenTakenBack_thenItDoesNotCount() {
        assertThat(Tries.NONE.oneMoreAt(NOON).oneMoreAt(NOON).oneLess()).isEqualTo(new Tries(1, NOON, 0, 1));
        assertThat(Tries.NONE.oneLess()).isEqualTo(Tries.NONE);
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
