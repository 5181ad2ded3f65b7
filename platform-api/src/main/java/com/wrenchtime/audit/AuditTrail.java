package com.wrenchtime.audit;

import com.wrenchtime.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bound shop's record. */
@Repository
class AuditTrail {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Up to one entry more than the page holds, the latest first. */
    @Transactional(readOnly = true)
    List<AuditEntry> find(Filter filter, PageRequest page) {
        return jdbc.sql("""
            SELECT * FROM audit_entry
            WHERE (:before::bigint IS NULL OR id < :before::bigint)
              AND (:from::timestamptz IS NULL OR at >= :from::timestamptz)
              AND (:to::timestamptz IS NULL OR at < :to::timestamptz)
              AND (:actor::text IS NULL OR actor = :actor::text)
              AND (:action::text IS NULL OR action = :action::text)
              AND (:subject::text IS NULL OR subject = :subject::text)
              AND (:subjectId::text IS NULL OR subject_id = :subjectId::text)
            ORDER BY id DESC
            LIMIT :limit\
            """)
                .param("before", page.after(0, Long::valueOf), Types.BIGINT)
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("subject", filter.subject())
                .param("subjectId", filter.subjectId())
                .param("limit", page.limit() + 1)
                .query((row, number) -> entry(row))
                .list();
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actor_label"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("subject_id"),
                fields(row.getString("value_before")),
                fields(row.getString("value_after")),
                row.getString("reason"),
                row.getString("request_id"));
    }

    private @Nullable Map<String, Object> fields(@Nullable String stored) {
        return stored == null ? null : json.readValue(stored, FIELDS);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** What an entry must be like; null for whatever. */
    record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String subjectId) {}
}
