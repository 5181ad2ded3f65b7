package com.wrenchtime.booking;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bound shop's appointments. */
@Repository
class Appointments {

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Appointment appointment) {
        var contact = appointment.contact();
        var address = appointment.address();
        var place = address.place();
        jdbc.sql("""
            INSERT INTO appointment (id, reference, status, technician_id, starts_at, ends_at, customer_id, vehicle_id,
                contact_name, contact_phone, contact_email, line1, line2, city, region, postal_code, country,
                latitude, longitude, notes, currency, travel_fee, total, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(appointment.id().value())
                .param(appointment.reference())
                .param(appointment.status().name())
                .param(appointment.technician().value())
                .param(utc(appointment.window().start()))
                .param(utc(appointment.window().end()))
                .param(appointment.customer().value())
                .param(appointment.vehicle().value())
                .param(contact.name())
                .param(contact.phone().e164())
                .param(contact.email() == null ? null : contact.email().value())
                .param(address.line1())
                .param(address.line2())
                .param(address.city())
                .param(address.region())
                .param(address.postalCode().value())
                .param(address.country())
                .param(place == null ? null : place.latitude())
                .param(place == null ? null : place.longitude())
                .param(appointment.notes())
                .param(appointment.travelFee().currency().getCurrencyCode())
                .param(appointment.travelFee().amount())
                .param(appointment.total().amount())
                .param(appointment.version())
                .update();
        addLines(appointment);
    }

    // One statement, however many lines there are.
    private void addLines(Appointment appointment) {
        var lines = appointment.lines();
        jdbc.sql("""
            INSERT INTO appointment_line (appointment_id, position, service_id, code, name, category, duration_minutes, price)
            SELECT ?, position, service_id, code, name, category, minutes, price
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[])
                 WITH ORDINALITY AS line (service_id, code, name, category, minutes, price, position)\
            """)
                .param(appointment.id().value())
                .param(lines.stream().map(it -> it.service().value()).toArray(UUID[]::new))
                .param(lines.stream().map(AppointmentLine::code).toArray(String[]::new))
                .param(lines.stream().map(AppointmentLine::name).toArray(String[]::new))
                .param(lines.stream().map(AppointmentLine::category).toArray(String[]::new))
                .param(lines.stream().map(it -> (int) it.duration().toMinutes()).toArray(Integer[]::new))
                .param(lines.stream().map(it -> it.price().amount()).toArray(Long[]::new))
                .update();
    }

    Optional<Appointment> find(AppointmentId id) {
        return jdbc.sql("SELECT * FROM appointment WHERE id = ?")
                .param(id.value())
                .query((row, number) -> appointment(row, lines(id, currency(row))))
                .optional();
    }

    /** The appointment, which nobody else changes until the transaction ends. */
    Optional<Appointment> findForChange(AppointmentId id) {
        jdbc.sql("SELECT FROM appointment WHERE id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query(row -> {});
        return find(id);
    }

    /** Stores what may change in an appointment's life: its time and its status. */
    void update(Appointment appointment) {
        jdbc.sql("UPDATE appointment SET status = ?, starts_at = ?, ends_at = ?, version = ? WHERE id = ?")
                .params(
                        appointment.status().name(),
                        utc(appointment.window().start()),
                        utc(appointment.window().end()),
                        appointment.version(),
                        appointment.id().value())
                .update();
    }

    /** Keeps what was changed, by whom and when. Nothing kept is ever altered. */
    void record(AppointmentId id, Change change) {
        jdbc.sql("""
            INSERT INTO appointment_change (appointment_id, changed_at, changed_by, field, value_before, value_after, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(id.value())
                .param(utc(change.at()))
                .param(change.by())
                .param(change.field())
                .param(change.before())
                .param(change.after())
                .param(change.reason())
                .update();
    }

    private List<AppointmentLine> lines(AppointmentId id, Currency currency) {
        return jdbc.sql("SELECT * FROM appointment_line WHERE appointment_id = ? ORDER BY position")
                .param(id.value())
                .query((row, number) -> new AppointmentLine(
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("category"),
                        Duration.ofMinutes(row.getInt("duration_minutes")),
                        new Money(row.getLong("price"), currency)))
                .list();
    }

    private static Appointment appointment(ResultSet row, List<AppointmentLine> lines) throws SQLException {
        return new Appointment(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getString("reference"),
                AppointmentStatus.valueOf(row.getString("status")),
                new TechnicianId(row.getObject("technician_id", UUID.class)),
                new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at")),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                contact(row),
                address(row),
                row.getString("notes"),
                lines,
                new Money(row.getLong("travel_fee"), currency(row)),
                row.getInt("version"));
    }

    private static Contact contact(ResultSet row) throws SQLException {
        var email = row.getString("contact_email");
        return new Contact(
                row.getString("contact_name"),
                new PhoneNumber(row.getString("contact_phone")),
                email == null ? null : new EmailAddress(email));
    }

    private static Address address(ResultSet row) throws SQLException {
        var country = row.getString("country");
        return new Address(
                row.getString("line1"),
                row.getString("line2"),
                row.getString("city"),
                row.getString("region"),
                new PostalCode(row.getString("postal_code"), country),
                country,
                row.getObject("latitude") == null
                        ? null
                        : new Place(row.getDouble("latitude"), row.getDouble("longitude")));
    }

    private static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * One change of one field of an appointment.
     *
     * @param by who made it, such as {@code customer}
     */
    record Change(
            Instant at,
            String by,
            String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}
}
