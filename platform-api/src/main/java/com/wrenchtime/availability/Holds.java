package com.wrenchtime.availability;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.jobs.Tidying;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps times for customers for some minutes. A client that wants more than {@value #AT_MOST} at a time loses its oldest.
 */
@Component
public class Holds implements Tidying {

    static final int AT_MOST = 3;

    private final JdbcClient jdbc;
    private final Commitments commitments;
    private final TechnicianCalendar calendar;
    private final Availability availability;
    private final Settings settings;

    Holds(
            JdbcClient jdbc,
            Commitments commitments,
            TechnicianCalendar calendar,
            Availability availability,
            Settings settings) {
        this.jdbc = jdbc;
        this.commitments = commitments;
        this.calendar = calendar;
        this.availability = availability;
        this.settings = settings;
    }

    /**
     * One attempt at keeping a start, in the caller's transaction.
     *
     * @param services what for
     * @param client who asks, as far as that can be told without a login
     * @return nothing when somebody was quicker: undo and attempt again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<HoldOutcome> attempt(List<ServiceId> services, Wish wish, Instant start, String client) {
        var candidates = availability.whoCanStartAt(start, wish);
        if (candidates.isEmpty()) {
            return Optional.of(new HoldOutcome.SlotTaken(availability.alternatives(start, wish)));
        }
        var technician = candidates.getFirst();
        makeRoom(client, technician);
        var id = UUID.randomUUID();
        return calendar.takeUntilExpiry(
                        id, wish, technician, start, settings.current().policy().holdFor())
                .map(expiresAt -> {
                    var hold = new Hold(id, technician, start, services, wish.place(), expiresAt);
                    insert(hold, client);
                    return new HoldOutcome.Held(hold, wish.duration());
                });
    }

    private void makeRoom(String client, TechnicianId wanted) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(current_role || ?, 1))")
                .param(client)
                .query(row -> {});
        var surplus = jdbc.sql("""
            SELECT h.id, h.technician_id FROM hold h JOIN commitment c ON c.id = h.id
            WHERE h.client = ? AND c.expires_at > clock_timestamp()
            ORDER BY h.created_at DESC OFFSET ?\
            """)
                .params(client, AT_MOST - 1)
                .query((row, number) -> new Surplus(
                        row.getObject("id", UUID.class), new TechnicianId(row.getObject("technician_id", UUID.class))))
                .list();
        if (!surplus.isEmpty()) {
            commitments.lock(Stream.concat(Stream.of(wanted), surplus.stream().map(Surplus::technician)));
            surplus.forEach(it -> commitments.expire(it.hold()));
        }
    }

    /** The hold, open or not; nothing if it never was or is long forgotten. */
    @Transactional(readOnly = true)
    public Optional<Hold> find(UUID id) {
        return jdbc.sql("""
            SELECT h.*, c.expires_at FROM hold h
            LEFT JOIN commitment c ON c.id = h.id AND c.expires_at > clock_timestamp()
            WHERE h.id = ?\
            """).param(id).query(Holds::hold).optional();
    }

    /**
     * Keeps a time for as long again from now, once: whoever asks again is told until when it is kept already.
     *
     * @return until when; nothing when the hold has run out or never was
     */
    @Transactional
    public Optional<Instant> extend(UUID id) {
        return find(id).flatMap(hold -> {
            commitments.lock(hold.technician());
            return isFirstExtension(id)
                    ? commitments.prolong(id, settings.current().policy().holdFor())
                    : find(id).flatMap(it -> Optional.ofNullable(it.expiresAt()));
        });
    }

    private boolean isFirstExtension(UUID id) {
        return jdbc.sql("UPDATE hold SET extended_at = clock_timestamp() WHERE id = ? AND extended_at IS NULL")
                        .param(id)
                        .update()
                == 1;
    }

    /** Gives the time up, if the hold is open. */
    @Transactional
    public void release(UUID id) {
        commitments.expire(id);
    }

    /** Forgets the holds of the bound shop that are older than a day. */
    @Override
    @Transactional
    public int tidyShop() {
        // Never waits for a writer, who may be about to delete the same rows in another order.
        jdbc.sql("""
            DELETE FROM commitment WHERE id IN (
                SELECT id FROM commitment WHERE expires_at <= clock_timestamp() - interval '1 day'
                FOR UPDATE SKIP LOCKED)\
            """).update();
        return jdbc.sql("DELETE FROM hold WHERE created_at <= clock_timestamp() - interval '1 day'")
                .update();
    }

    private void insert(Hold hold, String client) {
        var place = hold.place();
        jdbc.sql("""
            INSERT INTO hold (id, technician_id, starts_at, service_ids, latitude, longitude, client)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """)
                .param(hold.id())
                .param(hold.technician().value())
                .param(hold.start().atOffset(ZoneOffset.UTC))
                .param(hold.services().stream().map(ServiceId::value).toArray(UUID[]::new))
                .param(place == null ? null : place.latitude())
                .param(place == null ? null : place.longitude())
                .param(client)
                .update();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                new TechnicianId(row.getObject("technician_id", UUID.class)),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                Arrays.stream((UUID[]) row.getArray("service_ids").getArray())
                        .map(ServiceId::new)
                        .toList(),
                row.getObject("latitude") == null
                        ? null
                        : new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                instant(row.getObject("expires_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private record Surplus(UUID hold, TechnicianId technician) {}
}
