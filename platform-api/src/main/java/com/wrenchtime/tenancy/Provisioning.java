package com.wrenchtime.tenancy;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.TenantId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens shops. One operation that may be repeated: whatever an attempt that was killed left behind, the next attempt
 * with the same id goes on from there, and {@link #abandonUnfinished} removes what nobody retries.
 */
@Component
public class Provisioning {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private final Shops shops;
    private final ShopSchema schema;
    private final Databases databases;

    Provisioning(Shops shops, ShopSchema schema, Databases databases) {
        this.shops = shops;
        this.schema = schema;
        this.databases = databases;
    }

    /**
     * Opens a shop in the main database.
     *
     * @param firstContent what a new shop starts with, written in the shop's own schema; must bear repetition
     * @throws Shops.SlugTaken if the address belongs to another shop
     */
    public RegisteredShop open(TenantId id, Slug slug, Runnable firstContent) {
        return open(id, slug, "main", firstContent);
    }

    /** Like {@link #open(TenantId, Slug, Runnable)}, in the database with the given key. */
    public RegisteredShop open(TenantId id, Slug slug, String database, Runnable firstContent) {
        try (var _ = ShopClaim.take(databases.owner(DatabaseSettings.MAIN), id)) {
            var shop = shops.register(slug, id, database);
            if (shop.status() != ShopStatus.PROVISIONING) {
                return shop;
            }
            schema.create(shop);
            schema.migrate(shop);
            shops.recordLevel(id, schema.newestLevel());
            CurrentTenant.run(shop.tenant(), firstContent);
            shops.move(id, ShopStatus.PROVISIONING, ShopStatus.ACTIVE);
            log.info("Opened shop {} in database {}", slug, shop.database());
        }
        return shops.findById(id).orElseThrow();
    }

    /**
     * Closes an open shop to everybody for now.
     *
     * @throws IllegalStateException if it is not open
     */
    public void suspend(TenantId id) {
        shops.move(id, ShopStatus.ACTIVE, ShopStatus.SUSPENDED);
    }

    /**
     * Opens a suspended shop again.
     *
     * @throws IllegalStateException if it is not suspended
     */
    public void resume(TenantId id) {
        shops.move(id, ShopStatus.SUSPENDED, ShopStatus.ACTIVE);
    }

    /**
     * Removes every shop whose provisioning was begun and not ended, and at which nobody is at work now; its address is
     * free again.
     */
    public List<RegisteredShop> abandonUnfinished() {
        return shops.unfinished().stream().filter(this::abandon).toList();
    }

    private boolean abandon(RegisteredShop shop) {
        var claim = ShopClaim.tryTake(databases.owner(DatabaseSettings.MAIN), shop.id());
        if (claim.isEmpty()) {
            return false;
        }
        try (var _ = claim.get()) {
            // It may have been finished since it was listed.
            if (!shops.isUnfinished(shop.id())) {
                return false;
            }
            schema.drop(shop);
            shops.remove(shop.id());
            log.info("Abandoned the unfinished shop {}", shop.slug());
            return true;
        }
    }
}
