package com.wrenchtime.tenancy;

import com.wrenchtime.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The registry of shops. The text of an address never becomes the name of a schema: it is looked up here, on the
 * platform's own connections, whichever tenant the call works for.
 *
 * <p>Look-ups are remembered until the registry says that the shop has changed, on every node.
 */
@Component
public class Shops {

    private static final String TOPIC = "shop";
    private static final int MOST_REMEMBERED = 10_000;
    private static final String COLUMNS = "id, slug, role_name, database_id, status, migration_level";

    private final JdbcClient jdbc;
    private final Remembered<String, Optional<RegisteredShop>> bySlug;
    private final Remembered<TenantId, Optional<RegisteredShop>> byId;

    Shops(PlatformDataSource platform, ChangeNotices notices) {
        this.jdbc = platform.jdbc();
        // The notice says the id and the slug.
        byId = new Remembered<>(notices, TOPIC, it -> new TenantId(UUID.fromString(it.get(0))), MOST_REMEMBERED);
        bySlug = new Remembered<>(notices, TOPIC, it -> it.get(1), MOST_REMEMBERED);
    }

    /** The shop under this address, whatever its status. Anything that is not an address at all is simply unknown. */
    public Optional<RegisteredShop> findBySlug(String slug) {
        if (!Slug.isWellFormed(slug)) {
            return Optional.empty();
        }
        return bySlug.get(slug, () -> read("slug = ?", slug));
    }

    /** The shop with this id, whatever its status. */
    public Optional<RegisteredShop> findById(TenantId id) {
        return byId.get(id, () -> read("id = ?", id.value()));
    }

    /** All shops that are open for business. */
    public List<RegisteredShop> active() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE status = 'ACTIVE' ORDER BY slug")
                .query(Shops::shop)
                .list();
    }

    /**
     * Shops whose address contains the text, by address.
     *
     * @param after the address to go on after; empty for the first
     */
    public List<RegisteredShop> search(String text, String after, int limit) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop"
                        + " WHERE position(lower(?) IN slug) > 0 AND slug > ? ORDER BY slug LIMIT ?")
                .params(text, after, limit)
                .query(Shops::shop)
                .list();
    }

    /** The shops whose schema has not seen the migration of the given level, in one query. */
    List<RegisteredShop> behind(int level) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop"
                        + " WHERE migration_level < ? AND status IN ('ACTIVE', 'SUSPENDED') ORDER BY slug")
                .param(level)
                .query(Shops::shop)
                .list();
    }

    /** The shops whose provisioning began and has not ended. */
    List<RegisteredShop> unfinished() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE status = 'PROVISIONING' ORDER BY created_at")
                .query(Shops::shop)
                .list();
    }

    boolean isUnfinished(TenantId id) {
        return read("id = ?", id.value())
                .filter(it -> it.status() == ShopStatus.PROVISIONING)
                .isPresent();
    }

    /**
     * Enters a shop as PROVISIONING, or finds the one that an earlier attempt entered.
     *
     * @throws SlugTaken if another shop has, or had until recently, this address
     */
    RegisteredShop register(Slug slug, TenantId id, String database) {
        jdbc.sql("""
            INSERT INTO platform.shop (id, slug, role_name, database_id, status)
            SELECT :id, :slug, :role, :database, 'PROVISIONING'
            WHERE NOT EXISTS (SELECT FROM platform.quarantined_slug q WHERE q.slug = :slug AND q.until > now())
            ON CONFLICT DO NOTHING\
            """)
                .param("id", id.value())
                .param("slug", slug.value())
                .param("role", roleOf(id))
                .param("database", database)
                .update();
        return read("slug = ?", slug.value()).filter(it -> it.id().equals(id)).orElseThrow(() -> new SlugTaken(slug));
    }

    /**
     * Moves a shop from one status to another; does nothing when it is there already.
     *
     * @throws IllegalStateException if the shop is in neither
     */
    void move(TenantId id, ShopStatus from, ShopStatus to) {
        var moved = change(
                id,
                jdbc.sql("UPDATE platform.shop SET status = :to, updated_at = now()"
                                + " WHERE id = :id AND status IN (:from, :to) RETURNING slug")
                        .param("to", to.name())
                        .param("from", from.name()));
        if (!moved) {
            throw new IllegalStateException("Only a shop that is %s can become %s: %s".formatted(from, to, id));
        }
    }

    void recordLevel(TenantId id, int level) {
        change(
                id,
                jdbc.sql("UPDATE platform.shop SET migration_level = :level, updated_at = now()"
                                + " WHERE id = :id RETURNING slug")
                        .param("level", level));
    }

    void remove(TenantId id) {
        change(id, jdbc.sql("DELETE FROM platform.shop WHERE id = :id AND status = 'PROVISIONING' RETURNING slug"));
    }

    /** Runs a statement that returns the slug of the shop it changed, and forgets what was remembered about it. */
    private boolean change(TenantId id, JdbcClient.StatementSpec statement) {
        var slug = statement.param("id", id.value()).query(String.class).optional();
        // The notice comes a moment later, and this node should know what it has done.
        byId.forget(id);
        slug.ifPresent(bySlug::forget);
        return slug.isPresent();
    }

    private Optional<RegisteredShop> read(String condition, Object parameter) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE " + condition)
                .param(parameter)
                .query(Shops::shop)
                .optional();
    }

    private static String roleOf(TenantId id) {
        return "shop_" + id.value().toString().replace("-", "");
    }

    private static RegisteredShop shop(ResultSet row, int number) throws SQLException {
        return new RegisteredShop(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("role_name"),
                row.getString("database_id"),
                ShopStatus.valueOf(row.getString("status")),
                row.getInt("migration_level"));
    }

    /** The wished-for address belongs to another shop. */
    public static final class SlugTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SlugTaken(Slug slug) {
            super("The address %s is taken".formatted(slug));
        }
    }
}
