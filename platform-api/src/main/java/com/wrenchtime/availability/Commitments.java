package com.wrenchtime.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bound shop's commitments. Writers lock the technician first, then read, then write. */
@Repository
class Commitments {

    // No drive takes longer, so nothing further away in time can be a neighbour that matters.
    private static final Duration LONGEST_DRIVE = Duration.ofDays(1);

    private final JdbcClient jdbc;

    Commitments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps all other writers away from this technician's time until the transaction ends, and removes the holds that have
     * run out by the database's clock. Without the lock the exclusion constraint alone is safe, but collapses into
     * deadlocks when many want the same time.
     */
    void lock(TechnicianId technician) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(current_role || ?, 0))")
                .param(technician.value().toString())
                .query(row -> {});
        jdbc.sql("DELETE FROM commitment WHERE technician_id = ? AND expires_at <= clock_timestamp()")
                .param(technician.value())
                .update();
    }

    /**
     * Locks several technicians. All who need more than one lock them like this, before they touch any row, and so in the
     * same order: nobody waits for somebody who waits for them.
     */
    void lock(Stream<TechnicianId> technicians) {
        technicians.distinct().sorted().forEach(this::lock);
    }

    /** What takes these technicians' time in the window and may matter for drives into and out of it. */
    Map<TechnicianId, List<Commitment>> around(TimeWindow window, Collection<TechnicianId> technicians) {
        return jdbc
                .sql("""
                    SELECT c.*
                    FROM unnest(:technicians::uuid[]) AS wanted (id)
                    CROSS JOIN LATERAL (
                        SELECT technician_id, id, lower(work) AS starts_at, upper(work) AS ends_at,
                               buffer_before_minutes, buffer_after_minutes, latitude, longitude
                        FROM commitment
                        WHERE technician_id = wanted.id AND occupied && tstzrange(:from, :to)
                          AND coalesce(expires_at > clock_timestamp(), true)
                    ) AS c\
                    """)
                .param(
                        "technicians",
                        technicians.stream().map(TechnicianId::value).toArray(UUID[]::new))
                .param("from", utc(window.start().minus(LONGEST_DRIVE)))
                .param("to", utc(window.end().plus(LONGEST_DRIVE)))
                .query((row, number) -> new Taken(new TechnicianId(row.getObject(1, UUID.class)), commitment(row)))
                .list()
                .stream()
                .collect(groupingBy(Taken::technician, mapping(Taken::commitment, toList())));
    }

    /** Stores a commitment that stays until it is removed. */
    void add(TechnicianId technician, Commitment commitment, Duration inboundGap) {
        insert("", technician, commitment, inboundGap, null).update();
    }

    /**
     * Stores a commitment that runs out by itself.
     *
     * @return when it does, by the database's clock
     */
    Instant addUntilExpiry(TechnicianId technician, Commitment commitment, Duration inboundGap, Duration keptFor) {
        return insert(" RETURNING expires_at", technician, commitment, inboundGap, keptFor)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private JdbcClient.StatementSpec insert(
            String returning,
            TechnicianId technician,
            Commitment commitment,
            Duration inboundGap,
            @Nullable Duration keptFor) {
        var place = commitment.place();
        var work = commitment.work();
        return jdbc.sql("""
            INSERT INTO commitment (id, technician_id, work, occupied, buffer_before_minutes, buffer_after_minutes,
                                    latitude, longitude, expires_at)
            VALUES (?, ?, tstzrange(?, ?), tstzrange(?, ?), ?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?))\
            """ + returning)
                .param(commitment.id())
                .param(technician.value())
                .param(utc(work.start()))
                .param(utc(work.end()))
                .param(utc(work.start().minus(inboundGap)))
                .param(utc(work.end()))
                .param(commitment.bufferBefore().toMinutes())
                .param(commitment.bufferAfter().toMinutes())
                .param(place == null ? null : place.latitude())
                .param(place == null ? null : place.longitude())
                .param(keptFor == null ? null : (double) keptFor.toSeconds());
    }

    /** Rewrites the way to a commitment, because what lies before it has changed. */
    void approach(UUID commitment, Duration inboundGap) {
        jdbc.sql("""
            UPDATE commitment
            SET occupied = tstzrange(lower(work) - make_interval(secs => ?), upper(work))
            WHERE id = ?\
            """).params((double) inboundGap.toSeconds(), commitment).update();
    }

    void remove(UUID commitment) {
        jdbc.sql("DELETE FROM commitment WHERE id = ?").param(commitment).update();
    }

    /** Lets a hold run out now. Its row goes with the next writer that locks the technician. */
    void expire(UUID commitment) {
        jdbc.sql("UPDATE commitment SET expires_at = clock_timestamp() WHERE id = ? AND expires_at > clock_timestamp()")
                .param(commitment)
                .update();
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                row.getObject("id", UUID.class),
                new TimeWindow(instant(row, "starts_at"), instant(row, "ends_at")),
                row.getObject("latitude") == null
                        ? null
                        : new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                Duration.ofMinutes(row.getInt("buffer_before_minutes")),
                Duration.ofMinutes(row.getInt("buffer_after_minutes")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Taken(TechnicianId technician, Commitment commitment) {}
}
