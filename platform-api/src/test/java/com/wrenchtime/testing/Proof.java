package com.wrenchtime.testing;

import java.time.Duration;

/**
 * How hard the long proofs try: some seconds in an ordinary build, and as long as one likes with
 * {@code proof.seconds} and {@code proof.kills}; {@code docs/building.md} has the command.
 */
public final class Proof {

    private Proof() {}

    public static Duration time() {
        return Duration.ofSeconds(Long.getLong("proof.seconds", 6));
    }

    public static int kills() {
        return Integer.getInteger("proof.kills", 3);
    }
}
