package com.wrenchtime.messaging;

import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's messages as its people see them: what was said to whom, and what has become of it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SentMessages {

    /** How many parts the key of the list's order has. */
    static final int KEY_PARTS = 2;

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Messages, the latest first. What lets somebody in is not among them.
     *
     * @param status of which only; null for all
     * @param appointment about which only; null for all
     */
    List<MessageView> list(@Nullable String status, @Nullable UUID appointment, PageRequest page) {
        var before = page.after(0, Requested::instant);
        return jdbc.sql("""
            SELECT * FROM message
            WHERE NOT confidential
              AND (:status::text IS NULL OR status = :status)
              AND (:appointment::uuid IS NULL OR appointment_id = :appointment)
              AND (:before::timestamptz IS NULL OR (created_at, id) < (:before, :last::uuid))
            ORDER BY created_at DESC, id DESC LIMIT :limit\
            """)
                .param("status", status, Types.VARCHAR)
                .param("appointment", appointment, Types.OTHER)
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("last", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query(SentMessages::view)
                .list();
    }

    Optional<MessageView> find(UUID id) {
        return jdbc.sql("SELECT * FROM message WHERE id = ? AND NOT confidential")
                .param(id)
                .query(SentMessages::view)
                .optional();
    }

    /** Queues a message again that certainly was not sent. */
    boolean requeue(UUID id, Instant now) {
        return jdbc.sql("""
            UPDATE message SET status = 'QUEUED', reason = NULL, settled_at = NULL, due_at = ?
            WHERE id = ? AND status = 'FAILED' AND reason <> 'outcome-unknown'
              AND (useful_until IS NULL OR useful_until > ?)\
            """)
                        .params(now.atOffset(ZoneOffset.UTC), id, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    static List<String> key(MessageView it) {
        return List.of(it.createdAt().toString(), it.id().toString());
    }

    private static MessageView view(ResultSet row, int number) throws SQLException {
        var micros = row.getObject("price_micros", Long.class);
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getObject("appointment_id", UUID.class),
                row.getString("status"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row, "settled_at"),
                instant(row, "delivered_at"),
                row.getObject("segments", Integer.class),
                micros,
                row.getString("price_currency"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
