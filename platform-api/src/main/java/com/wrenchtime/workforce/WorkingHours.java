package com.wrenchtime.workforce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The weekly hours of the bound shop's technicians, and the dates that have other ones. Both have one version. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class WorkingHours {

    private final JdbcClient jdbc;

    WorkingHours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of a technician's hours; nothing when there is no such technician. */
    Optional<Integer> version(TechnicianId technician) {
        return jdbc.sql("SELECT hours_version FROM technician WHERE id = ?")
                .param(technician.value())
                .query(Integer.class)
                .optional();
    }

    /** Like {@link #version}; nobody else changes these hours until the transaction ends. */
    Optional<Integer> versionForChange(TechnicianId technician) {
        return jdbc.sql("SELECT hours_version FROM technician WHERE id = ? FOR NO KEY UPDATE")
                .param(technician.value())
                .query(Integer.class)
                .optional();
    }

    void changed(TechnicianId technician, int version) {
        jdbc.sql("UPDATE technician SET hours_version = ? WHERE id = ?")
                .params(version, technician.value())
                .update();
    }

    List<WeeklyHours> weekly(TechnicianId technician) {
        return jdbc.sql("""
            SELECT * FROM working_hours WHERE technician_id = ?
            ORDER BY day_of_week, valid_from NULLS FIRST, start_minute, id\
            """)
                .param(technician.value())
                .query((row, number) -> new WeeklyHours(
                        DayOfWeek.of(row.getInt("day_of_week")),
                        hours(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** The weekly hours of all who get work, as far as they hold on this date. */
    List<WeeklyHours> ofAll(LocalDate date) {
        return jdbc.sql("""
            SELECT h.day_of_week, h.start_minute, h.end_minute FROM working_hours h
            JOIN technician t ON t.id = h.technician_id
            WHERE t.active AND coalesce(h.valid_from <= :date, true) AND coalesce(h.valid_to >= :date, true)\
            """)
                .param("date", date)
                .query((row, number) -> new WeeklyHours(DayOfWeek.of(row.getInt("day_of_week")), hours(row)))
                .list();
    }

    void replaceWeekly(TechnicianId technician, List<WeeklyHours> weekly) {
        jdbc.sql("DELETE FROM working_hours WHERE technician_id = ?")
                .param(technician.value())
                .update();
        weekly.forEach(it -> jdbc.sql("INSERT INTO working_hours VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(UUID.randomUUID())
                .param(technician.value())
                .param(it.day().getValue())
                .param(it.hours().startMinute())
                .param(it.hours().endMinute())
                .param(it.validFrom())
                .param(it.validTo())
                .update());
    }

    /** The dates with other hours, both bounds included, in their order. */
    List<DateOverride> overrides(TechnicianId technician, LocalDate from, LocalDate to) {
        var found = new TreeMap<LocalDate, List<DayHours>>();
        jdbc.sql("""
            SELECT * FROM date_override WHERE technician_id = ? AND date BETWEEN ? AND ? ORDER BY date, start_minute\
            """).params(technician.value(), from, to).query(row -> {
            var hours = found.computeIfAbsent(row.getObject("date", LocalDate.class), it -> new ArrayList<>());
            if (row.getObject("start_minute") != null) {
                hours.add(hours(row));
            }
        });
        return found.entrySet().stream()
                .map(it -> new DateOverride(it.getKey(), it.getValue()))
                .toList();
    }

    void replaceOverrides(TechnicianId technician, List<DateOverride> overrides) {
        jdbc.sql("DELETE FROM date_override WHERE technician_id = ?")
                .param(technician.value())
                .update();
        overrides.forEach(it -> add(technician, it));
    }

    /** The hours of this date are these from now on. */
    void override(TechnicianId technician, DateOverride override) {
        removeOverride(technician, override.date());
        add(technician, override);
    }

    /** The hours of this date are the weekly ones again. */
    void removeOverride(TechnicianId technician, LocalDate date) {
        jdbc.sql("DELETE FROM date_override WHERE technician_id = ? AND date = ?")
                .params(technician.value(), date)
                .update();
    }

    private void add(TechnicianId technician, DateOverride override) {
        if (override.hours().isEmpty()) {
            add(technician, override.date(), null);
        }
        override.hours().forEach(it -> add(technician, override.date(), it));
    }

    private void add(TechnicianId technician, LocalDate date, @Nullable DayHours hours) {
        jdbc.sql("INSERT INTO date_override VALUES (?, ?, ?, ?, ?)")
                .param(UUID.randomUUID())
                .param(technician.value())
                .param(date)
                .param(hours == null ? null : hours.startMinute())
                .param(hours == null ? null : hours.endMinute())
                .update();
    }

    private static DayHours hours(ResultSet row) throws SQLException {
        return new DayHours(row.getInt("start_minute"), row.getInt("end_minute"));
    }
}
