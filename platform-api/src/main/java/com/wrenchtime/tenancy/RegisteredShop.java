package com.wrenchtime.tenancy;

import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;

/**
 * A shop as the registry knows it.
 *
 * @param slug its name in addresses, such as {@code edgar} in {@code /edgar}
 * @param database the key of the database that holds its schema
 * @param migrationLevel the version of the last migration its schema has seen
 */
public record RegisteredShop(
        TenantId id, String slug, String role, String database, ShopStatus status, int migrationLevel) {

    /** What to bind in order to work for this shop. */
    public Tenant.Shop tenant() {
        return new Tenant.Shop(id, slug, role, database);
    }
}
