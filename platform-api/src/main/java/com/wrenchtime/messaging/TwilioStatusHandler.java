package com.wrenchtime.messaging;

import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.messaging.Statuses.Said;
import com.wrenchtime.messaging.Statuses.State;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.Tokens;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Works on what Twilio says of a text. */
@Component
class TwilioStatusHandler implements ProviderEvents.Handler {

    static final String KIND = "twilio-status";

    private static final String OPTED_OUT = "21610";

    private final Tokens tokens;
    private final Shops shops;
    private final Statuses statuses;
    private final TextConsents consents;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    TwilioStatusHandler(
            Tokens tokens,
            Shops shops,
            Statuses statuses,
            TextConsents consents,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.tokens = tokens;
        this.shops = shops;
        this.statuses = statuses;
        this.consents = consents;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String payload) {
        var said = json.readValue(payload, Payload.class);
        tokens.verify(Tokens.Purpose.TEXT_STATUS, said.token())
                .ifPresent(target -> shops.findById(target.shop())
                        .ifPresent(shop -> CurrentTenant.run(shop.tenant(), () -> apply(target.thing(), said.form()))));
    }

    private void apply(UUID message, Map<String, String> form) {
        var state = state(form.getOrDefault("MessageStatus", ""));
        if (state == null) {
            return;
        }
        var error = form.getOrDefault("ErrorCode", "");
        statuses.apply(
                message,
                new Said(
                        "twilio",
                        form.getOrDefault("MessageSid", ""),
                        state,
                        state == State.FAILED ? "twilio-" + (error.isEmpty() ? "undelivered" : error) : null,
                        number(form.get("NumSegments")),
                        micros(form.get("Price")),
                        form.get("PriceUnit")));
        if (error.equals(OPTED_OUT)) {
            statuses.recipient(message).ifPresent(this::optedOut);
        }
    }

    // The carrier knows of a STOP that never came to us.
    private void optedOut(String recipient) {
        transaction.executeWithoutResult(status -> {
            for (var purpose : TextConsent.Purpose.values()) {
                consents.record(
                        null,
                        new TextConsent(
                                new PhoneNumber(recipient),
                                purpose,
                                false,
                                "Error 21610 of the carrier",
                                null,
                                TextConsent.BY_CARRIER,
                                null,
                                clock.instant()));
            }
        });
    }

    private static @Nullable State state(String status) {
        return switch (status) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> State.SENT;
            case "delivered", "read" -> State.DELIVERED;
            case "undelivered", "failed", "canceled" -> State.FAILED;
            default -> null;
        };
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,3}") ? Integer.valueOf(text) : null;
    }

    // Twilio writes what it takes as a negative amount.
    private static @Nullable Long micros(@Nullable String price) {
        return price != null && price.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?")
                ? new BigDecimal(price).abs().movePointRight(6).longValueExact()
                : null;
    }

    /** What was said, and about what. */
    record Payload(String token, Map<String, String> form) {}
}
