package com.wrenchtime.testing;

import java.time.Duration;

/**
 * How hard the long proofs try: some seconds in an ordinary build, and as long as one likes with, for example,
 * {@code ./mvnw -pl platform-api test -Dtest='*ProofTests' -Dproof.seconds=600 -Dproof.kills=50}.
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
