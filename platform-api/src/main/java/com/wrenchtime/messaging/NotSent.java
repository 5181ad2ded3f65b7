package com.wrenchtime.messaging;

/** A message did not leave the house, or nobody knows whether it did. Says neither to whom it is nor what it says. */
final class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean mayTryAgain;

    private NotSent(String reason, boolean mayTryAgain) {
        // Without the cause: what mail servers answer repeats the recipient.
        super("Not sent: " + reason);
        this.reason = reason;
        this.mayTryAgain = mayTryAgain;
    }

    /** Certainly not sent, for a reason that may pass. */
    static NotSent forNow(String reason) {
        return new NotSent(reason, true);
    }

    /** Refused for good, or perhaps sent. */
    static NotSent forGood(String reason) {
        return new NotSent(reason, false);
    }

    String reason() {
        return reason;
    }

    boolean mayTryAgain() {
        return mayTryAgain;
    }
}
