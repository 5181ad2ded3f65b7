package com.wrenchtime.booking;

import static com.wrenchtime.booking.AppointmentRow.instant;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shop.PlannedStops;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever keeps the service area where the shop will drive. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StopsToCome implements PlannedStops {

    private final JdbcClient jdbc;

    StopsToCome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PlannedStop> after(Instant now) {
        return jdbc.sql("""
            SELECT id, reference, starts_at, postal_code, city, latitude, longitude FROM appointment
            WHERE starts_at > ? AND status IN ('REQUESTED', 'BOOKED', 'CONFIRMED', 'EN_ROUTE')
            ORDER BY starts_at, id\
            """)
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PlannedStop(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        instant(row, "starts_at"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getObject("latitude") == null
                                ? null
                                : new Place(row.getDouble("latitude"), row.getDouble("longitude"))))
                .list();
    }
}
