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

    Provisioning(Shops shops, ShopSchema schema) {
        this.shops = shops;
        this.schema = schema;
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
        var shop = shops.register(slug, id, database);
        if (shop.status() != ShopStatus.PROVISIONING) {
            return shop;
        }
        schema.create(shop);
        schema.migrate(shop);
        shops.recordLevel(id, schema.newestLevel());
        CurrentTenant.run(shop.tenant(), firstContent);
        shops.record(id, ShopStatus.ACTIVE);
        log.info("Opened shop {} in database {}", slug, database);
        return shops.findById(id).orElseThrow();
    }

    public void suspend(TenantId id) {
        shops.record(id, ShopStatus.SUSPENDED);
    }

    public void resume(TenantId id) {
        shops.record(id, ShopStatus.ACTIVE);
    }

    /** Removes every shop whose provisioning was begun and not ended; its address is free again. */
    public List<RegisteredShop> abandonUnfinished() {
        var unfinished = shops.unfinished();
        for (var shop : unfinished) {
            schema.drop(shop);
            shops.remove(shop.id());
            log.info("Abandoned the unfinished shop {}", shop.slug());
        }
        return unfinished;
    }
}
