package com.wrenchtime.workforce;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's technicians and their working time. */
@Component
public class Technicians {

    /** How many parts {@link #key} has. */
    static final int KEY_PARTS = 2;

    private final JdbcClient jdbc;
    private final WorkingHours hours;
    private final Absences absences;

    Technicians(JdbcClient jdbc, WorkingHours hours, Absences absences) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.absences = absences;
    }

    /**
     * The active technicians who can do work of this skill, in their order, with the rules that concern these dates, both
     * included. One statement, however many technicians there are.
     */
    @Transactional(readOnly = true)
    public List<ScheduledTechnician> ableTo(Skill skill, LocalDate from, LocalDate to) {
        return scheduled(skill, false, from, to);
    }

    /** All technicians, also those who get no new work, like {@link #ableTo}. */
    @Transactional(readOnly = true)
    public List<ScheduledTechnician> all(LocalDate from, LocalDate to) {
        return scheduled(new Skill(1), true, from, to);
    }

    private List<ScheduledTechnician> scheduled(Skill skill, boolean formerToo, LocalDate from, LocalDate to) {
        var found = new LinkedHashMap<UUID, Rules>();
        jdbc.sql("""
            SELECT t.id, t.name, t.skill_level, t.senior, t.home_latitude, t.home_longitude, t.active, t.position,
                   t.version, r.*
            FROM technician t
            LEFT JOIN LATERAL (
                SELECT 'WEEKLY' AS rule, day_of_week, start_minute, end_minute, valid_from AS first_day,
                       valid_to AS last_day, NULL::timestamptz AS starts_at, NULL::timestamptz AS ends_at
                FROM working_hours
                WHERE technician_id = t.id
                  AND coalesce(valid_from <= :to, true) AND coalesce(valid_to >= :from, true)
                UNION ALL
                SELECT 'OVERRIDE', NULL, start_minute, end_minute, date, date, NULL, NULL
                FROM date_override
                WHERE technician_id = t.id AND date BETWEEN :from AND :to
                UNION ALL
                SELECT 'DAYS_OFF', NULL, NULL, NULL, first_day, last_day, NULL, NULL
                FROM time_off
                WHERE technician_id = t.id AND first_day <= :to AND last_day >= :from
                UNION ALL
                SELECT 'HOURS_OFF', NULL, NULL, NULL, NULL, NULL, starts_at, ends_at
                FROM time_off
                WHERE technician_id = t.id AND starts_at < :after AND ends_at > :before
            ) r ON true
            WHERE (t.active OR :formerToo) AND t.skill_level >= :skill
            ORDER BY t.position, t.id\
            """)
                .param("skill", skill.level())
                .param("formerToo", formerToo)
                .param("from", from)
                .param("to", to)
                // A day more on both sides than the dates have in any zone.
                .param("before", from.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("after", to.plusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("id", UUID.class), id -> rulesOf(row))
                            .add(row);
                });
        return found.values().stream().map(Rules::scheduled).toList();
    }

    /** When anybody who gets work usually works, by the weekly rules that hold on this date of the shop's calendar. */
    @Transactional(readOnly = true)
    public OpeningHours openingHours(LocalDate date) {
        return OpeningHours.of(hours.ofAll(date));
    }

    /** The technician with this id, active or not. */
    @Transactional(readOnly = true)
    public Optional<Technician> find(TechnicianId id) {
        return jdbc.sql("SELECT * FROM technician WHERE id = ?")
                .param(id.value())
                .query((row, number) -> technician(row))
                .optional();
    }

    /** The technician with this id, whom nobody else changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Technician> findForChange(TechnicianId id) {
        return jdbc.sql("SELECT * FROM technician WHERE id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query((row, number) -> technician(row))
                .optional();
    }

    /**
     * Up to one more than the page holds, in their order.
     *
     * @param active only those who may be given work, or only those who may not; null for all
     * @param only the one to look for; null for all
     */
    @Transactional(readOnly = true)
    List<Technician> list(@Nullable Boolean active, @Nullable UUID only, PageRequest page) {
        return jdbc.sql("""
            SELECT * FROM technician
            WHERE coalesce(active = :active, true) AND coalesce(id = :only, true)
              AND coalesce((position, id) > (:position, :id), true)
            ORDER BY position, id
            LIMIT :limit\
            """)
                .param("active", active, Types.BOOLEAN)
                .param("only", only, Types.OTHER)
                .param("position", page.after(0, Integer::valueOf), Types.INTEGER)
                .param("id", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query((row, number) -> technician(row))
                .list();
    }

    /** What identifies a technician's place in the list. */
    static List<String> key(Technician technician) {
        return List.of(String.valueOf(technician.position()), technician.id().toString());
    }

    /** Adds a technician, or replaces the one with the same id. */
    @Transactional
    public void save(Technician technician) {
        var home = technician.home();
        jdbc.sql("""
            INSERT INTO technician (id, name, skill_level, senior, home_latitude, home_longitude, active, position, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                name = excluded.name, skill_level = excluded.skill_level, senior = excluded.senior,
                home_latitude = excluded.home_latitude, home_longitude = excluded.home_longitude,
                active = excluded.active, position = excluded.position, version = excluded.version\
            """)
                .param(technician.id().value())
                .param(technician.name())
                .param(technician.skill().level())
                .param(technician.senior())
                .param(home == null ? null : home.latitude())
                .param(home == null ? null : home.longitude())
                .param(technician.active())
                .param(technician.position())
                .param(technician.version())
                .update();
    }

    /** Replaces all rules for when a technician works. */
    @Transactional
    public void schedule(TechnicianId technician, WorkSchedule schedule) {
        hours.replaceWeekly(technician, schedule.weekly());
        hours.replaceOverrides(technician, schedule.overrides());
        absences.replace(technician, schedule.timeOff());
    }

    private static Rules rulesOf(ResultSet row) {
        try {
            return new Rules(technician(row));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Technician technician(ResultSet row) throws SQLException {
        return new Technician(
                new TechnicianId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new Skill(row.getInt("skill_level")),
                row.getBoolean("senior"),
                row.getObject("home_latitude") == null
                        ? null
                        : new Place(row.getDouble("home_latitude"), row.getDouble("home_longitude")),
                row.getBoolean("active"),
                row.getInt("position"),
                row.getInt("version"));
    }

    /** Collects the rows of one technician. */
    private static final class Rules {

        private final Technician technician;
        private final List<WeeklyHours> weekly = new ArrayList<>();
        private final Map<LocalDate, List<DayHours>> overrides = new LinkedHashMap<>();
        private final List<TimeOff> timeOff = new ArrayList<>();

        Rules(Technician technician) {
            this.technician = technician;
        }

        void add(ResultSet row) throws SQLException {
            var rule = row.getString("rule");
            if (rule == null) {
                return;
            }
            switch (rule) {
                case "WEEKLY" ->
                    weekly.add(new WeeklyHours(
                            DayOfWeek.of(row.getInt("day_of_week")),
                            hours(row),
                            date(row, "first_day"),
                            date(row, "last_day")));
                case "OVERRIDE" -> {
                    var hours = overrides.computeIfAbsent(
                            row.getObject("first_day", LocalDate.class), it -> new ArrayList<>());
                    if (row.getObject("start_minute") != null) {
                        hours.add(hours(row));
                    }
                }
                case "DAYS_OFF" ->
                    timeOff.add(new TimeOff.Days(
                            row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)));
                case "HOURS_OFF" ->
                    timeOff.add(new TimeOff.Hours(new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at"))));
                default -> throw new IllegalStateException("Not a rule: " + rule);
            }
        }

        ScheduledTechnician scheduled() {
            var dates = overrides.entrySet().stream()
                    .map(it -> new DateOverride(it.getKey(), it.getValue()))
                    .toList();
            return new ScheduledTechnician(technician, new WorkSchedule(weekly, dates, timeOff));
        }

        private static DayHours hours(ResultSet row) throws SQLException {
            return new DayHours(row.getInt("start_minute"), row.getInt("end_minute"));
        }

        private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }
}
