package com.wrenchtime.messaging;

import com.wrenchtime.messaging.Letter.Sender;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.Tokens;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom the recipients of the bound tenant's messages hear from. */
@Component
class Senders {

    private static final String PLATFORM = "Wrenchtime";

    private final Settings settings;
    private final Tokens tokens;
    private final ApiSettings web;
    private final JdbcClient jdbc;

    Senders(Settings settings, Tokens tokens, ApiSettings web, JdbcClient jdbc) {
        this.settings = settings;
        this.tokens = tokens;
        this.web = web;
        this.jdbc = jdbc;
    }

    /** The sender of this message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Sender of(UUID message, Channel channel, Purpose purpose) {
        return switch (CurrentTenant.get()) {
            case Tenant.Platform _ -> Sender.of(PLATFORM);
            case Tenant.Shop _ -> ofShop(message, channel, purpose);
        };
    }

    private Sender ofShop(UUID message, Channel channel, Purpose purpose) {
        var shop = settings.current();
        var own = own();
        return new Sender(
                shop.name(),
                CurrentTenant.shop().role(),
                own.map(Own::replyTo).orElse(null),
                shop.branding().color(),
                channel == Channel.MAIL && purpose != Purpose.ASKED_FOR
                        ? at("/unsubscribe/", Tokens.Purpose.UNSUBSCRIBE, message)
                        : null,
                own.map(Own::service).orElse(null),
                channel == Channel.TEXT ? at("/webhooks/twilio/status/", Tokens.Purpose.TEXT_STATUS, message) : null);
    }

    private URI at(String path, Tokens.Purpose purpose, UUID message) {
        return URI.create(web.publicUrl() + path + tokens.issue(purpose, message));
    }

    private Optional<Own> own() {
        return jdbc.sql("SELECT messaging_service, reply_to FROM text_sender")
                .query((row, number) -> {
                    var replyTo = row.getString("reply_to");
                    return new Own(
                            row.getString("messaging_service"), replyTo == null ? null : new EmailAddress(replyTo));
                })
                .optional();
    }

    private record Own(@Nullable String service, @Nullable EmailAddress replyTo) {}
}
