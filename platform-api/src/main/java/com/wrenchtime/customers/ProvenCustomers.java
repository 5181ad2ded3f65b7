package com.wrenchtime.customers;

import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which of the bound shop's records of customers belong to somebody who has proven who they are. What a record says was
 * typed by whoever booked, or by the shop: it is a hint which record to take, and shows its owner nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ProvenCustomers {

    private static final int ATTEMPTS = 3;

    private final JdbcClient jdbc;

    ProvenCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The record for somebody who has just proven this contact point and has none yet: the one that bears it, unless it is
     * somebody else's who has proven another; then, or if there is none, a new one.
     *
     * @param name what a new record calls them
     */
    public CustomerId take(ContactPoint proven, String name) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var known = takeUnowned(proven);
            if (known.isPresent()) {
                return known.get();
            }
            release(proven, null);
            var added = add(proven, name);
            if (added.isPresent()) {
                return added.get();
            }
            // Somebody booked with it between the two statements.
        }
        throw new ConcurrencyFailureException("The record kept changing hands");
    }

    /**
     * Writes a contact point that its owner has just proven into their record, instead of another. Where another record
     * bears it and nothing else, it stays there: that is how the shop tells who it was.
     */
    public void reachAt(CustomerId owner, ContactPoint proven) {
        release(proven, owner);
        jdbc.sql("""
            UPDATE customer SET %1$s = :value
            WHERE id = :owner AND NOT EXISTS (SELECT FROM customer WHERE %1$s = :value)\
            """.formatted(column(proven)))
                .param("owner", owner.value())
                .param("value", proven.value())
                .update();
    }

    // Waits for whoever takes it at the same moment, and then sees that it has an owner. Who the shop has merged into
    // another
    // is not taken: that these two are one person is the shop's guess, and lets nobody see the other one.
    private Optional<CustomerId> takeUnowned(ContactPoint proven) {
        return jdbc.sql("""
            UPDATE customer SET has_account = true WHERE %s = ? AND NOT has_account AND merged_into IS NULL RETURNING id\
            """.formatted(column(proven)))
                .param(proven.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    /** Takes an unproven mention off the record of another, who can be reached otherwise or has turned out to be somebody else. */
    private void release(ContactPoint proven, @Nullable CustomerId owner) {
        jdbc.sql("""
            UPDATE customer SET %1$s = NULL
            WHERE %1$s = :value AND id IS DISTINCT FROM :owner::uuid AND (has_account OR merged_into IS NOT NULL OR %2$s IS NOT NULL)\
            """.formatted(column(proven), otherColumn(proven)))
                .param("value", proven.value())
                .param("owner", owner == null ? null : owner.value())
                .update();
    }

    private Optional<CustomerId> add(ContactPoint proven, String name) {
        return jdbc.sql(
                        "INSERT INTO customer (id, name, %s, has_account) VALUES (?, ?, ?, true) ON CONFLICT DO NOTHING RETURNING id"
                                .formatted(column(proven)))
                .params(UUID.randomUUID(), name, proven.value())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    private static String column(ContactPoint point) {
        return switch (point) {
            case Phone _ -> "phone";
            case Mailbox _ -> "email";
        };
    }

    private static String otherColumn(ContactPoint point) {
        return switch (point) {
            case Phone _ -> "email";
            case Mailbox _ -> "phone";
        };
    }
}
