package com.wrenchtime.booking;

import static com.wrenchtime.booking.AppointmentRow.instant;

import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.CustomerJobs;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.RequestTrail;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever keeps the customers what was and will be done for them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JobsOfCustomers implements CustomerJobs {

    private final JdbcClient jdbc;
    private final Clock clock;

    JobsOfCustomers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Set<CustomerId> customersOf(UUID technician) {
        return new HashSet<>(jdbc.sql("SELECT DISTINCT customer_id FROM appointment WHERE technician_id = ?")
                .param(technician)
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .list());
    }

    @Override
    public List<CustomerJob> find(
            @Nullable CustomerId customer, @Nullable VehicleId vehicle, @Nullable UUID technician, PageRequest page) {
        return jdbc.sql("""
            SELECT a.*, t.name AS technician_name,
                   (SELECT array_agg(l.name ORDER BY l.position) FROM appointment_line l WHERE l.appointment_id = a.id) AS services
            FROM appointment a JOIN technician t ON t.id = a.technician_id
            WHERE %s
              AND coalesce(a.technician_id = :technician, true)
              AND coalesce((a.starts_at, a.id) < (:start, :last), true)
            ORDER BY a.starts_at DESC, a.id DESC
            LIMIT :limit\
            """.formatted((customer == null ? "true" : "a.customer_id = :customer")
                        + (vehicle == null ? "" : " AND a.vehicle_id = :vehicle")))
                .param("customer", customer == null ? null : customer.value(), Types.OTHER)
                .param("vehicle", vehicle == null ? null : vehicle.value(), Types.OTHER)
                .param("technician", technician, Types.OTHER)
                .param(
                        "start",
                        page.after(0, it -> Requested.instant(it).atOffset(ZoneOffset.UTC)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("last", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query((row, number) -> job(row))
                .list();
    }

    private static CustomerJob job(ResultSet row) throws SQLException {
        return new CustomerJob(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("status"),
                new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at")),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new VehicleId(row.getObject("vehicle_id", UUID.class)),
                row.getString("technician_name"),
                row.getArray("services") == null
                        ? List.of()
                        : List.of((String[]) row.getArray("services").getArray()),
                new Money(row.getLong("total"), Currency.getInstance(row.getString("currency"))));
    }

    // Each is a new version, so that nobody changes an appointment who has seen it as somebody else's.
    @Override
    public int handOver(CustomerId from, CustomerId to) {
        var actor = CurrentActor.get();
        Instant now = clock.instant();
        return jdbc.sql("""
            WITH moved AS (
                UPDATE appointment SET customer_id = :to, version = version + 1 WHERE customer_id = :from RETURNING id
            )
            INSERT INTO appointment_change (appointment_id, changed_at, changed_by, actor, request_id, field, value_before,
                                            value_after)
            SELECT moved.id, :at, :by, :actor, :request::uuid, 'customer', before.name, after.name
            FROM moved, customer AS before, customer AS after
            WHERE before.id = :from AND after.id = :to\
            """)
                .param("from", from.value())
                .param("to", to.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", actor.label())
                .param("actor", actor.key())
                .param("request", RequestTrail.currentId())
                .update();
    }
}
