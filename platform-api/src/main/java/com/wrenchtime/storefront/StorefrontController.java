package com.wrenchtime.storefront;

import com.wrenchtime.booking.ConsentWording;
import com.wrenchtime.catalog.ServiceView;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Profile;
import com.wrenchtime.shop.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}/storefront")
@Tag(name = "Shop", description = "Who the shop is")
class StorefrontController {

    private final Services services;
    private final Settings settings;
    private final Clock clock;

    StorefrontController(Services services, Settings settings, Clock clock) {
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "storefront",
            summary = "All that a booking page begins with, in one answer",
            description = "The shop, its menu, and the question about texts as it is kept with the answer.")
    Storefront storefront() {
        var shop = settings.current();
        return new Storefront(
                Profile.of(CurrentTenant.shop().slug(), shop),
                LocalDate.ofInstant(clock.instant(), shop.zone()),
                services.offered().stream().map(ServiceView::of).toList(),
                ConsentWording.of(shop));
    }

    /**
     * What a booking page begins with.
     *
     * @param today on the shop's calendar
     * @param smsConsent what is asked beside the box for texts, by language
     */
    record Storefront(
            Profile shop,

            @Schema(description = "On the shop's calendar") LocalDate today,

            List<ServiceView> services,

            @Schema(description = "What is asked beside the box for texts, by language")
            ConsentWording smsConsent) {}
}
