package com.wrenchtime.booking;

import com.wrenchtime.shared.CurrentTenant;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bound shop's appointments. */
@Repository
class Appointments {

    private static final String NOTE = """
        INSERT INTO appointment_change (appointment_id, changed_at, changed_by, actor, request_id, field, value_before,
                                        value_after, reason)
        SELECT :id::uuid, :at::timestamptz, :by::text, :actor::text, :request::uuid, field, value_before, value_after, reason
        FROM unnest(:fields::text[], :before::text[], :after::text[], :reasons::text[])
             WITH ORDINALITY AS change (field, value_before, value_after, reason, number)
        ORDER BY number\
        """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Appointments(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Stores a new appointment, and how it came to be. */
    void add(Appointment appointment, AppointmentChange first) {
        insert(appointment);
        insertLines(appointment);
        jdbc.sql(NOTE).params(noted(appointment.id(), List.of(first))).update();
        tell(appointment, List.of(first));
    }

    private void tell(Appointment appointment, List<AppointmentChange> changes) {
        var status = changes.stream().filter(it -> it.field().equals("status")).findFirst();
        events.publishEvent(new AppointmentStored(
                CurrentTenant.shop().id(),
                appointment.id(),
                appointment.version(),
                status.isEmpty()
                        ? appointment.status()
                        : status.map(AppointmentChange::before)
                                .map(AppointmentStatus::named)
                                .orElse(null),
                appointment.status(),
                changes.stream().map(AppointmentChange::field).collect(Collectors.toSet())));
    }

    private void insert(Appointment appointment) {
        var contact = appointment.contact();
        var address = appointment.address();
        var place = address.place();
        jdbc.sql("""
            INSERT INTO appointment (id, reference, status, technician_id, starts_at, ends_at, customer_id, vehicle_id,
                contact_name, contact_phone, contact_email, line1, line2, city, region, postal_code, country,
                latitude, longitude, notes, staff_notes, currency, travel_fee, total, arrived_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
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
                .param(appointment.notes().forCustomer())
                .param(appointment.notes().forStaff())
                .param(appointment.travelFee().currency().getCurrencyCode())
                .param(appointment.travelFee().amount())
                .param(appointment.total().amount())
                .param(utc(appointment.attendance().arrivedAt()))
                .param(appointment.version())
                .update();
    }

    // One statement, however many lines there are.
    private void insertLines(Appointment appointment) {
        var lines = appointment.lines();
        jdbc.sql("""
            INSERT INTO appointment_line (appointment_id, position, service_id, code, name, category, duration_minutes, price,
                                          quantity)
            SELECT ?, position, service_id, code, name, category, minutes, price, quantity
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::smallint[])
                 WITH ORDINALITY AS line (service_id, code, name, category, minutes, price, quantity, position)\
            """)
                .param(appointment.id().value())
                .param(lines.stream().map(it -> it.service().value()).toArray(UUID[]::new))
                .param(lines.stream().map(AppointmentLine::code).toArray(String[]::new))
                .param(lines.stream().map(AppointmentLine::name).toArray(String[]::new))
                .param(lines.stream().map(AppointmentLine::category).toArray(String[]::new))
                .param(lines.stream().map(it -> (int) it.duration().toMinutes()).toArray(Integer[]::new))
                .param(lines.stream().map(it -> it.price().amount()).toArray(Long[]::new))
                .param(lines.stream().map(it -> (short) it.quantity()).toArray(Short[]::new))
                .update();
    }

    Optional<Appointment> find(AppointmentId id) {
        return jdbc.sql("SELECT a.*, lines.* FROM appointment a %s WHERE a.id = ?".formatted(AppointmentRow.LINES))
                .param(id.value())
                .query((row, number) -> AppointmentRow.appointment(row))
                .optional();
    }

    /** The appointment, which nobody else changes until the transaction ends. */
    Optional<Appointment> findForChange(AppointmentId id) {
        jdbc.sql("SELECT FROM appointment WHERE id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query(row -> {});
        return find(id);
    }

    /** Replaces the lines, whose sum {@link #update} stores. */
    void replaceLines(Appointment appointment) {
        jdbc.sql("DELETE FROM appointment_line WHERE appointment_id = ?")
                .param(appointment.id().value())
                .update();
        insertLines(appointment);
    }

    /**
     * Stores what may change in an appointment's life, and keeps what was changed, by whom and when; nothing kept is ever
     * altered. One statement, however many changes there are.
     *
     * @return the name of its technician, who may be another one now
     */
    String update(Appointment appointment, List<AppointmentChange> changes) {
        var window = appointment.window();
        var attendance = appointment.attendance();
        var technician = jdbc.sql("WITH noted AS (" + NOTE + """
            ) UPDATE appointment
            SET status = :status, technician_id = :technician, starts_at = :start, ends_at = :end, notes = :forCustomer,
                staff_notes = :forStaff, total = :total, arrived_at = :arrived, departed_at = :departed,
                version = :version
            WHERE id = :id
            RETURNING (SELECT name FROM technician WHERE technician.id = appointment.technician_id)\
            """)
                .params(noted(appointment.id(), changes))
                .param("status", appointment.status().name())
                .param("technician", appointment.technician().value())
                .param("start", utc(window.start()))
                .param("end", utc(window.end()))
                .param("forCustomer", appointment.notes().forCustomer())
                .param("forStaff", appointment.notes().forStaff())
                .param("total", appointment.total().amount())
                .param("arrived", utc(attendance.arrivedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("departed", utc(attendance.departedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("version", appointment.version())
                .query(String.class)
                .single();
        tell(appointment, changes);
        return technician;
    }

    // All are made at once, by one actor and for one request.
    private static Map<String, @Nullable Object> noted(AppointmentId id, List<AppointmentChange> changes) {
        var any = changes.getFirst();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id.value());
        values.put("at", utc(any.at()));
        values.put("by", any.by());
        values.put("actor", any.actor());
        values.put("request", any.request());
        values.put("fields", texts(changes, AppointmentChange::field));
        values.put("before", texts(changes, AppointmentChange::before));
        values.put("after", texts(changes, AppointmentChange::after));
        values.put("reasons", texts(changes, AppointmentChange::reason));
        return values;
    }

    private static @Nullable String[] texts(
            List<AppointmentChange> changes, Function<AppointmentChange, @Nullable String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
