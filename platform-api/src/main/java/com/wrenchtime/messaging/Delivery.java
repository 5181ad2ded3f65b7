package com.wrenchtime.messaging;

import com.wrenchtime.messaging.Segments.Encoded;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which way a message leaves the house: by a carrier of its channel, where there is one and the recipient may be reached, and
 * on somebody's own machine into the ledger, so that everything can be seen there.
 */
class Delivery {

    private final @Nullable Carrier mails;
    private final @Nullable Carrier texts;
    private final @Nullable Ledger ledger;
    private final AllowedRecipients allowed;

    /**
     * @param mails null where none is configured
     * @param texts null where none is configured
     * @param ledger null in production
     */
    Delivery(@Nullable Carrier mails, @Nullable Carrier texts, @Nullable Ledger ledger, AllowedRecipients allowed) {
        this.mails = mails;
        this.texts = texts;
        this.ledger = ledger;
        this.allowed = allowed;
    }

    boolean carries(Channel channel) {
        return ledger != null || carrier(channel) != null;
    }

    /** Whether a message to this recipient is carried by somebody outside of the house. */
    boolean leavesTheHouse(Channel channel, String recipient) {
        return carrier(channel) != null && allowed.permit(recipient);
    }

    /** Whether this recipient may be reached from here. */
    boolean permits(Channel channel, String recipient) {
        return ledger != null || (carrier(channel) != null && allowed.permit(recipient));
    }

    /**
     * Delivers a letter as far as it may go.
     *
     * @throws NotSent if the carrier did not take it, or did not say
     */
    Receipt deliver(Letter letter) {
        var carrier = carrier(letter.channel());
        var permitted = carrier != null && allowed.permit(letter.recipient());
        if (ledger != null) {
            ledger.show(
                    letter,
                    permitted
                            ? "also handed to the carrier"
                            : carrier != null ? "not on the list of allowed recipients" : "shown here only");
        }
        if (carrier != null && permitted) {
            return carrier.deliver(letter);
        }
        if (ledger == null) {
            throw NotSent.forGood("recipient-not-allowed");
        }
        return new Receipt("ledger", letter.id().toString(), segments(letter));
    }

    private static @Nullable Integer segments(Letter letter) {
        return letter.channel() == Channel.TEXT ? Encoded.of(letter.body()).segments() : null;
    }

    /** Whether {@link #find} can tell what has become of this letter. */
    boolean canBeAsked(Letter letter) {
        var carrier = carrier(letter.channel());
        return carrier != null && carrier.canBeAsked() && allowed.permit(letter.recipient());
    }

    /**
     * Whether the carrier has taken this letter since that moment.
     *
     * @param known the carrier's names of messages that are other ones
     * @throws NotSent if it cannot be asked now
     */
    Optional<Receipt> find(Letter letter, Instant since, Set<String> known) {
        var carrier = carrier(letter.channel());
        return carrier == null ? Optional.empty() : carrier.find(letter, since, known);
    }

    int forgetShown() {
        return ledger == null ? 0 : ledger.forgetOld();
    }

    private @Nullable Carrier carrier(Channel channel) {
        return switch (channel) {
            case MAIL -> mails;
            case TEXT -> texts;
        };
    }
}
