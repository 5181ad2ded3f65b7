package com.wrenchtime.messaging;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message did not leave the house, or nobody knows whether it did. Says neither to whom it is nor what it says. */
final class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final Certainty certainty;
    private final @Nullable Duration pause;

    private NotSent(String reason, Certainty certainty, @Nullable Duration pause) {
        // Without the cause: what servers answer repeats the recipient.
        super("Not sent: " + reason);
        this.reason = reason;
        this.certainty = certainty;
        this.pause = pause;
    }

    /** Certainly not sent, for a reason that may pass. */
    static NotSent forNow(String reason) {
        return new NotSent(reason, Certainty.FOR_NOW, null);
    }

    /** Certainly not sent, and not to be tried again before this pause is over. */
    static NotSent forNow(String reason, Duration pause) {
        return new NotSent(reason, Certainty.FOR_NOW, pause);
    }

    /** Refused for good. */
    static NotSent forGood(String reason) {
        return new NotSent(reason, Certainty.FOR_GOOD, null);
    }

    /** Perhaps sent. */
    static NotSent perhaps() {
        return new NotSent("outcome-unknown", Certainty.UNKNOWN, null);
    }

    String reason() {
        return reason;
    }

    Certainty certainty() {
        return certainty;
    }

    /** How long the carrier wants to be left alone; null when it does not say. */
    @Nullable
    Duration pause() {
        return pause;
    }

    /** How certain it is that the message was not sent. */
    enum Certainty {
        FOR_NOW,
        FOR_GOOD,
        UNKNOWN
    }
}
