package com.wrenchtime.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        var wanted = List.copyOf(technicians);
        var found = around(wanted.stream().map(it -> new Stretch(it, window)).toList());
        return IntStream.range(0, wanted.size()).boxed().collect(toMap(wanted::get, found::get));
    }

    /**
     * The same for a stretch of time of each technician, in their order; one statement, however many there are. With OFFSET 0
     * PostgreSQL looks each technician up in the index; without it, it prefers to read all that ever was and join it.
     */
    List<List<Commitment>> around(List<Stretch> stretches) {
        var found = stretches.stream()
                .<List<Commitment>>map(it -> new ArrayList<>())
                .toList();
        jdbc.sql("""
            SELECT wanted.number, c.*
            FROM unnest(:technicians::uuid[], :from::timestamptz[], :to::timestamptz[])
                 WITH ORDINALITY AS wanted (id, begins, ends, number)
            CROSS JOIN LATERAL (
                SELECT id, lower(work), upper(work), latitude, longitude, buffer_before_minutes, buffer_after_minutes
                FROM commitment
                WHERE technician_id = wanted.id AND occupied && tstzrange(wanted.begins, wanted.ends)
                  AND coalesce(expires_at > clock_timestamp(), true)
                OFFSET 0
            ) AS c\
            """)
                .param(
                        "technicians",
                        stretches.stream().map(it -> it.technician().value()).toArray(UUID[]::new))
                .param("from", texts(stretches, it -> it.window().start().minus(LONGEST_DRIVE)))
                .param("to", texts(stretches, it -> it.window().end().plus(LONGEST_DRIVE)))
                .query(row -> {
                    found.get(row.getInt(1) - 1).add(commitment(row));
                });
        return found;
    }

    /**
     * What takes these technicians' time in the window, with the ways there, each technician's in the order of time; with
     * OFFSET 0 for the same reason.
     */
    Map<TechnicianId, List<Booked>> during(TimeWindow window, Collection<TechnicianId> technicians) {
        return jdbc
                .sql("""
                    SELECT c.*
                    FROM unnest(:technicians::uuid[]) AS wanted (id)
                    CROSS JOIN LATERAL (
                        SELECT technician_id, id, lower(work) AS starts_at, upper(work), latitude, longitude,
                               buffer_before_minutes, buffer_after_minutes, lower(occupied), expires_at IS NOT NULL
                        FROM commitment
                        WHERE technician_id = wanted.id AND occupied && tstzrange(:from, :to)
                          AND coalesce(expires_at > clock_timestamp(), true)
                        OFFSET 0
                    ) AS c
                    ORDER BY c.starts_at, c.id\
                    """)
                .param(
                        "technicians",
                        technicians.stream().map(TechnicianId::value).toArray(UUID[]::new))
                .param("from", utc(window.start()))
                .param("to", utc(window.end()))
                .query((row, number) -> new Booked(
                        new TechnicianId(row.getObject(1, UUID.class)),
                        commitment(row),
                        instant(row, 9),
                        row.getBoolean(10)))
                .list()
                .stream()
                .collect(groupingBy(Booked::technician));
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

    /**
     * Stores commitments that are there already as they are from now on. Their order does not matter: the database looks
     * for overlaps when all are written.
     */
    void rewrite(Collection<Taken> commitments) {
        var all = List.copyOf(commitments);
        jdbc.sql("""
            UPDATE commitment
            SET technician_id = c.technician_id, work = tstzrange(c.starts_at, c.ends_at),
                occupied = tstzrange(c.occupied_from, c.ends_at),
                buffer_before_minutes = c.buffer_before, buffer_after_minutes = c.buffer_after
            FROM unnest(:ids::uuid[], :technicians::uuid[], :from::timestamptz[], :starts::timestamptz[],
                        :ends::timestamptz[], :before::int[], :after::int[])
                 AS c (id, technician_id, occupied_from, starts_at, ends_at, buffer_before, buffer_after)
            WHERE commitment.id = c.id\
            """)
                .param("ids", all.stream().map(it -> it.commitment().id()).toArray(UUID[]::new))
                .param(
                        "technicians",
                        all.stream().map(it -> it.technician().value()).toArray(UUID[]::new))
                .param("from", texts(all, Taken::occupiedFrom))
                .param("starts", texts(all, it -> it.commitment().work().start()))
                .param("ends", texts(all, it -> it.commitment().work().end()))
                .param("before", minutes(all, Commitment::bufferBefore))
                .param("after", minutes(all, Commitment::bufferAfter))
                .update();
    }

    /** Lets a commitment's work end at another moment. */
    void end(UUID commitment, Instant end) {
        jdbc.sql("""
            UPDATE commitment
            SET work = tstzrange(lower(work), :end), occupied = tstzrange(lower(occupied), :end)
            WHERE id = :id\
            """).param("end", utc(end)).param("id", commitment).update();
    }

    /**
     * Lets a hold that has not run out run for so long from now.
     *
     * @return until when, by the database's clock; nothing when it has run out
     */
    Optional<Instant> prolong(UUID commitment, Duration keptFor) {
        return jdbc.sql("""
            UPDATE commitment SET expires_at = clock_timestamp() + make_interval(secs => ?)
            WHERE id = ? AND expires_at > clock_timestamp()
            RETURNING expires_at\
            """)
                .params((double) keptFor.toSeconds(), commitment)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
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

    // By position, not by name: hundreds of rows are read to answer one request. Something else is in the first column.
    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                row.getObject(2, UUID.class),
                new TimeWindow(instant(row, 3), instant(row, 4)),
                place(row),
                Duration.ofMinutes(row.getInt(7)),
                Duration.ofMinutes(row.getInt(8)));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        double latitude = row.getDouble(5);
        return row.wasNull() ? null : new Place(latitude, row.getDouble(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <T> String[] texts(List<T> all, Function<T, Instant> moment) {
        return all.stream().map(moment).map(Instant::toString).toArray(String[]::new);
    }

    private static Integer[] minutes(List<Taken> all, Function<Commitment, Duration> buffer) {
        return all.stream()
                .map(it -> Math.toIntExact(buffer.apply(it.commitment()).toMinutes()))
                .toArray(Integer[]::new);
    }

    /**
     * A commitment as it is stored.
     *
     * @param isHold whether it runs out by itself
     */
    record Booked(TechnicianId technician, Commitment commitment, Instant occupiedFrom, boolean isHold) {}

    /** Some of a technician's time. */
    record Stretch(TechnicianId technician, TimeWindow window) {}

    /** A commitment as it takes a technician's time. */
    record Taken(TechnicianId technician, Commitment commitment, Duration inboundGap) {

        Instant occupiedFrom() {
            return commitment.work().start().minus(inboundGap);
        }
    }
}
