package com.wrenchtime.web;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.ServiceArea;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.travel.OwnDriving;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** Shops that are ready to be called. */
@TestComponent
class OpenShops {

    private final TestShops shops;
    private final Settings settings;

    OpenShops(TestShops shops, Settings settings) {
        this.shops = shops;
        this.settings = settings;
    }

    RegisteredShop open(String... allowedOrigins) {
        var shop = shops.open();
        CurrentTenant.run(
                shop.tenant(),
                () -> settings.change(new ShopSettings(
                        "Any shop",
                        new PhoneNumber("+14155552671"),
                        ZoneId.of("America/Los_Angeles"),
                        "US",
                        Currency.getInstance("USD"),
                        Locale.US,
                        new Branding("#112233", null),
                        new BookingPolicy(
                                Duration.ofHours(2),
                                60,
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(10),
                                Duration.ofHours(24),
                                Duration.ZERO,
                                Duration.ZERO,
                                false),
                        new ServiceArea(List.of()),
                        OwnDriving.NONE,
                        Set.of(allowedOrigins))));
        return shop;
    }
}
