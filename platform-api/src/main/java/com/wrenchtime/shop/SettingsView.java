package com.wrenchtime.shop;

import com.wrenchtime.shop.Settings.Stored;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop has set about itself, as its people see it; where it drives to is a thing of its own.
 *
 * @param version what to send in {@code If-Match}, in quotes, with a change
 * @param phone E.164
 * @param locale the language and region that it writes in when a customer's is unknown
 */
record SettingsView(
        int version,
        String name,
        String phone,
        String timeZone,
        String country,
        String currency,
        String locale,
        BrandingView branding,
        PolicyView policy,
        DrivingView driving,
        List<String> allowedOrigins) {

    static SettingsView of(Stored stored) {
        return of(stored.settings(), stored.version());
    }

    static SettingsView of(ShopSettings settings, int version) {
        return new SettingsView(
                version,
                settings.name(),
                settings.phone().e164(),
                settings.zone().getId(),
                settings.country(),
                settings.currency().getCurrencyCode(),
                settings.locale().toLanguageTag(),
                new BrandingView(
                        settings.branding().color(), settings.branding().logo()),
                PolicyView.of(settings.policy()),
                new DrivingView(
                        settings.driving().detourFactor(),
                        settings.driving().townSpeed(),
                        settings.driving().highwaySpeed()),
                settings.allowedOrigins().stream().sorted().toList());
    }

    /** How it looks. */
    record BrandingView(String color, @Nullable URI logo) {}

    /** Under which rules it is booked; see {@link BookingPolicy}. */
    record PolicyView(
            long minNoticeMinutes,
            int horizonDays,
            long slotStepMinutes,
            long holdMinutes,
            long cancellationWindowMinutes,
            long bufferBeforeMinutes,
            long bufferAfterMinutes,
            boolean confirmedByHand) {

        static PolicyView of(BookingPolicy policy) {
            return new PolicyView(
                    policy.minNotice().toMinutes(),
                    policy.horizonDays(),
                    policy.slotStep().toMinutes(),
                    policy.holdFor().toMinutes(),
                    policy.cancellationWindow().toMinutes(),
                    policy.bufferBefore().toMinutes(),
                    policy.bufferAfter().toMinutes(),
                    policy.confirmedByHand());
        }
    }

    /** What it knows better about its roads than the platform; null where it knows nothing better. */
    record DrivingView(
            @Nullable Double detourFactor,
            @Nullable Double townSpeed,
            @Nullable Double highwaySpeed) {}
}
