package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.Accounts.utc;

import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.shared.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the bound shop's customers are signed in. A session ends when it is not used for 14 days, 90 days after it began, or
 * when its customer ends it.
 */
@Repository
@Transactional
class CustomerSessions {

    static final Duration IDLE = Duration.ofDays(14);
    static final Duration LONGEST = Duration.ofDays(90);

    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param device what the client calls itself
     * @param isProven whether a code was given for it, rather than a password
     */
    Begun begin(CustomerId customer, String device, boolean isProven) {
        var token = SessionToken.random(CurrentTenant.shop().id());
        var now = clock.instant();
        jdbc.sql("""
            INSERT INTO account_session
                (id, customer_id, token_hash, device, proven_at, created_at, last_used_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(UUID.randomUUID())
                .param(customer.value())
                .param(token.hash())
                .param(device)
                .param(isProven ? utc(now) : null)
                .param(utc(now))
                .param(utc(now))
                .param(utc(now.plus(LONGEST)))
                .update();
        return new Begun(token, now.plus(LONGEST));
    }

    /** The session that this token is for, while it lasts; that it was used is noted. */
    Optional<Session> use(SessionToken token) {
        var now = clock.instant();
        var session = jdbc.sql("""
            SELECT * FROM account_session WHERE token_hash = ? AND expires_at > ? AND last_used_at > ?\
            """)
                .params(token.hash(), utc(now), utc(now.minus(IDLE)))
                .query(CustomerSessions::session)
                .optional();
        // Not at each request, which would write as often as others read.
        session.filter(it -> it.lastUsedAt().isBefore(now.minus(NOTED_EACH)))
                .ifPresent(it -> jdbc.sql("UPDATE account_session SET last_used_at = ? WHERE id = ?")
                        .params(utc(now), it.id())
                        .update());
        return session;
    }

    /** The customer's sessions that last, the one that was used last first. */
    List<Session> of(CustomerId customer) {
        var now = clock.instant();
        return jdbc.sql("SELECT * FROM account_session WHERE customer_id = ? AND expires_at > ? AND last_used_at > ?"
                        + " ORDER BY last_used_at DESC, id")
                .params(customer.value(), utc(now), utc(now.minus(IDLE)))
                .query(CustomerSessions::session)
                .list();
    }

    /** Ends a session of this customer; whether there was one. */
    boolean end(CustomerId customer, UUID id) {
        return jdbc.sql("DELETE FROM account_session WHERE id = ? AND customer_id = ?")
                        .params(id, customer.value())
                        .update()
                == 1;
    }

    /**
     * Ends the customer's sessions everywhere.
     *
     * @param but one that goes on; null for none
     */
    void endAll(CustomerId customer, @Nullable UUID but) {
        jdbc.sql("DELETE FROM account_session WHERE customer_id = ? AND id IS DISTINCT FROM ?::uuid")
                .param(customer.value())
                .param(but)
                .update();
    }

    /** Removes those that are over. */
    int forgetOld() {
        var now = clock.instant();
        return jdbc.sql("DELETE FROM account_session WHERE expires_at < ? OR last_used_at < ?")
                .params(utc(now), utc(now.minus(IDLE)))
                .update();
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        var proven = row.getObject("proven_at", OffsetDateTime.class);
        return new Session(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("device"),
                proven == null ? null : proven.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }

    /** A session that has just begun, with the token that is shown once. */
    record Begun(SessionToken token, Instant expiresAt) {}

    /**
     * A place where a customer is signed in.
     *
     * @param provenAt when a code was given for it; null when it was a password
     */
    record Session(
            UUID id,
            CustomerId customer,
            String device,
            @Nullable Instant provenAt,
            Instant createdAt,
            Instant lastUsedAt) {

        private static final Duration RECENT = Duration.ofMinutes(15);

        /** Whether a code was given so lately that it need not be asked for again. */
        boolean isProvenLately(Instant now) {
            return provenAt != null && now.isBefore(provenAt.plus(RECENT));
        }
    }
}
