package com.wrenchtime.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deed.
 *
 * @param id counts up in the order in which deeds were recorded
 * @param actor tells the actor from all others, such as {@code member:} and an id
 * @param actorLabel what the actor was called then
 * @param before of the fields that changed; null when the thing was not there
 * @param after of the fields that changed; null when the thing is gone
 * @param requestId of the request that did it; null for the platform's own deeds
 */
record AuditEntry(
        long id,
        Instant at,
        String actor,
        String actorLabel,
        String action,
        String subject,
        String subjectId,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable String reason,
        @Nullable String requestId) {}
