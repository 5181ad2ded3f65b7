package com.wrenchtime.customers;

import com.wrenchtime.customers.Customer.Profile;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All that is kept of the bound shop's customers, for its own people. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Clientele {

    private static final int CONSENTS_SHOWN = 20;

    private final JdbcClient jdbc;

    Clientele(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Customer> find(CustomerId id) {
        return jdbc.sql("SELECT * FROM customer WHERE id = ?")
                .param(id.value())
                .query((row, number) -> customer(row))
                .optional();
    }

    /**
     * Lets nobody change these customers, nor give them anything to do, until the transaction ends. Who was merged into them
     * is kept too, and all in one order, so that nobody waits for somebody who waits for them.
     */
    void lock(CustomerId... customers) {
        var ids = Arrays.stream(customers).map(CustomerId::value).toArray(UUID[]::new);
        jdbc.sql("SELECT FROM customer WHERE id = ANY(:ids) OR merged_into = ANY(:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids)
                .query(row -> {});
    }

    /** Who else bears this telephone number. */
    Optional<Customer> withPhone(PhoneNumber phone, CustomerId except) {
        return other("phone", phone.e164(), except);
    }

    /** Who else bears this mailbox. */
    Optional<Customer> withEmail(EmailAddress email, CustomerId except) {
        return other("email", email.value(), except);
    }

    private Optional<Customer> other(String column, String value, CustomerId except) {
        return jdbc.sql("SELECT * FROM customer WHERE %s = ? AND id <> ? AND merged_into IS DISTINCT FROM ?"
                        .formatted(column))
                .params(value, except.value(), except.value())
                .query((row, number) -> customer(row))
                .optional();
    }

    void add(Customer customer) {
        write("""
            INSERT INTO customer (name, phone, email, preference, notes, alert, tags, vip, primary_vehicle_id, version, created_at,
                                  id)
            VALUES (:name, :phone, :email, :preference, :notes, :alert, :tags, :vip, :primary, :version, :created, :id)\
            """, customer);
    }

    /** Stores the customer, who takes number and mailbox from those who were merged into them, if they had them. */
    void update(Customer customer) {
        var profile = customer.profile();
        jdbc.sql("""
            UPDATE customer
            SET phone = CASE WHEN phone = :phone THEN NULL ELSE phone END,
                email = CASE WHEN email = :email THEN NULL ELSE email END
            WHERE merged_into = :id AND (phone = :phone OR email = :email)\
            """)
                .param("phone", text(profile.phone()), Types.VARCHAR)
                .param("email", text(profile.email()), Types.VARCHAR)
                .param("id", customer.id().value())
                .update();
        write("""
            UPDATE customer
            SET name = :name, phone = :phone, email = :email, preference = :preference, notes = :notes, alert = :alert,
                tags = :tags, vip = :vip, primary_vehicle_id = :primary, version = :version
            WHERE id = :id\
            """, customer);
    }

    private void write(String sql, Customer customer) {
        var profile = customer.profile();
        var primary = customer.primaryVehicle();
        jdbc.sql(sql)
                .param("id", customer.id().value())
                .param("name", profile.name())
                .param("phone", text(profile.phone()), Types.VARCHAR)
                .param("email", text(profile.email()), Types.VARCHAR)
                .param(
                        "preference",
                        profile.preference() == null
                                ? null
                                : profile.preference().name(),
                        Types.VARCHAR)
                .param("notes", profile.notes(), Types.VARCHAR)
                .param("alert", profile.alert())
                .param("tags", profile.tags().toArray(String[]::new))
                .param("vip", profile.vip())
                .param("primary", primary == null ? null : primary.value(), Types.OTHER)
                .param("version", customer.version())
                .param("created", customer.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Lets a customer, and all who turned out to be them before, turn out to be another one.
     *
     * @param keepsPhone whether the number stays where the customer is found by it; not if the other one takes it
     * @param keepsEmail the same of the mailbox
     */
    void merge(CustomerId duplicate, CustomerId survivor, boolean keepsPhone, boolean keepsEmail) {
        jdbc.sql("""
            UPDATE customer
            SET merged_into = :survivor, version = version + 1, primary_vehicle_id = NULL,
                phone = CASE WHEN id <> :duplicate OR :keepsPhone THEN phone END,
                email = CASE WHEN id <> :duplicate OR :keepsEmail THEN email END
            WHERE id = :duplicate OR merged_into = :duplicate\
            """)
                .param("survivor", survivor.value())
                .param("duplicate", duplicate.value())
                .param("keepsPhone", keepsPhone)
                .param("keepsEmail", keepsEmail)
                .update();
    }

    /** Who turned out to be this customer, the first one first. */
    List<Customer> mergedInto(CustomerId survivor) {
        return jdbc.sql("SELECT * FROM customer WHERE merged_into = ? ORDER BY created_at, id")
                .param(survivor.value())
                .query((row, number) -> customer(row))
                .list();
    }

    /** The latest answers about texts that the customer gave, also under other names, the latest first. */
    List<Answered> answers(CustomerId customer) {
        return jdbc.sql("""
            SELECT * FROM text_consent
            WHERE purpose = 'APPOINTMENTS'
              AND (customer_id = :id OR customer_id IN (SELECT id FROM customer WHERE merged_into = :id))
            ORDER BY answered_at DESC, id
            LIMIT :most\
            """)
                .param("id", customer.value())
                .param("most", CONSENTS_SHOWN)
                .query((row, number) -> answered(row))
                .list();
    }

    /** The answer that holds for a number, whoever gave it. */
    Optional<Answered> answer(PhoneNumber phone) {
        return jdbc.sql("SELECT * FROM text_consent WHERE phone = ? AND purpose = 'APPOINTMENTS'"
                        + " ORDER BY answered_at DESC, id LIMIT 1")
                .param(phone.e164())
                .query((row, number) -> answered(row))
                .optional();
    }

    private static Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getString("phone"),
                row.getBoolean("granted"),
                row.getString("wording"),
                row.getString("source"),
                row.getObject("answered_at", OffsetDateTime.class));
    }

    static Customer customer(ResultSet row) throws SQLException {
        var phone = row.getString("phone");
        var email = row.getString("email");
        var preference = row.getString("preference");
        var primary = row.getObject("primary_vehicle_id", UUID.class);
        var survivor = row.getObject("merged_into", UUID.class);
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                new Profile(
                        row.getString("name"),
                        phone == null ? null : new PhoneNumber(phone),
                        email == null ? null : new EmailAddress(email),
                        preference == null ? null : ContactPreference.valueOf(preference),
                        row.getString("notes"),
                        row.getBoolean("alert"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getBoolean("vip")),
                primary == null ? null : new VehicleId(primary),
                survivor == null ? null : new CustomerId(survivor),
                row.getBoolean("has_account"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String text(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.e164();
    }

    private static @Nullable String text(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }

    /** An answer to the question whether texts may be sent. */
    record Answered(String phone, boolean granted, String wording, String source, OffsetDateTime at) {}
}
