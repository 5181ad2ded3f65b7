package com.wrenchtime.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody who brings messages of one channel to where they belong. */
interface Carrier {

    /**
     * Hands a message over.
     *
     * @throws NotSent if it was not taken, or nobody knows whether it was
     */
    Receipt deliver(Letter letter);

    /** Whether {@link #find} can tell what has become of a message whose attempt ended without an answer. */
    default boolean canBeAsked() {
        return false;
    }

    /**
     * Whether the carrier has taken this message, in an attempt since that moment.
     *
     * @param known the carrier's names of messages that are other ones
     * @throws NotSent if it cannot be asked now
     */
    default Optional<Receipt> find(Letter letter, Instant since, Set<String> known) {
        throw new UnsupportedOperationException("Cannot be asked");
    }
}
