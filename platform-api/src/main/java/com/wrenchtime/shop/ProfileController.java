package com.wrenchtime.shop;

import com.wrenchtime.shared.CurrentTenant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}")
@Tag(name = "Shop", description = "Who the shop is")
class ProfileController {

    private final Settings settings;

    ProfileController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(operationId = "shop", summary = "Who the shop is and under which rules it can be booked")
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

            @Schema(description = "E.164", example = "+15305550123")
            String phone,

            @Schema(description = "IANA", example = "America/Los_Angeles")
            String timeZone,

            @Schema(description = "ISO 4217", example = "USD")
            String currency,

            @Schema(description = "BCP 47", example = "en-US")
            String locale,

            Looks branding,
            Policy policy) {

        record Looks(
                @Schema(pattern = "^#[0-9a-f]{6}$") String color,
                @Nullable URI logo) {}

        record Policy(
                @Schema(minimum = "0") long minNoticeMinutes,
                @Schema(minimum = "1") int horizonDays,
                @Schema(minimum = "5") long slotStepMinutes,
                @Schema(minimum = "1") long holdMinutes,
                @Schema(minimum = "0") long cancellationWindowMinutes) {}
    }
}
