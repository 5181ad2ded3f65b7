package com.wrenchtime.booking;

import static com.wrenchtime.booking.AppointmentRow.instant;

import com.wrenchtime.customers.KnownCustomer;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.customers.Vin;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the bound shop's appointments for its staff, each with what other modules know of its customer, vehicle and
 * technician, as far as the caller may see them: what is not theirs is not there. It reads their tables to answer in one
 * statement, and writes none.
 */
@Repository
class Visits {

    private static final String VISITS = """
        SELECT a.*, lines.*, t.name AS technician_name, c.name AS customer_name, c.phone AS customer_phone,
               c.email AS customer_email, v.year, v.make, v.model, v.vin, v.plate
        FROM %s AS a
        JOIN technician t ON t.id = a.technician_id
        JOIN customer c ON c.id = a.customer_id
        JOIN vehicle v ON v.id = a.vehicle_id
        """ + AppointmentRow.LINES + " WHERE (:all OR a.technician_id = :own::uuid)";
    private static final String SELECT = VISITS.formatted("appointment");
    private static final String IN_ORDER = " ORDER BY a.starts_at, a.created_at, a.id";

    private final JdbcClient jdbc;

    Visits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Visit> find(AppointmentId id, Permissions caller) {
        return query(SELECT + " AND a.id = :id", caller, Map.of("id", id.value())).stream()
                .findFirst();
    }

    /**
     * The visit, which nobody else changes until the transaction ends. It may have waited for somebody who did: then its
     * version is new, and its lines may still be the old ones.
     */
    Optional<Visit> lock(AppointmentId id, Permissions caller) {
        var locked = VISITS.formatted("(SELECT * FROM appointment WHERE id = :id FOR NO KEY UPDATE)");
        return query(locked, caller, Map.of("id", id.value())).stream().findFirst();
    }

    /** Up to one more than the page holds, in the order of their starts, then of their making, then of their ids. */
    List<Visit> list(VisitFilter filter, PageRequest page, @Nullable Position after, Permissions caller) {
        var conditions = new StringBuilder(SELECT);
        var values = new HashMap<String, @Nullable Object>();
        if (filter.from() != null) {
            conditions.append(" AND a.starts_at >= :from");
            values.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.append(" AND a.starts_at < :to");
            values.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
        if (filter.technician() != null) {
            conditions.append(" AND a.technician_id = :technician");
            values.put("technician", filter.technician().value());
        }
        if (!filter.status().isEmpty()) {
            conditions.append(" AND a.status = ANY(:status)");
            values.put("status", filter.status().stream().map(Enum::name).toArray(String[]::new));
        }
        if (filter.text() != null) {
            conditions.append(remembered(filter.text(), values));
        }
        if (after != null) {
            conditions.append(" AND (a.starts_at, a.created_at, a.id) > (:start, :made, :last)");
            values.put("start", after.start().atOffset(ZoneOffset.UTC));
            values.put("made", after.bookedAt().atOffset(ZoneOffset.UTC));
            values.put("last", after.id());
        }
        values.put("limit", page.limit() + 1);
        return query(conditions + IN_ORDER + " LIMIT :limit", caller, values);
    }

    /** All that takes place, or would have, in this stretch of time. */
    List<Visit> during(TimeWindow window, Permissions caller) {
        var earliest = window.start().minus(Appointment.LONGEST);
        return query(
                SELECT + " AND a.starts_at >= :earliest AND a.starts_at < :to AND a.ends_at > :from" + IN_ORDER,
                caller,
                Map.of(
                        "earliest", earliest.atOffset(ZoneOffset.UTC),
                        "from", window.start().atOffset(ZoneOffset.UTC),
                        "to", window.end().atOffset(ZoneOffset.UTC)));
    }

    /** What was changed in an appointment, the first change first; technicians by their names of today. */
    List<AppointmentChange> history(AppointmentId id) {
        return jdbc.sql("""
            SELECT h.*, coalesce(b.name, h.value_before) AS before, coalesce(a.name, h.value_after) AS after
            FROM appointment_change h
            LEFT JOIN technician b ON h.field = 'technician' AND b.id::text = h.value_before
            LEFT JOIN technician a ON h.field = 'technician' AND a.id::text = h.value_after
            WHERE h.appointment_id = ?
            ORDER BY h.id\
            """)
                .param(id.value())
                .query((row, number) -> new AppointmentChange(
                        instant(row, "changed_at"),
                        row.getString("changed_by"),
                        row.getString("actor"),
                        row.getString("field"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason"),
                        row.getString("request_id")))
                .list();
    }

    private static String remembered(SearchText text, Map<String, @Nullable Object> values) {
        var ways = new ArrayList<>(
                List.of("a.reference = :reference", "a.contact_name ILIKE :name", "c.name ILIKE :name"));
        values.put("reference", text.reference());
        values.put("name", text.name());
        if (text.plate() != null) {
            ways.add("translate(v.plate, ' .-', '') LIKE :plate");
            values.put("plate", text.plate());
        }
        if (text.phone() != null) {
            ways.add("a.contact_phone = :phone OR c.phone = :phone");
            values.put("phone", text.phone());
        }
        if (text.digits() != null) {
            ways.add("a.contact_phone LIKE :digits OR c.phone LIKE :digits");
            values.put("digits", text.digits());
        }
        return " AND (" + String.join(" OR ", ways) + ")";
    }

    private List<Visit> query(String sql, Permissions caller, Map<String, ? extends @Nullable Object> values) {
        var own = caller.ownTechnician();
        return jdbc.sql(sql)
                .params(values)
                .param("all", caller.seesAll())
                .param("own", own == null ? null : own.value())
                .query((row, number) -> visit(row))
                .list();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        var phone = row.getString("customer_phone");
        var email = row.getString("customer_email");
        var vin = row.getString("vin");
        return new Visit(
                AppointmentRow.appointment(row),
                instant(row, "created_at"),
                row.getString("technician_name"),
                new KnownCustomer(
                        row.getString("customer_name"),
                        phone == null ? null : new PhoneNumber(phone),
                        email == null ? null : new EmailAddress(email)),
                new VehicleDescription(
                        row.getInt("year"),
                        row.getString("make"),
                        row.getString("model"),
                        vin == null ? null : new Vin(vin),
                        row.getString("plate")));
    }

    /** What tells a visit's place in the order of lists. */
    record Position(Instant start, Instant bookedAt, UUID id) {}
}
