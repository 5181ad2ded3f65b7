package com.wrenchtime.booking;

import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.customers.Vin;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's appointments as modules see them that speak to customers and calendars. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Promises {

    private static final String SELECT = """
        SELECT a.*, lines.*, t.name AS technician_name, v.year, v.make, v.model, v.vin, v.plate,
               coalesce(extract(epoch FROM lower(c.work) - lower(c.occupied)), 0)::bigint AS way_seconds
        FROM appointment a
        JOIN technician t ON t.id = a.technician_id
        JOIN vehicle v ON v.id = a.vehicle_id
        LEFT JOIN commitment c ON c.id = a.id
        """ + AppointmentRow.LINES;

    private final JdbcClient jdbc;

    Promises(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Promise> find(AppointmentId id) {
        return jdbc.sql(SELECT + " WHERE a.id = ?")
                .param(id.value())
                .query((row, number) -> promise(row))
                .optional();
    }

    /** The one that this number expects next: it has not begun, or is under way; nothing when there is none. */
    public Optional<Promise> nextOf(PhoneNumber phone, Instant now) {
        return jdbc.sql(SELECT + """
             WHERE a.contact_phone = ? AND a.ends_at > ? AND a.status NOT IN ('COMPLETED', 'CANCELLED', 'NO_SHOW')
            ORDER BY a.starts_at LIMIT 1\
            """)
                .params(phone.e164(), now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> promise(row))
                .optional();
    }

    /**
     * What takes place in this stretch of time, cancelled ones too, in order of their starts.
     *
     * @param technician whose; null for everybody's
     */
    public List<Promise> between(Instant from, Instant to, @Nullable TechnicianId technician, int most) {
        return jdbc.sql(SELECT + """
             WHERE a.starts_at >= :from AND a.starts_at < :to
               AND (:technician::uuid IS NULL OR a.technician_id = :technician)
            ORDER BY a.starts_at, a.id LIMIT :most\
            """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("technician", technician == null ? null : technician.value(), java.sql.Types.OTHER)
                .param("most", most)
                .query((row, number) -> promise(row))
                .list();
    }

    private static Promise promise(ResultSet row) throws SQLException {
        var vin = row.getString("vin");
        return new Promise(
                AppointmentRow.appointment(row),
                row.getString("technician_name"),
                new VehicleDescription(
                        row.getInt("year"),
                        row.getString("make"),
                        row.getString("model"),
                        vin == null ? null : new Vin(vin),
                        row.getString("plate")),
                Duration.ofSeconds(row.getLong("way_seconds")));
    }
}
