package com.wrenchtime.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound tenant's messages, from the wish to send one to how it ended.
 *
 * <p>QUEUED becomes SENDING before anything leaves the house, in a transaction of its own. Whoever finds a message SENDING
 * knows that an attempt ended without telling how. Each attempt has a number, and what an attempt learns is written down only
 * while no later one has begun: a node that slept through the takeover of its work changes nothing.
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
        var now = utc(clock.instant());
        jdbc.sql("""
            INSERT INTO message (id, kind, channel, recipient, subject, body, confidential, useful_until, purpose, status,
                                 created_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?)\
            """)
                .param(id)
                .param(message.kind())
                .param(message.channel().name())
                .param(message.recipient())
                .param(message.subject())
                .param(message.body())
                .param(message.isConfidential())
                .param(utc(message.usefulUntil()))
                .param(message.purpose().name())
                .param(now)
                .param(now)
                .update();
    }

    /** Adds messages that are written later, but for those of a kind, channel and version that are there; when each is due. */
    Map<UUID, Instant> add(List<Occasion> occasions) {
        var added = new LinkedHashMap<UUID, Instant>();
        jdbc.sql("""
            INSERT INTO message (id, kind, channel, appointment_id, version, confidential, useful_until, purpose, status,
                                 created_at, due_at)
            SELECT id, kind, channel, appointment, version, false, useful_until, purpose, 'QUEUED', :now::timestamptz, due
            FROM unnest(:ids::uuid[], :kinds::text[], :channels::text[], :appointments::uuid[], :versions::int[],
                        :ends::timestamptz[], :purposes::text[], :dues::timestamptz[])
                 AS planned (id, kind, channel, appointment, version, useful_until, purpose, due)
            ON CONFLICT (appointment_id, version, kind, channel) WHERE appointment_id IS NOT NULL DO NOTHING
            RETURNING id, due_at\
            """)
                .param("now", utc(clock.instant()))
                .param("ids", occasions.stream().map(it -> UUID.randomUUID()).toArray(UUID[]::new))
                .param("kinds", occasions.stream().map(Occasion::kind).toArray(String[]::new))
                .param(
                        "channels",
                        occasions.stream().map(it -> it.channel().name()).toArray(String[]::new))
                .param(
                        "appointments",
                        occasions.stream().map(Occasion::appointment).toArray(UUID[]::new))
                .param("versions", occasions.stream().map(Occasion::version).toArray(Integer[]::new))
                .param(
                        "ends",
                        occasions.stream()
                                .map(it -> it.usefulUntil().toString())
                                .toArray(String[]::new))
                .param(
                        "purposes",
                        occasions.stream().map(it -> it.purpose().name()).toArray(String[]::new))
                .param("dues", occasions.stream().map(it -> it.due().toString()).toArray(String[]::new))
                .query(row -> {
                    added.put(
                            row.getObject("id", UUID.class),
                            row.getObject("due_at", OffsetDateTime.class).toInstant());
                });
        return added;
    }

    /** Ends what is still queued about an appointment. */
    int withdraw(UUID appointment, String reason) {
        return jdbc.sql("""
            UPDATE message SET status = 'SUPPRESSED', reason = ?, settled_at = ?
            WHERE appointment_id = ? AND status = 'QUEUED'\
            """)
                .params(reason, clock.instant().atOffset(ZoneOffset.UTC), appointment)
                .update();
    }

    /** A message, which nobody else changes until the transaction ends. */
    Optional<Queued> lock(UUID id) {
        return jdbc.sql("SELECT * FROM message WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Outbox::queued)
                .optional();
    }

    /** Begins an attempt; its number. */
    int begin(UUID id, String recipient, @Nullable String subject, String body) {
        return jdbc.sql("""
            UPDATE message
            SET status = 'SENDING', attempt = attempt + 1, attempted_at = ?, recipient = ?, subject = ?, body = ?
            WHERE id = ? RETURNING attempt\
            """)
                .param(utc(clock.instant()))
                .param(recipient)
                .param(subject)
                .param(body)
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Takes over from an attempt of which nobody knows how it ended; the new number. */
    int takeOver(UUID id) {
        return jdbc.sql("UPDATE message SET attempt = attempt + 1 WHERE id = ? RETURNING attempt")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Lets a queued message wait. */
    void hold(UUID id, Instant until) {
        jdbc.sql("UPDATE message SET due_at = ? WHERE id = ? AND status = 'QUEUED'")
                .params(until.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** Puts a message that was certainly not sent back, to be tried again. */
    void putBack(Letter letter, String reason) {
        jdbc.sql("""
            UPDATE message SET status = 'QUEUED', reason = ? WHERE id = ? AND attempt = ? AND status = 'SENDING'\
            """).params(reason, letter.id(), letter.attempt()).update();
    }

    /** Notes that the carrier has it. It may have said what became of it before this is written: then that stays. */
    void sent(Letter letter, Receipt receipt) {
        jdbc.sql("""
            UPDATE message
            SET provider = ?, provider_id = coalesce(provider_id, ?), segments = coalesce(segments, ?::smallint)
            WHERE id = ? AND attempt = ?\
            """)
                .param(receipt.provider())
                .param(receipt.id())
                .param(receipt.segments())
                .param(letter.id())
                .param(letter.attempt())
                .update();
        settle(letter.id(), letter.attempt(), "SENT", null);
    }

    /** Ends a message that is not going to be sent; does nothing when it has ended already. */
    boolean failed(UUID id, int attempt, String reason) {
        return settle(id, attempt, "FAILED", reason);
    }

    /** Ends a message that is not going to be sent, whichever attempt is the last. */
    boolean gaveUp(UUID id, String reason) {
        return settle(id, null, "FAILED", reason);
    }

    void suppressed(UUID id, String reason) {
        settle(id, null, "SUPPRESSED", reason);
    }

    private boolean settle(UUID id, @Nullable Integer attempt, String status, @Nullable String reason) {
        return jdbc.sql("""
            UPDATE message
            SET status = :status, reason = :reason, settled_at = :now,
                body = CASE WHEN confidential THEN NULL ELSE body END
            WHERE id = :id AND status IN ('QUEUED', 'SENDING') AND (:attempt::int IS NULL OR attempt = :attempt)\
            """)
                        .param("status", status)
                        .param("reason", reason, Types.VARCHAR)
                        .param("now", utc(clock.instant()))
                        .param("id", id)
                        .param("attempt", attempt, Types.INTEGER)
                        .update()
                == 1;
    }

    /** What the carrier calls the messages to this recipient that we know of. */
    Set<String> knownTo(String recipient) {
        return Set.copyOf(jdbc.sql("SELECT provider_id FROM message WHERE recipient = ? AND provider_id IS NOT NULL")
                .param(recipient)
                .query(String.class)
                .list());
    }

    /** How many texts were begun since that moment; all, or those to one number. */
    int textsSince(Instant since, @Nullable String recipient) {
        return jdbc.sql("""
            SELECT count(*) FROM message
            WHERE channel = 'TEXT' AND attempted_at > :since AND status <> 'SUPPRESSED'
              AND (:recipient::text IS NULL OR recipient = :recipient)\
            """)
                .param("since", utc(since))
                .param("recipient", recipient, Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    /** Forgets confidential messages after a week, and all others after two years. */
    int forgetOld() {
        return jdbc.sql("""
            DELETE FROM message
            WHERE created_at < now() - CASE WHEN confidential THEN interval '7 days' ELSE interval '24 months' END\
            """).update();
    }

    private static Queued queued(ResultSet row, int number) throws SQLException {
        var appointment = row.getObject("appointment_id", UUID.class);
        var channel = Channel.valueOf(row.getString("channel"));
        var purpose = Purpose.valueOf(row.getString("purpose"));
        var due = row.getObject("due_at", OffsetDateTime.class).toInstant();
        var end = instant(row, "useful_until");
        return new Queued(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getInt("attempt"),
                instant(row, "attempted_at"),
                channel,
                purpose,
                due,
                end,
                appointment == null || end == null
                        ? null
                        : new Occasion(
                                row.getString("kind"), channel, appointment, row.getInt("version"), purpose, due, end),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /**
     * A message as it is stored.
     *
     * @param attemptedAt when the last attempt began; null before the first
     * @param occasion what it is written from; null when it is written already
     * @param recipient null until it is written, like subject and body
     */
    record Queued(
            UUID id,
            String status,
            int attempt,
            @Nullable Instant attemptedAt,
            Channel channel,
            Purpose purpose,
            Instant due,
            @Nullable Instant usefulUntil,
            @Nullable Occasion occasion,
            @Nullable String recipient,
            @Nullable String subject,
            @Nullable String body) {}
}
