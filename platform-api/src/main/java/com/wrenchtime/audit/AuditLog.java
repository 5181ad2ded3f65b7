package com.wrenchtime.audit;

import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.web.RequestTrail;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bound shop's record of what was done, in the same transaction as the deed: both are there or neither is. The
 * shop's role in the database may add to it and read it, and nothing else.
 *
 * <pre>{@code
 * audit.record("service.changed", "service", service.id(), before, after, null);
 * }</pre>
 */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a deed of the current actor. Of before and after only the fields that differ are kept.
     *
     * @param action the deed, {@code kind.past-participle}
     * @param subject the kind of thing that it was done to
     * @param id which one
     * @param before the thing as it was; null when it was not there
     * @param after the thing as it is now; null when it is gone
     * @param reason why, as far as the actor said
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            String action,
            String subject,
            Object id,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        var was = tree(before);
        var is = tree(after);
        if (was != null && is != null) {
            keepDifference(was, is);
        }
        var actor = CurrentActor.get();
        jdbc.sql("""
            INSERT INTO audit_entry (at, actor, actor_label, action, subject, subject_id, value_before, value_after, reason,
                                     request_id)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::uuid)\
            """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(actor.key())
                .param(actor.label())
                .param(action)
                .param(subject)
                .param(id.toString())
                .param(was == null ? null : was.toString())
                .param(is == null ? null : is.toString())
                .param(reason)
                .param(RequestTrail.currentId())
                .update();
    }

    private @Nullable ObjectNode tree(@Nullable Object thing) {
        if (thing == null) {
            return null;
        }
        JsonNode tree = json.valueToTree(thing);
        return tree instanceof ObjectNode fields
                ? fields
                : json.createObjectNode().set("value", tree);
    }

    private static void keepDifference(ObjectNode before, ObjectNode after) {
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (var name : names) {
            var was = before.get(name);
            if (was != null && was.equals(after.get(name))) {
                before.remove(name);
                after.remove(name);
            }
        }
    }
}
