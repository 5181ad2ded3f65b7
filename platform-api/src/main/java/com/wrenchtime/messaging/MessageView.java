package com.wrenchtime.messaging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the shop's people see it.
 *
 * @param kind what it is about
 * @param recipient null, like subject and body, until it is written
 * @param reason why it failed or was not sent; null otherwise
 * @param dueAt when it is sent, at the earliest
 * @param settledAt when it was sent, or it was decided that it is not
 * @param priceMicros what the carrier charges, in millionths of the currency's unit; null where it does not say
 */
record MessageView(
        UUID id,
        String kind,
        @Schema(allowableValues = {"TEXT", "MAIL"}) String channel,
        @Nullable String recipient,
        @Nullable String subject,
        @Nullable String body,
        @Nullable UUID appointment,

        @Schema(allowableValues = {"QUEUED", "SENDING", "SENT", "DELIVERED", "FAILED", "SUPPRESSED"})
        String status,

        @Nullable String reason,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer segments,
        @Nullable Long priceMicros,
        @Nullable String priceCurrency) {}
