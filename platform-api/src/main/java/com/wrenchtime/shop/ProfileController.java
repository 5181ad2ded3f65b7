package com.wrenchtime.shop;

import com.wrenchtime.shared.CurrentTenant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}")
@Tag(name = "Shop")
class ProfileController {

    private final Settings settings;

    ProfileController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "Who the shop is and under which rules it can be booked")
    Profile profile() {
        var shop = settings.current();
        var policy = shop.policy();
        return new Profile(
                CurrentTenant.shop().slug(),
                shop.name(),
                shop.phone().e164(),
                shop.zone().getId(),
                shop.currency().getCurrencyCode(),
                shop.locale().toLanguageTag(),
                new Profile.Looks(shop.branding().color(), shop.branding().logo()),
                new Profile.Policy(
                        policy.minNotice().toMinutes(),
                        policy.horizonDays(),
                        policy.slotStep().toMinutes(),
                        policy.holdFor().toMinutes(),
                        policy.cancellationWindow().toMinutes()));
    }

    /**
     * A shop as its customers see it.
     *
     * @param phone E.164
     * @param timeZone IANA
     * @param currency ISO 4217
     * @param locale BCP 47
     */
    record Profile(
            String slug,
            String name,
            String phone,
            String timeZone,
            String currency,
            String locale,
            Looks branding,
            Policy policy) {

        record Looks(String color, @Nullable URI logo) {}

        record Policy(
                long minNoticeMinutes,
                int horizonDays,
                long slotStepMinutes,
                long holdMinutes,
                long cancellationWindowMinutes) {}
    }
}
