package com.wrenchtime.booking;

import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Mailbox;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which of the bound shop's appointments a customer has shown to be their own: those that were made with a telephone or a
 * mailbox which they have proven since. Whose record an appointment was filed under says nothing, since whoever books types
 * any number they like.
 *
 * <p>Each proof of an appointment belongs to the first who gives it, for good: a number that is given to somebody else one day
 * brings them none of its former holder's appointments.
 */
@Component
public class OwnAppointments {

    /** How many parts the key of these lists' order has. */
    static final int KEY_PARTS = 2;

    private static final String OWN = """
        SELECT a.*, lines.* FROM appointment a %s
        WHERE EXISTS (SELECT FROM appointment_owner o WHERE o.appointment_id = a.id AND o.customer_id = :customer)\
        """.formatted(AppointmentRow.LINES);

    private final JdbcClient jdbc;

    OwnAppointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that this customer has just proven the contact point: what was made with it until now is theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void own(CustomerId customer, ContactPoint proven) {
        jdbc.sql("""
            INSERT INTO appointment_owner (appointment_id, proven_by, customer_id)
            SELECT id, :by, :customer FROM appointment WHERE %s = :value
            ON CONFLICT DO NOTHING\
            """.formatted(column(proven)))
                .param("by", proof(proven))
                .param("customer", customer.value())
                .param("value", proven.value())
                .update();
    }

    /** What whoever last booked with this contact point called themselves; of bookings that are nobody's by it yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> nameGivenWith(ContactPoint proven) {
        return jdbc.sql("""
            SELECT contact_name FROM appointment a
            WHERE %s = ? AND NOT EXISTS (SELECT FROM appointment_owner o WHERE o.appointment_id = a.id AND proven_by = ?)
            ORDER BY created_at DESC LIMIT 1\
            """.formatted(column(proven)))
                .params(proven.value(), proof(proven))
                .query(String.class)
                .optional();
    }

    /**
     * The vehicles that came with appointments of this customer, and to which nobody else's belong. One that was known before
     * is not among them: whoever books can describe any vehicle, and would be shown what the shop knows of it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<VehicleId> vehiclesOnlyOf(CustomerId customer) {
        // A vehicle that came with an appointment was stored in its transaction, and so at its time.
        return jdbc.sql("""
            SELECT v.id FROM vehicle v
            WHERE EXISTS (SELECT FROM appointment a JOIN appointment_owner o ON o.appointment_id = a.id
                          WHERE o.customer_id = :customer AND a.vehicle_id = v.id AND a.created_at = v.created_at)
              AND NOT EXISTS (SELECT FROM appointment a
                              WHERE a.vehicle_id = v.id
                                AND NOT EXISTS (SELECT FROM appointment_owner o
                                                WHERE o.appointment_id = a.id AND o.customer_id = :customer))\
            """)
                .param("customer", customer.value())
                .query((row, number) -> new VehicleId(row.getObject("id", UUID.class)))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Appointment> find(AppointmentId id, CustomerId customer) {
        return jdbc.sql(OWN + " AND a.id = :id")
                .param("customer", customer.value())
                .param("id", id.value())
                .query((row, number) -> AppointmentRow.appointment(row))
                .optional();
    }

    /**
     * Those that have not ended and still take place, the next one first.
     *
     * @param vehicle of which vehicle; null for all
     */
    @Transactional(readOnly = true)
    List<Appointment> upcoming(CustomerId customer, @Nullable UUID vehicle, Instant now, PageRequest page) {
        return list(customer, vehicle, now, page, """
            AND (a.ends_at > :now AND a.status NOT IN ('COMPLETED', 'CANCELLED', 'NO_SHOW'))
            AND (:start::timestamptz IS NULL OR (a.starts_at, a.id) > (:start, :after::uuid))
            ORDER BY a.starts_at, a.id LIMIT :limit\
            """);
    }

    /** All others, the latest first; see {@link #upcoming}. */
    @Transactional(readOnly = true)
    List<Appointment> past(CustomerId customer, @Nullable UUID vehicle, Instant now, PageRequest page) {
        return list(customer, vehicle, now, page, """
            AND (a.ends_at <= :now OR a.status IN ('COMPLETED', 'CANCELLED', 'NO_SHOW'))
            AND (:start::timestamptz IS NULL OR (a.starts_at, a.id) < (:start, :after::uuid))
            ORDER BY a.starts_at DESC, a.id DESC LIMIT :limit\
            """);
    }

    private List<Appointment> list(
            CustomerId customer, @Nullable UUID vehicle, Instant now, PageRequest page, String which) {
        var start = page.after(0, Requested::instant);
        var values = new HashMap<String, @Nullable Object>();
        values.put("customer", customer.value());
        values.put("vehicle", vehicle);
        values.put("now", now.atOffset(ZoneOffset.UTC));
        values.put("start", start == null ? null : start.atOffset(ZoneOffset.UTC));
        values.put("after", page.after(1, Requested::uuid));
        values.put("limit", page.limit() + 1);
        return jdbc.sql(OWN + " AND (:vehicle::uuid IS NULL OR a.vehicle_id = :vehicle) " + which)
                .params(values)
                .query((row, number) -> AppointmentRow.appointment(row))
                .list();
    }

    static List<String> key(Appointment appointment) {
        return List.of(
                appointment.window().start().toString(),
                appointment.id().value().toString());
    }

    private static String column(ContactPoint point) {
        return switch (point) {
            case Phone _ -> "contact_phone";
            case Mailbox _ -> "contact_email";
        };
    }

    private static String proof(ContactPoint point) {
        return switch (point) {
            case Phone _ -> "PHONE";
            case Mailbox _ -> "EMAIL";
        };
    }
}
