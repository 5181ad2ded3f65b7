package com.wrenchtime.customers;

import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound shop's customers and their vehicles.
 *
 * <p>Whoever books is not verified. So a booking never changes what is stored of a customer who is known already: it
 * finds the record that bears its phone number, or makes one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Customers {

    private final JdbcClient jdbc;
    private final TextConsents consents;

    Customers(JdbcClient jdbc, TextConsents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    /**
     * The customer with the contact's phone number, made if there is none. Two first bookings at once by the same number
     * make one customer. The e-mail is only taken over by a new customer, and only if nobody has it.
     */
    public CustomerId findOrAdd(Contact contact) {
        return findByPhone(contact).orElseGet(() -> add(contact));
    }

    /** How the customer is known, who turns out to be nobody else until the transaction ends; nothing when there is none. */
    public Optional<KnownCustomer> find(CustomerId id) {
        return jdbc.sql("SELECT name, phone, email FROM customer WHERE id = ? AND merged_into IS NULL FOR KEY SHARE")
                .param(id.value())
                .query((row, number) -> KnownCustomer.of(row))
                .optional();
    }

    /** Whether the vehicle is the customer's. */
    public boolean owns(CustomerId customer, VehicleId vehicle) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM vehicle WHERE id = ? AND customer_id = ?)")
                .params(vehicle.value(), customer.value())
                .query(Boolean.class)
                .single();
    }

    // Who they turned out to be, if they did. It waits for a merge, and lets none come until the transaction ends, so
    // that
    // nothing is booked for a record that is nobody's any more.
    private Optional<CustomerId> findByPhone(Contact contact) {
        return jdbc.sql("SELECT coalesce(merged_into, id) FROM customer WHERE phone = ? FOR KEY SHARE")
                .param(contact.phone().e164())
                .query(UUID.class)
                .optional()
                .map(CustomerId::new);
    }

    private CustomerId add(Contact contact) {
        var email = contact.email() == null ? null : contact.email().value();
        // DO NOTHING waits for a concurrent booking by the same number; afterwards its customer is there to be found.
        jdbc.sql("""
            INSERT INTO customer (id, name, phone, email)
            SELECT :id, :name, :phone, CASE WHEN EXISTS (SELECT FROM customer WHERE email = :email) THEN NULL ELSE :email END
            ON CONFLICT DO NOTHING\
            """)
                .param("id", UUID.randomUUID())
                .param("name", contact.name())
                .param("phone", contact.phone().e164())
                .param("email", email, Types.VARCHAR)
                .update();
        return findByPhone(contact).orElseGet(() -> addWithoutEmail(contact));
    }

    // Somebody else took the e-mail between the two statements above.
    private CustomerId addWithoutEmail(Contact contact) {
        return add(new Contact(contact.name(), contact.phone(), null));
    }

    /** The customer's vehicle that is meant: the same VIN, else the same plate, else the same make, model and year. */
    public VehicleId findOrAddVehicle(CustomerId customer, VehicleDescription vehicle) {
        return find(customer, vehicle).orElseGet(() -> addVehicle(customer, vehicle));
    }

    private Optional<VehicleId> find(CustomerId customer, VehicleDescription vehicle) {
        return jdbc.sql("""
            SELECT id FROM vehicle
            WHERE customer_id = :customer
              AND (vin = :vin
                   OR (vin IS NULL OR :vin IS NULL) AND plate = :plate
                   OR (vin IS NULL OR :vin IS NULL) AND (plate IS NULL OR :plate IS NULL)
                      AND year = :year AND lower(make) = lower(:make) AND lower(model) = lower(:model))
            ORDER BY (vin = :vin) DESC NULLS LAST, (plate = :plate) DESC NULLS LAST, created_at
            LIMIT 1\
            """)
                .param("customer", customer.value())
                .param("vin", vin(vehicle), Types.VARCHAR)
                .param("plate", vehicle.plate(), Types.VARCHAR)
                .param("year", vehicle.year())
                .param("make", vehicle.make())
                .param("model", vehicle.model())
                .query(UUID.class)
                .optional()
                .map(VehicleId::new);
    }

    private VehicleId addVehicle(CustomerId customer, VehicleDescription vehicle) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO vehicle (id, customer_id, year, make, model, vin, plate) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(customer.value())
                .param(vehicle.year())
                .param(vehicle.make())
                .param(vehicle.model())
                .param(vin(vehicle))
                .param(vehicle.plate())
                .update();
        return new VehicleId(id);
    }

    /** Keeps an answer about texts; see {@link TextConsents}. */
    public void record(CustomerId customer, TextConsent consent) {
        consents.record(customer, consent);
    }

    private static @Nullable String vin(VehicleDescription vehicle) {
        return vehicle.vin() == null ? null : vehicle.vin().value();
    }
}
