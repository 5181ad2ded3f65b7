package com.wrenchtime.messaging;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody's telephone and mailbox on a machine that reaches nobody: what was sent, as it would have arrived. */
class Ledger {

    private static final int AT_MOST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(PlatformDataSource platform, Clock clock) {
        this.jdbc = JdbcClient.create(platform.asDataSource());
        this.clock = clock;
    }

    /** Shows a letter, once however often its delivery is tried. */
    void show(Letter letter, String note) {
        jdbc.sql("""
            INSERT INTO platform.ledger_entry (id, sent_at, sender, channel, recipient, subject, body, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING\
            """)
                .param(letter.id())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(letter.sender().name())
                .param(letter.channel().name())
                .param(letter.recipient())
                .param(letter.subject())
                .param(letter.body())
                .param(note)
                .update();
    }

    /** The newest messages, first; all, or those to one recipient. */
    List<Entry> newest(@Nullable String recipient) {
        var all = recipient == null;
        return jdbc.sql("SELECT * FROM platform.ledger_entry WHERE :all OR recipient = :recipient"
                        + " ORDER BY sent_at DESC, id LIMIT " + AT_MOST)
                .param("all", all)
                .param("recipient", all ? "" : recipient)
                .query(Ledger::entry)
                .list();
    }

    /** Forgets what is older than 30 days. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM platform.ledger_entry WHERE sent_at < now() - interval '30 days'")
                .update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("sender"),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("note"));
    }

    /** A message as it would have arrived, and which way it went. */
    record Entry(
            Instant at,
            String sender,
            Channel channel,
            String recipient,
            @Nullable String subject,
            String body,
            String note) {}
}
