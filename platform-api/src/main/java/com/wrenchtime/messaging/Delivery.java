package com.wrenchtime.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Which way a message leaves the house: by the mail server, where there is one and the recipient may be reached, and on
 * somebody's own machine into the ledger, so that everything can be seen there.
 */
class Delivery {

    private final @Nullable MailServer mails;
    private final @Nullable Ledger ledger;
    private final AllowedRecipients allowed;

    /**
     * @param mails null where none is configured
     * @param ledger null in production
     */
    Delivery(@Nullable MailServer mails, @Nullable Ledger ledger, AllowedRecipients allowed) {
        this.mails = mails;
        this.ledger = ledger;
        this.allowed = allowed;
    }

    boolean carries(Channel channel) {
        return ledger != null || (channel == Channel.MAIL && mails != null);
    }

    /**
     * Delivers a letter as far as it may go.
     *
     * @throws NotSent if the mail server did not take it, or did not say
     */
    Outcome deliver(Letter letter) {
        var reachable = letter.message().channel() == Channel.MAIL && mails != null;
        var permitted = reachable && allowed.permit(letter.message().recipient());
        if (ledger != null) {
            ledger.show(
                    letter,
                    permitted
                            ? "also handed to the mail server"
                            : reachable ? "not on the list of allowed recipients" : "shown here only");
        }
        if (permitted && mails != null) {
            mails.deliver(letter);
        }
        return permitted || ledger != null ? Outcome.SENT : Outcome.NOT_ALLOWED;
    }

    int forgetShown() {
        return ledger == null ? 0 : ledger.forgetOld();
    }

    enum Outcome {
        SENT,
        NOT_ALLOWED
    }
}
