package com.wrenchtime.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The registry of shops. The text of an address never becomes the name of a schema: it is looked up here.
 *
 * <p>Look-ups of known shops are remembered for a few seconds, which is how long a suspension takes to reach every node.
 */
@Component
public class Shops {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final String COLUMNS = "id, slug, role_name, database_id, status, migration_level";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Cache<String, RegisteredShop> bySlug = remembered();
    private final Cache<TenantId, RegisteredShop> byId = remembered();

    Shops(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The shop under this address, whatever its status. Anything that is not an address at all is simply unknown. */
    public Optional<RegisteredShop> findBySlug(String slug) {
        var known = bySlug.getIfPresent(slug);
        if (known != null) {
            return Optional.of(known);
        }
        if (slug.length() > 40) {
            return Optional.empty();
        }
        var found = asPlatform(() -> jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE slug = ?")
                .param(slug)
                .query(Shops::shop)
                .optional());
        found.ifPresent(it -> bySlug.put(slug, it));
        return found;
    }

    /** The shop with this id, whatever its status. */
    public Optional<RegisteredShop> findById(TenantId id) {
        var known = byId.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = asPlatform(() -> jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE id = ?")
                .param(id.value())
                .query(Shops::shop)
                .optional());
        found.ifPresent(it -> byId.put(id, it));
        return found;
    }

    /** All shops that are open for business. */
    public List<RegisteredShop> active() {
        return asPlatform(
                () -> jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop WHERE status = 'ACTIVE' ORDER BY slug")
                        .query(Shops::shop)
                        .list());
    }

    /** The shops whose schema has not seen the migration of the given level, in one query. */
    List<RegisteredShop> behind(int level) {
        return asPlatform(() -> jdbc.sql("SELECT " + COLUMNS + " FROM platform.shop"
                        + " WHERE migration_level < ? AND status IN ('ACTIVE', 'SUSPENDED') ORDER BY slug")
                .param(level)
                .query(Shops::shop)
                .list());
    }

    /** The shops whose provisioning began and has not ended. */
    List<RegisteredShop> unfinished() {
        return asPlatform(() -> jdbc.sql(
                        "SELECT " + COLUMNS + " FROM platform.shop WHERE status = 'PROVISIONING' ORDER BY created_at")
                .query(Shops::shop)
                .list());
    }

    /**
     * Enters a shop as PROVISIONING, or finds the one that an earlier attempt entered.
     *
     * @throws SlugTaken if another shop has, or had until recently, this address
     */
    RegisteredShop register(Slug slug, TenantId id, String database) {
        asPlatform(() -> jdbc.sql("""
            INSERT INTO platform.shop (id, slug, role_name, database_id, status)
            SELECT :id, :slug, :role, :database, 'PROVISIONING'
            WHERE NOT EXISTS (SELECT FROM platform.quarantined_slug q WHERE q.slug = :slug AND q.until > now())
            ON CONFLICT DO NOTHING\
            """)
                .param("id", id.value())
                .param("slug", slug.value())
                .param("role", roleOf(id))
                .param("database", database)
                .update());
        return findBySlugNow(slug).filter(it -> it.id().equals(id)).orElseThrow(() -> new SlugTaken(slug));
    }

    void record(TenantId id, ShopStatus status) {
        asPlatform(() -> jdbc.sql("UPDATE platform.shop SET status = ?, updated_at = now() WHERE id = ?")
                .param(status.name())
                .param(id.value())
                .update());
        forget(id);
    }

    void recordLevel(TenantId id, int level) {
        asPlatform(() -> jdbc.sql("UPDATE platform.shop SET migration_level = ?, updated_at = now() WHERE id = ?")
                .param(level)
                .param(id.value())
                .update());
        forget(id);
    }

    void remove(TenantId id) {
        asPlatform(() -> jdbc.sql("DELETE FROM platform.shop WHERE id = ? AND status = 'PROVISIONING'")
                .param(id.value())
                .update());
        forget(id);
    }

    private Optional<RegisteredShop> findBySlugNow(Slug slug) {
        bySlug.invalidate(slug.value());
        return findBySlug(slug.value());
    }

    private void forget(TenantId id) {
        byId.invalidate(id);
        bySlug.asMap().values().removeIf(it -> it.id().equals(id));
    }

    private <T> T asPlatform(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentTenant.call(Tenant.PLATFORM, () -> transaction.execute(status -> work.call()));
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

    private static <K> Cache<K, RegisteredShop> remembered() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(10_000)
                .build();
    }

    /** The wished-for address belongs to another shop. */
    public static final class SlugTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SlugTaken(Slug slug) {
            super("The address %s is taken".formatted(slug));
        }
    }
}
