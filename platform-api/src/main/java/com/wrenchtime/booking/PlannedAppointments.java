package com.wrenchtime.booking;

import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.PlannedJob;
import com.wrenchtime.workforce.PlannedWork;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells other modules what is promised to customers. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlannedAppointments implements PlannedWork {

    private final JdbcClient jdbc;
    private final TechnicianCalendar calendar;

    PlannedAppointments(JdbcClient jdbc, TechnicianCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public List<PlannedJob> between(TechnicianId technician, Instant from, Instant to) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            calendar.keepAsItIs(technician);
        }
        return jdbc.sql("""
            SELECT id, reference, starts_at, ends_at, contact_name FROM appointment
            WHERE technician_id = ? AND starts_at < ? AND ends_at > ?
              AND status IN ('REQUESTED', 'BOOKED', 'CONFIRMED', 'EN_ROUTE', 'IN_PROGRESS')
            ORDER BY starts_at, id\
            """)
                .params(technician.value(), to.atOffset(ZoneOffset.UTC), from.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PlannedJob(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        new TimeWindow(
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                row.getObject("ends_at", OffsetDateTime.class).toInstant()),
                        row.getString("contact_name")))
                .list();
    }
}
