package com.wrenchtime.identity.signin;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.Shops;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;

/** What shops call themselves. */
@Component
class ShopNames {

    private final Shops shops;
    private final Settings settings;

    ShopNames(Shops shops, Settings settings) {
        this.shops = shops;
        this.settings = settings;
    }

    /** The name of this shop; its address, as long as it has none. */
    String of(TenantId id) {
        var shop = shops.findById(id).orElseThrow();
        try {
            return CurrentTenant.<String, RuntimeException>call(
                    shop.tenant(), () -> settings.current().name());
        } catch (EmptyResultDataAccessException e) {
            return shop.slug();
        }
    }
}
