package com.wrenchtime.accounts;

import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's accounts of customers, and what they have proven. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Accounts {

    private static final String SELECT = """
        SELECT a.customer_id, a.name, a.password_hash IS NOT NULL AS has_password, a.version,
               (SELECT value FROM account_contact c WHERE c.customer_id = a.customer_id AND channel = 'TEXT') AS phone,
               (SELECT value FROM account_contact c WHERE c.customer_id = a.customer_id AND channel = 'MAIL') AS email
        FROM account a\
        """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets nobody else decide whose this contact point is until the transaction ends. */
    void lock(ContactPoint point) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(current_role || ?, 2))")
                .param(point.value())
                .query(row -> {});
    }

    Optional<Account> find(CustomerId id) {
        return jdbc.sql(SELECT + " WHERE a.customer_id = ?")
                .param(id.value())
                .query(Accounts::account)
                .optional();
    }

    /** The account, which nobody else changes until the transaction ends. */
    Optional<Account> findForChange(CustomerId id) {
        jdbc.sql("SELECT FROM account WHERE customer_id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query(row -> {});
        return find(id);
    }

    /** Whose this contact point is, by proof. */
    Optional<CustomerId> ownerOf(ContactPoint point) {
        return jdbc.sql("SELECT customer_id FROM account_contact WHERE channel = ? AND value = ?")
                .params(channel(point).name(), point.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    void add(CustomerId id, @Nullable String name) {
        jdbc.sql("INSERT INTO account (customer_id, name, created_at) VALUES (?, ?, ?)")
                .param(id.value())
                .param(name)
                .param(now())
                .update();
    }

    /** Gives the account this contact point, instead of another of its kind. */
    void put(CustomerId id, ContactPoint proven) {
        jdbc.sql("""
            INSERT INTO account_contact (channel, value, customer_id, proven_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (customer_id, channel) DO UPDATE SET value = excluded.value, proven_at = excluded.proven_at\
            """)
                .param(channel(proven).name())
                .param(proven.value())
                .param(id.value())
                .param(now())
                .update();
    }

    void remove(CustomerId id, Channel channel) {
        jdbc.sql("DELETE FROM account_contact WHERE customer_id = ? AND channel = ?")
                .params(id.value(), channel.name())
                .update();
    }

    void rename(CustomerId id, @Nullable String name) {
        jdbc.sql("UPDATE account SET name = :name WHERE customer_id = :id")
                .param("id", id.value())
                .param("name", name, Types.VARCHAR)
                .update();
    }

    /** Counts a change of the account. */
    void changed(CustomerId id) {
        jdbc.sql("UPDATE account SET version = version + 1 WHERE customer_id = ?")
                .param(id.value())
                .update();
    }

    /** The password of whoever has proven this contact point, in one statement whether or not there is one. */
    Optional<Password> passwordOf(ContactPoint point) {
        return jdbc.sql("""
            SELECT customer_id, password_hash FROM account_contact JOIN account USING (customer_id)
            WHERE channel = ? AND value = ? AND password_hash IS NOT NULL\
            """)
                .params(channel(point).name(), point.value())
                .query((row, number) -> new Password(
                        new CustomerId(row.getObject("customer_id", UUID.class)), row.getString("password_hash")))
                .optional();
    }

    void setPassword(CustomerId id, @Nullable String hash) {
        jdbc.sql("UPDATE account SET password_hash = :hash WHERE customer_id = :id")
                .param("id", id.value())
                .param("hash", hash, Types.VARCHAR)
                .update();
    }

    /** How messages get to this contact point. */
    static Channel channel(ContactPoint point) {
        return switch (point) {
            case Phone _ -> Channel.TEXT;
            case Mailbox _ -> Channel.MAIL;
        };
    }

    /** What is at the end of this channel. */
    static ContactPoint point(Channel channel, String value) {
        return switch (channel) {
            case TEXT -> new Phone(new PhoneNumber(value));
            case MAIL -> new Mailbox(new EmailAddress(value));
        };
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        var email = row.getString("email");
        return new Account(
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("name"),
                phone == null ? null : new PhoneNumber(phone),
                email == null ? null : new EmailAddress(email),
                row.getBoolean("has_password"),
                row.getInt("version"));
    }

    /** Whose password has which hash. */
    record Password(CustomerId customer, String hash) {}
}
