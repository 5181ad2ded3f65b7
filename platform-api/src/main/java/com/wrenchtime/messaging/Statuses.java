package com.wrenchtime.messaging;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what providers say has become of the bound tenant's messages. Sayings come twice and in any order: a message only
 * ever moves on, from being sent to sent, and from there to delivered or failed.
 */
@Repository
@Transactional
class Statuses {

    private final JdbcClient jdbc;
    private final Clock clock;

    Statuses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes what was said.
     *
     * @return whether the message moved on by it
     */
    boolean apply(UUID message, Said said) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
            UPDATE message
            SET status = :status,
                reason = :reason,
                settled_at = coalesce(settled_at, :now),
                delivered_at = CASE WHEN :status = 'DELIVERED' THEN :now ELSE delivered_at END,
                provider = :provider,
                provider_id = coalesce(provider_id, :id),
                segments = coalesce(:segments::smallint, segments),
                price_micros = coalesce(:price::bigint, price_micros),
                price_currency = coalesce(:currency, price_currency),
                body = CASE WHEN confidential THEN NULL ELSE body END
            WHERE id = :message
              AND (provider_id IS NULL OR provider_id = :id)
              AND (status = 'SENDING'
                   OR status = 'SENT' AND :status <> 'SENT'
                   OR status = 'FAILED' AND reason IN ('outcome-unknown', 'given-up') AND :status <> 'FAILED')\
            """)
                        .param("status", said.state().name())
                        .param("reason", said.reason(), Types.VARCHAR)
                        .param("now", now)
                        .param("provider", said.provider())
                        .param("id", said.id())
                        .param("segments", said.segments(), Types.INTEGER)
                        .param("price", said.priceMicros(), Types.BIGINT)
                        .param("currency", said.currency(), Types.VARCHAR)
                        .param("message", message)
                        .update()
                == 1;
    }

    /** To whom a message went; nothing when it is not known. */
    @Transactional(readOnly = true)
    public Optional<String> recipient(UUID message) {
        return jdbc.sql("SELECT recipient FROM message WHERE id = ? AND recipient IS NOT NULL")
                .param(message)
                .query(String.class)
                .optional();
    }

    /** Where a message can be, as a provider sees it. */
    enum State {
        SENT,
        DELIVERED,
        FAILED
    }

    /**
     * What a provider said.
     *
     * @param id the provider's name for the message
     * @param reason why it failed; null otherwise
     */
    record Said(
            String provider,
            String id,
            State state,
            @Nullable String reason,
            @Nullable Integer segments,
            @Nullable Long priceMicros,
            @Nullable String currency) {}
}
