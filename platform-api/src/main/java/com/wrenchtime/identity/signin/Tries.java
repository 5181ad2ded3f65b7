package com.wrenchtime.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often something was tried without success: five times in a quarter of an hour, and each window that is used up makes the
 * next one twice as long, up to two hours. Who lets a window pass with tries left begins anew.
 *
 * @param count tries in the present window
 * @param windowFrom when that began
 * @param exhausted windows before it in a row of which every try was used
 * @param inARow tries since the last success, in all windows
 */
record Tries(int count, Instant windowFrom, int exhausted, int inARow) {

    static final Tries NONE = new Tries(0, Instant.EPOCH, 0, 0);

    private static final int IN_A_WINDOW = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 3;

    /** How long to wait for the next try; nothing when it may be made now. */
    Optional<Duration> waitAt(Instant now) {
        return count >= IN_A_WINDOW && now.isBefore(windowEnd())
                ? Optional.of(Duration.between(now, windowEnd()))
                : Optional.empty();
    }

    /** With one more try, which may be made now. */
    Tries oneMoreAt(Instant now) {
        if (now.isBefore(windowEnd())) {
            return new Tries(count + 1, windowFrom, exhausted, inARow + 1);
        }
        return new Tries(1, now, count >= IN_A_WINDOW ? exhausted + 1 : 0, inARow + 1);
    }

    /** Without the last try, which was no failure. */
    Tries oneLess() {
        return new Tries(Math.max(0, count - 1), windowFrom, exhausted, Math.max(0, inARow - 1));
    }

    /** As if those before the present window had not been. */
    Tries anew() {
        return new Tries(count, windowFrom, exhausted, 0);
    }

    private Instant windowEnd() {
        return windowFrom.plus(WINDOW.multipliedBy(1L << Math.min(exhausted, MOST_DOUBLINGS)));
    }
}
