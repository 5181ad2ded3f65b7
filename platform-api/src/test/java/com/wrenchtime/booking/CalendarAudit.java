package com.wrenchtime.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Place;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Looks from outside, by SQL, whether a shop's calendar and appointments agree. */
record CalendarAudit(TestDatabase database, DriveTimes drives, BookableShop shop) {

    private static final String LIVE = "coalesce(expires_at > clock_timestamp(), true)";

    long appointments() {
        return count("appointment WHERE status NOT IN ('CANCELLED', 'NO_SHOW')");
    }

    long liveCommitments() {
        return count("commitment WHERE " + LIVE);
    }

    long customers() {
        return count("customer");
    }

    /** All commitments as they are stored, with their ways. */
    List<String> snapshot() {
        return database.superuser()
                .sql("SELECT id || ' ' || technician_id || ' ' || work || ' ' || occupied FROM %s ORDER BY 1"
                        .formatted(table("commitment")))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The time before the work that starts then which nothing else may take. */
    Duration wayTo(TechnicianId technician, String start) {
        return stops(technician.value()).stream()
                .filter(it -> it.start().equals(OffsetDateTime.parse(start).toInstant()))
                .map(it -> Duration.between(it.occupiedFrom(), it.start()))
                .findFirst()
                .orElseThrow();
    }

    void assertConsistent() {
        assertThat(overlaps()).as("overlapping commitments").isZero();
        assertThat(appointmentsWithoutTheirTime())
                .as("appointments without exactly their time")
                .isZero();
        assertThat(timeWithoutAppointment()).as("time taken by nothing").isZero();
        assertNobodyIsLate();
    }

    private long overlaps() {
        return count("""
            commitment AS a JOIN %s AS b ON a.technician_id = b.technician_id AND a.id < b.id
                AND (a.occupied && b.occupied OR a.work && b.work)
            WHERE coalesce(a.expires_at > clock_timestamp(), true) AND coalesce(b.expires_at > clock_timestamp(), true)\
            """.formatted(table("commitment")));
    }

    private long appointmentsWithoutTheirTime() {
        return count("""
            appointment AS a WHERE status NOT IN ('CANCELLED', 'NO_SHOW') AND 1 <> (
                SELECT count(*) FROM %s AS c
                WHERE c.id = a.id AND c.technician_id = a.technician_id AND c.expires_at IS NULL
                  AND c.work = tstzrange(a.starts_at, a.ends_at))\
            """.formatted(table("commitment")));
    }

    private long timeWithoutAppointment() {
        return count("""
            commitment AS c WHERE expires_at IS NULL AND NOT EXISTS (
                SELECT FROM %s AS a WHERE a.id = c.id AND a.status NOT IN ('CANCELLED', 'NO_SHOW'))\
            """.formatted(table("appointment")));
    }

    private void assertNobodyIsLate() {
        for (var technician : shop.technicians()) {
            var stops = stops(technician.value());
            for (int i = 1; i < stops.size(); i++) {
                var stop = stops.get(i);
                var needed = stop.needsAfter(stops.get(i - 1), drives);
                assertThat(Duration.between(stops.get(i - 1).end(), stop.start()))
                        .as("gap between %s and %s", stops.get(i - 1), stop)
                        .isGreaterThanOrEqualTo(needed);
                assertThat(Duration.between(stop.occupiedFrom(), stop.start()))
                        .as("occupied way from %s to %s", stops.get(i - 1), stop)
                        .isGreaterThanOrEqualTo(needed);
            }
        }
    }

    private List<Stop> stops(UUID technician) {
        return database
                .superuser()
                .sql("SELECT *, lower(work) AS starts_at, upper(work) AS ends_at, lower(occupied) AS occupied_from"
                        + " FROM %s WHERE technician_id = ? AND %s".formatted(table("commitment"), LIVE))
                .param(technician)
                .query((row, number) -> Stop.of(row))
                .list()
                .stream()
                .sorted(Comparator.comparing(Stop::start))
                .toList();
    }

    private long count(String from) {
        return database.count(table(from));
    }

    private String table(String name) {
        return shop.registered().role() + "." + name;
    }

    /** A commitment as it is stored. */
    private record Stop(
            UUID id, Instant occupiedFrom, Instant start, Instant end, Place place, int bufferBefore, int bufferAfter) {

        static Stop of(ResultSet row) throws SQLException {
            return new Stop(
                    row.getObject("id", UUID.class),
                    instant(row, "occupied_from"),
                    instant(row, "starts_at"),
                    instant(row, "ends_at"),
                    new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                    row.getInt("buffer_before_minutes"),
                    row.getInt("buffer_after_minutes"));
        }

        Duration needsAfter(Stop previous, DriveTimes drives) {
            var buffer = Duration.ofMinutes(Math.max(previous.bufferAfter, bufferBefore));
            var drive = drives.between(previous.place, place);
            return buffer.compareTo(drive) > 0 ? buffer : drive;
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }
}
