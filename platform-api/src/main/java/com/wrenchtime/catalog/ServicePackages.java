package com.wrenchtime.catalog;

import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The bound shop's packages. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ServicePackages {

    /** How many parts {@link #key} has. */
    static final int KEY_PARTS = 2;

    private static final String WITH_SERVICES = """
        SELECT p.*, items.services, items.bookable
        FROM service_package p
        CROSS JOIN LATERAL (
            SELECT array_agg(i.service_id ORDER BY i.position) AS services, bool_and(s.active) AS bookable
            FROM service_package_item i JOIN service s ON s.id = i.service_id
            WHERE i.package_id = p.id
        ) AS items
        """;

    private final JdbcClient jdbc;

    ServicePackages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What customers are shown, in its order. */
    List<ServicePackage> offered() {
        return jdbc.sql(WITH_SERVICES + "WHERE p.active AND items.bookable ORDER BY p.position, p.name")
                .query(ServicePackages::servicePackage)
                .list();
    }

    /** Up to one more than the page holds, in their order. */
    List<ServicePackage> list(@Nullable Boolean active, PageRequest page) {
        return jdbc.sql(WITH_SERVICES + """
            WHERE coalesce(p.active = :active, true) AND coalesce((p.position, p.id) > (:position, :id), true)
            ORDER BY p.position, p.id
            LIMIT :limit\
            """)
                .param("active", active, Types.BOOLEAN)
                .param("position", page.after(0, Integer::valueOf), Types.INTEGER)
                .param("id", page.after(1, Requested::uuid), Types.OTHER)
                .param("limit", page.limit() + 1)
                .query(ServicePackages::servicePackage)
                .list();
    }

    /** What identifies a package's place in the list. */
    static List<String> key(ServicePackage it) {
        return List.of(String.valueOf(it.position()), it.id().toString());
    }

    Optional<ServicePackage> find(UUID id) {
        return jdbc.sql(WITH_SERVICES + "WHERE p.id = ?")
                .param(id)
                .query(ServicePackages::servicePackage)
                .optional();
    }

    /** The package, which nobody else changes until the transaction ends. */
    Optional<ServicePackage> findForChange(UUID id) {
        jdbc.sql("SELECT FROM service_package WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(row -> {});
        return find(id);
    }

    boolean hasCode(String code, UUID butNot) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM service_package WHERE code = ? AND id <> ?)")
                .params(code, butNot)
                .query(Boolean.class)
                .single();
    }

    /** How many packages the shop has, and the place behind the last of them. */
    Services.Room room() {
        return jdbc.sql("SELECT count(*) AS taken, coalesce(max(position) + 1, 0) AS next FROM service_package")
                .query((row, number) -> new Services.Room(row.getInt("taken"), row.getInt("next")))
                .single();
    }

    /** Adds a package, or replaces the one with the same id. */
    void save(ServicePackage it) {
        jdbc.sql("""
            INSERT INTO service_package (id, code, name, category, active, position, version)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                code = excluded.code, name = excluded.name, category = excluded.category, active = excluded.active,
                position = excluded.position, version = excluded.version\
            """)
                .params(it.id(), it.code(), it.name(), it.category(), it.active(), it.position(), it.version())
                .update();
        jdbc.sql("DELETE FROM service_package_item WHERE package_id = ?")
                .param(it.id())
                .update();
        jdbc.sql("""
            INSERT INTO service_package_item (package_id, service_id, position)
            SELECT ?, service, position - 1 FROM unnest(?::uuid[]) WITH ORDINALITY AS item (service, position)\
            """)
                .param(it.id())
                .param(it.services().stream().map(ServiceId::value).toArray(UUID[]::new))
                .update();
    }

    private static ServicePackage servicePackage(ResultSet row, int number) throws SQLException {
        return new ServicePackage(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("category"),
                Arrays.stream((UUID[]) row.getArray("services").getArray())
                        .map(ServiceId::new)
                        .toList(),
                row.getBoolean("active"),
                row.getInt("position"),
                row.getInt("version"));
    }
}
