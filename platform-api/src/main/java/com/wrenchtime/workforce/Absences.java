package com.wrenchtime.workforce;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The time off of the bound shop's technicians. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Absences {

    /** How many parts {@link #key} has. */
    static final int KEY_PARTS = 2;

    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to one more than the page holds of those that end after this date, in the order of their first dates in UTC. */
    List<Absence> list(TechnicianId technician, LocalDate from, PageRequest page) {
        return jdbc.sql("""
            SELECT * FROM (
                SELECT *, coalesce(first_day, (starts_at AT TIME ZONE 'UTC')::date) AS begins,
                       coalesce(last_day, (ends_at AT TIME ZONE 'UTC')::date) AS ends
                FROM time_off WHERE technician_id = :technician
            ) AS t
            WHERE ends >= :from AND coalesce((begins, id) > (:begins::date, :id::uuid), true)
            ORDER BY begins, id
            LIMIT :limit\
            """)
                .param("technician", technician.value())
                .param("from", from)
                .param("begins", page.after(0, Requested::date), Types.DATE)
                .param("id", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query(Absences::absence)
                .list();
    }

    /** What identifies an absence's place in the list. */
    static List<String> key(Absence absence) {
        var begins = switch (absence.time()) {
            case TimeOff.Days(var first, var _) -> first;
            case TimeOff.Hours(var window) -> LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
        };
        return List.of(begins.toString(), absence.id().toString());
    }

    int countFrom(TechnicianId technician, LocalDate date) {
        return jdbc.sql("""
            SELECT count(*) FROM time_off
            WHERE technician_id = ? AND coalesce(last_day, (ends_at AT TIME ZONE 'UTC')::date) >= ?\
            """)
                .params(technician.value(), date)
                .query(Integer.class)
                .single();
    }

    Optional<Absence> find(TechnicianId technician, UUID id) {
        return jdbc.sql("SELECT * FROM time_off WHERE technician_id = ? AND id = ?")
                .params(technician.value(), id)
                .query(Absences::absence)
                .optional();
    }

    void add(TechnicianId technician, Absence absence) {
        var insert = jdbc.sql("""
            INSERT INTO time_off (id, technician_id, first_day, last_day, starts_at, ends_at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """).params(absence.id(), technician.value());
        var withTime = switch (absence.time()) {
            case TimeOff.Days(var first, var last) ->
                insert.param(first).param(last).param(null).param(null);
            case TimeOff.Hours(var window) ->
                insert.param(null).param(null).param(utc(window.start())).param(utc(window.end()));
        };
        withTime.param(absence.reason()).update();
    }

    void remove(UUID id) {
        jdbc.sql("DELETE FROM time_off WHERE id = ?").param(id).update();
    }

    void replace(TechnicianId technician, List<TimeOff> times) {
        jdbc.sql("DELETE FROM time_off WHERE technician_id = ?")
                .param(technician.value())
                .update();
        times.forEach(it -> add(technician, new Absence(UUID.randomUUID(), it, null)));
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        var firstDay = row.getObject("first_day", LocalDate.class);
        var time = firstDay == null
                ? new TimeOff.Hours(new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at")))
                : new TimeOff.Days(firstDay, row.getObject("last_day", LocalDate.class));
        return new Absence(row.getObject("id", UUID.class), time, row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
