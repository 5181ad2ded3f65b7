package com.wrenchtime.shop;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A shop as its customers see it.
 *
 * @param phone E.164
 * @param country ISO 3166-1 alpha-2: how postal codes and telephone numbers are read
 * @param timeZone IANA
 * @param currency ISO 4217
 * @param locale BCP 47
 */
public record Profile(
        String slug,
        String name,

        @Schema(description = "E.164", example = "+15305550123")
        String phone,

        @Schema(description = "ISO 3166-1 alpha-2: how postal codes and telephone numbers are read", example = "US")
        String country,

        @Schema(description = "IANA", example = "America/Los_Angeles")
        String timeZone,

        @Schema(description = "ISO 4217", example = "USD") String currency,

        @Schema(description = "BCP 47", example = "en-US") String locale,

        Looks branding,
        Policy policy) {

    /** The shop with this address and these settings. */
    public static Profile of(String slug, ShopSettings shop) {
        var policy = shop.policy();
        return new Profile(
                slug,
                shop.name(),
                shop.phone().e164(),
                shop.country(),
                shop.zone().getId(),
                shop.currency().getCurrencyCode(),
                shop.locale().toLanguageTag(),
                new Looks(shop.branding().color(), shop.branding().logo()),
                new Policy(
                        policy.minNotice().toMinutes(),
                        policy.horizonDays(),
                        policy.slotStep().toMinutes(),
                        policy.holdFor().toMinutes(),
                        policy.cancellationWindow().toMinutes()));
    }

    /** See {@link Branding}. */
    public record Looks(
            @Schema(pattern = "^#[0-9a-f]{6}$") String color,
            @Nullable URI logo) {}

    /** See {@link BookingPolicy}. */
    public record Policy(
            @Schema(minimum = "0") long minNoticeMinutes,
            @Schema(minimum = "1") int horizonDays,
            @Schema(minimum = "5") long slotStepMinutes,
            @Schema(minimum = "1") long holdMinutes,
            @Schema(minimum = "0") long cancellationWindowMinutes) {}
}
