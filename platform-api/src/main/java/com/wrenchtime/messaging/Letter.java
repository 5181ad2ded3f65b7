package com.wrenchtime.messaging;

import com.wrenchtime.messaging.Occasion.CalendarPart;
import com.wrenchtime.shared.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out, in one attempt.
 *
 * @param attempt counts the attempts; what an earlier one learns late is not written down any more
 * @param calendar for the recipient's calendar; null for none
 * @param recipient the channel's form of whom it is to
 * @param usefulUntil null for no end
 */
record Letter(
        UUID id,
        int attempt,
        Sender sender,
        Channel channel,
        String recipient,
        @Nullable String subject,
        String body,
        @Nullable CalendarPart calendar,
        Purpose purpose,
        @Nullable Instant usefulUntil) {

    /**
     * Whom the recipient hears from.
     *
     * @param name the shop's, or the platform's
     * @param role the tenant's, by which it is known again
     * @param replyTo where answers to mails belong; null for nowhere
     * @param color of the shop's brand, as #rrggbb
     * @param unsubscribe where a click ends such mails; null where they cannot be ended
     * @param service the provider's messaging service for the shop's texts; null for the platform's
     * @param status where the carrier says what has become of a text; null when it need not
     */
    record Sender(
            String name,
            String role,
            @Nullable EmailAddress replyTo,
            String color,
            @Nullable URI unsubscribe,
            @Nullable String service,
            @Nullable URI status) {

        static Sender of(String name) {
            return new Sender(name, "platform", null, "#1a4b8c", null, null, null);
        }
    }

    /** Without whom it is to and what it says, for the logs. */
    @Override
    public String toString() {
        return "%s %s, attempt %d".formatted(channel, id, attempt);
    }
}
