package com.wrenchtime.web;

import com.wrenchtime.shared.Tenant;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Tells requests apart by the database of their shop, beside route, method and status. Not by shop: every shop would be a
 * time series for each of those, without bound. The database is the class of shop that operations act on; who is slow in
 * it, the log lines tell, which carry the shop.
 */
@Component
class ShopMetrics extends DefaultServerRequestObservationConvention {

    static final String SHOP = ShopMetrics.class.getName();

    @Override
    public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
        var carrier = context.getCarrier();
        var database =
                carrier != null && carrier.getAttribute(SHOP) instanceof Tenant.Shop shop ? shop.database() : "none";
        return super.getLowCardinalityKeyValues(context).and(KeyValue.of("shop.database", database));
    }

    /** Without the address, which may contain a customer's token: traces say the route. */
    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
    }
}
