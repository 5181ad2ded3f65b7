package com.wrenchtime.calendar;

import com.wrenchtime.workforce.TechnicianId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's feeds: one of everybody's appointments, and one of each technician's, each under an address that is a secret. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Feeds {

    private final JdbcClient jdbc;
    private final Clock clock;

    Feeds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The feeds; all, or only a technician's. */
    List<Feed> list(@Nullable UUID technician) {
        return jdbc.sql("SELECT * FROM calendar_feed WHERE (:technician::uuid IS NULL OR technician_id = :technician)"
                        + " ORDER BY created_at, id")
                .param("technician", technician, Types.OTHER)
                .query(Feeds::feed)
                .list();
    }

    Optional<Feed> find(UUID id) {
        return jdbc.sql("SELECT * FROM calendar_feed WHERE id = ?")
                .param(id)
                .query(Feeds::feed)
                .optional();
    }

    /** Opens a feed under a new address, and ends the one before: whoever knows the old address sees nothing any more. */
    Feed open(@Nullable TechnicianId technician) {
        end(technician == null ? null : technician.value());
        var feed = new Feed(UUID.randomUUID(), technician == null ? null : technician.value(), clock.instant());
        jdbc.sql("INSERT INTO calendar_feed (id, technician_id, created_at) VALUES (?, ?, ?)")
                .param(feed.id())
                .param(feed.technician())
                .param(feed.createdAt().atOffset(ZoneOffset.UTC))
                .update();
        return feed;
    }

    private void end(@Nullable UUID technician) {
        jdbc.sql("DELETE FROM calendar_feed WHERE technician_id IS NOT DISTINCT FROM :technician::uuid")
                .param("technician", technician, Types.OTHER)
                .update();
    }

    boolean close(UUID id) {
        return jdbc.sql("DELETE FROM calendar_feed WHERE id = ?").param(id).update() == 1;
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        return new Feed(
                row.getObject("id", UUID.class),
                row.getObject("technician_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /**
     * A feed.
     *
     * @param technician whose appointments; null for everybody's
     */
    record Feed(UUID id, @Nullable UUID technician, Instant createdAt) {}
}
