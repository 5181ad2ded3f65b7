package com.wrenchtime.conversation;

import com.wrenchtime.shared.PhoneNumber;
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

/**
 * The bound shop's conversations by text, one with each number: what came in is kept here, what went out is among the shop's
 * messages.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Threads {

    /** How many parts the key of the list's order has. */
    static final int KEY_PARTS = 2;

    private static final int MOST_SHOWN = 200;
    private static final String SELECT = """
        SELECT t.*, coalesce(c.name, (SELECT contact_name FROM appointment a WHERE a.contact_phone = t.phone
                                      ORDER BY a.created_at DESC LIMIT 1)) AS who, c.id AS customer_id
        FROM thread t LEFT JOIN customer c ON c.phone = t.phone AND c.merged_into IS NULL\
        """;
    // Whose jobs are with customers of that number.
    private static final String SEEN = """
         (:technician::uuid IS NULL OR EXISTS (SELECT FROM appointment a
                                               WHERE a.contact_phone = t.phone AND a.technician_id = :technician))\
        """;

    private final JdbcClient jdbc;

    Threads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The conversation with a number, begun if there is none; nobody else changes it until the transaction ends. */
    UUID with(PhoneNumber phone, Instant now) {
        return jdbc.sql("""
            INSERT INTO thread (id, phone, unread, last_at) VALUES (?, ?, 0, ?)
            ON CONFLICT (phone) DO UPDATE SET last_at = excluded.last_at RETURNING id\
            """)
                .params(UUID.randomUUID(), phone.e164(), now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /** Keeps what was received; not what was received before. */
    boolean add(UUID thread, String providerId, String body, List<String> media, Meaning meaning, Instant now) {
        return jdbc.sql("""
            INSERT INTO received_text (id, thread_id, provider_id, body, media, meaning, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (provider_id) DO NOTHING\
            """)
                        .param(UUID.randomUUID())
                        .param(thread)
                        .param(providerId)
                        .param(body)
                        .param(media.toArray(String[]::new))
                        .param(meaning.name())
                        .param(now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void unread(UUID thread) {
        jdbc.sql("UPDATE thread SET unread = unread + 1 WHERE id = ?")
                .param(thread)
                .update();
    }

    void read(UUID thread) {
        jdbc.sql("UPDATE thread SET unread = 0 WHERE id = ?").param(thread).update();
    }

    void assign(UUID thread, @Nullable UUID person) {
        jdbc.sql("UPDATE thread SET assigned_to = ?::uuid WHERE id = ?")
                .param(person)
                .param(thread)
                .update();
    }

    void touch(UUID thread, Instant now) {
        jdbc.sql("UPDATE thread SET last_at = ? WHERE id = ?")
                .params(now.atOffset(ZoneOffset.UTC), thread)
                .update();
    }

    /**
     * A conversation.
     *
     * @param technician who sees only those about own jobs; null for who sees all
     */
    Optional<ThreadView> find(UUID id, @Nullable UUID technician) {
        return jdbc.sql(SELECT + " WHERE t.id = :id AND" + SEEN)
                .param("id", id)
                .param("technician", technician, Types.OTHER)
                .query(Threads::view)
                .optional();
    }

    /** Conversations, the latest first. */
    List<ThreadView> list(boolean onlyUnread, @Nullable UUID technician, PageRequest page) {
        var before = page.after(0, Requested::instant);
        return jdbc.sql(SELECT + " WHERE (NOT :unread OR t.unread > 0) AND" + SEEN + """
             AND (:before::timestamptz IS NULL OR (t.last_at, t.id) < (:before, :last::uuid))
            ORDER BY t.last_at DESC, t.id DESC LIMIT :limit\
            """)
                .param("unread", onlyUnread)
                .param("technician", technician, Types.OTHER)
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("last", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query(Threads::view)
                .list();
    }

    /** What was said in a conversation, the latest first. */
    List<ThreadEntry> entries(String phone) {
        return jdbc.sql("""
            SELECT r.id, false AS ours, r.body, r.media, r.meaning, NULL AS status, NULL::uuid AS appointment_id,
                   r.received_at AS at
            FROM received_text r JOIN thread t ON t.id = r.thread_id WHERE t.phone = :phone
            UNION ALL
            SELECT m.id, true, coalesce(m.body, ''), '{}', NULL, m.status, m.appointment_id, m.created_at
            FROM message m
            WHERE m.recipient = :phone AND m.channel = 'TEXT' AND NOT m.confidential
            ORDER BY at DESC, id LIMIT :most\
            """)
                .param("phone", phone)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new ThreadEntry(
                        row.getObject("id", UUID.class),
                        row.getBoolean("ours"),
                        row.getString("body"),
                        List.of((String[]) row.getArray("media").getArray()),
                        row.getString("meaning"),
                        row.getString("status"),
                        row.getObject("appointment_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    static List<String> key(ThreadView it) {
        return List.of(it.lastAt().toString(), it.id().toString());
    }

    private static ThreadView view(ResultSet row, int number) throws SQLException {
        return new ThreadView(
                row.getObject("id", UUID.class),
                row.getString("phone"),
                row.getString("who"),
                row.getObject("customer_id", UUID.class),
                row.getInt("unread"),
                row.getObject("assigned_to", UUID.class),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }
}
