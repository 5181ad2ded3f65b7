package com.wrenchtime.catalog;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versions;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The order in which services, and packages, are shown. Each kind has one version. */
@Component
class MenuOrder {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    MenuOrder(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What is put in order. */
    enum Kind {
        SERVICE("service"),
        PACKAGE("service_package");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /**
     * Everything of a kind in its order, retired or not.
     *
     * @param version to send as If-Match with a change
     */
    record OrderView(List<UUID> items, int version) {}

    @Transactional(readOnly = true)
    public OrderView of(Kind kind) {
        var version = jdbc.sql("SELECT version FROM menu_order WHERE kind = ?")
                .param(kind.name())
                .query(Integer.class)
                .single();
        return new OrderView(ids(kind), version);
    }

    /**
     * Puts everything of a kind in another order.
     *
     * @param seen the version of the order that the change was made from
     * @param wanted each once
     * @throws ValidationFailed unless everything there is is named exactly once
     */
    @Transactional
    public OrderView replace(Kind kind, int seen, List<UUID> wanted) {
        int present = jdbc.sql("SELECT version FROM menu_order WHERE kind = ? FOR NO KEY UPDATE")
                .param(kind.name())
                .query(Integer.class)
                .single();
        var before = ids(kind);
        Versions.check(seen, present, () -> new OrderView(before, present));
        if (wanted.size() != before.size() || !new HashSet<>(wanted).equals(new HashSet<>(before))) {
            throw new ValidationFailed("items", "incomplete", "Must name everything there is, each once");
        }
        jdbc.sql("""
            UPDATE %s AS entry SET position = place.position - 1
            FROM unnest(?::uuid[]) WITH ORDINALITY AS place (id, position)
            WHERE entry.id = place.id\
            """.formatted(kind.table)).param(wanted.toArray(UUID[]::new)).update();
        jdbc.sql("UPDATE menu_order SET version = ? WHERE kind = ?")
                .params(present + 1, kind.name())
                .update();
        var after = new OrderView(wanted, present + 1);
        audit.record("menu.reordered", "menu", kind, new OrderView(before, present), after, null);
        return after;
    }

    private List<UUID> ids(Kind kind) {
        return jdbc.sql("SELECT id FROM %s ORDER BY position, id".formatted(kind.table))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
