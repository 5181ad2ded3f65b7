package com.wrenchtime.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound tenant's messages, from the wish to send one to how it ended.
 *
 * <p>QUEUED becomes SENDING before anything leaves the house, in a transaction of its own. Whoever finds a message SENDING
 * knows that an attempt ended without telling how, and that to send it again might be to send it twice.
 */
@Component
@Transactional
class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, Message message) {
        jdbc.sql("""
            INSERT INTO message (
                id, kind, channel, recipient, subject, body, confidential, useful_until, status, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?)\
            """)
                .param(id)
                .param(message.kind())
                .param(message.channel().name())
                .param(message.recipient())
                .param(message.subject())
                .param(message.body())
                .param(message.isConfidential())
                .param(utc(message.usefulUntil()))
                .param(utc(clock.instant()))
                .update();
    }

    /** Takes a queued message to send it; nothing when it is not queued. */
    Optional<Message> claim(UUID id) {
        return jdbc.sql("UPDATE message SET status = 'SENDING' WHERE id = ? AND status = 'QUEUED' RETURNING *")
                .param(id)
                .query(Outbox::message)
                .optional();
    }

    /** Puts a message that was certainly not sent back, to be tried again. */
    void putBack(UUID id) {
        jdbc.sql("UPDATE message SET status = 'QUEUED' WHERE id = ? AND status = 'SENDING'")
                .param(id)
                .update();
    }

    void sent(UUID id) {
        settle(id, "SENT", null);
    }

    /** Ends a message that is not going to be sent; does nothing when it has ended already. */
    boolean failed(UUID id, String reason) {
        return settle(id, "FAILED", reason);
    }

    void suppressed(UUID id, String reason) {
        settle(id, "SUPPRESSED", reason);
    }

    private boolean settle(UUID id, String status, @Nullable String reason) {
        return jdbc.sql("""
            UPDATE message
            SET status = ?, reason = ?, settled_at = ?, body = CASE WHEN confidential THEN NULL ELSE body END
            WHERE id = ? AND status IN ('QUEUED', 'SENDING')\
            """)
                        .param(status)
                        .param(reason)
                        .param(utc(clock.instant()))
                        .param(id)
                        .update()
                == 1;
    }

    /** Forgets confidential messages after a week, and all others after two years. */
    int forgetOld() {
        return jdbc.sql("""
            DELETE FROM message
            WHERE created_at < now() - CASE WHEN confidential THEN interval '7 days' ELSE interval '24 months' END\
            """).update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString("kind"),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("confidential"),
                instant(row.getObject("useful_until", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
