package com.wrenchtime.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the bound shop allows itself to send. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MessagePolicies {

    private static final String SELECT = """
        SELECT p.*, EXISTS (SELECT FROM text_sender s WHERE s.status = 'APPROVED') AS number_approved
        FROM message_policy p\
        """;

    private final JdbcClient jdbc;

    MessagePolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MessagePolicy current() {
        return jdbc.sql(SELECT).query(MessagePolicies::policy).single();
    }

    /** The same, which nobody else changes until the transaction ends. */
    MessagePolicy forChange() {
        return jdbc.sql(SELECT + " FOR UPDATE OF p")
                .query(MessagePolicies::policy)
                .single();
    }

    void change(MessagePolicy policy) {
        jdbc.sql("""
            UPDATE message_policy
            SET quiet_from = ?, quiet_to = ?, texts_an_hour = ?, texts_a_day = ?, countries = ?, version = ?\
            """)
                .param(policy.quiet().from())
                .param(policy.quiet().to())
                .param(policy.textsAnHour())
                .param(policy.textsADay())
                .param(policy.countries().stream().sorted().toArray(String[]::new))
                .param(policy.version())
                .update();
    }

    private static MessagePolicy policy(ResultSet row, int number) throws SQLException {
        return new MessagePolicy(
                new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class)),
                row.getInt("texts_an_hour"),
                row.getInt("texts_a_day"),
                Set.of((String[]) row.getArray("countries").getArray()),
                row.getBoolean("number_approved"),
                row.getInt("version"));
    }
}
