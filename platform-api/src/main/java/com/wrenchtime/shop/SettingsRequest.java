package com.wrenchtime.shop;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shop sets about itself: all of it, and what is left out of what may be left out is not set.
 *
 * @param phone as people write it in the shop's country, or international
 * @param country the present one; it cannot be changed, and neither can the currency: prices and postal codes hang on them
 * @param driving what it knows better about its roads; left out when nothing
 */
record SettingsRequest(
        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
        String name,

        @Schema(requiredMode = REQUIRED) @Nullable String phone,

        @Schema(requiredMode = REQUIRED, example = "America/Los_Angeles") @Nullable
        String timeZone,

        @Schema(requiredMode = REQUIRED, description = "The present one; it cannot be changed") @Nullable
        String country,

        @Schema(requiredMode = REQUIRED, description = "The present one; it cannot be changed") @Nullable
        String currency,

        @Schema(requiredMode = REQUIRED, example = "en-US") @Nullable
        String locale,

        @Schema(requiredMode = REQUIRED) @Nullable BrandingRequest branding,
        @Schema(requiredMode = REQUIRED) @Nullable PolicyRequest policy,
        @Nullable DrivingRequest driving,

        @Schema(description = "The web sites whose pages may call the public API, as browsers send them") @Nullable
        List<@Nullable String> allowedOrigins) {

    private static final int MAX_NAME = 120;
    private static final int MOST_ORIGINS = 20;
    private static final int LONGEST_ORIGIN = 200;

    /** Nothing in a policy is longer than a month. */
    private static final int MONTH = 43_200;

    /** How a shop looks. */
    record BrandingRequest(
            @Schema(requiredMode = REQUIRED, example = "#112233") @Nullable
            String color,

            @Schema(format = "uri", description = "https") @Nullable
            String logo) {}

    /** The rules of booking. */
    record PolicyRequest(
            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "43200") @Nullable
            Integer minNoticeMinutes,

            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "366") @Nullable
            Integer horizonDays,

            @Schema(requiredMode = REQUIRED, minimum = "5", maximum = "240") @Nullable
            Integer slotStepMinutes,

            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "15") @Nullable
            Integer holdMinutes,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "43200") @Nullable
            Integer cancellationWindowMinutes,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "240") @Nullable
            Integer bufferBeforeMinutes,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "240") @Nullable
            Integer bufferAfterMinutes,

            @Schema(requiredMode = REQUIRED, description = "Whether a booking is only a request at first") @Nullable
            Boolean confirmedByHand) {}

    /** Kilometers of road per kilometer of straight line, and km/h. */
    record DrivingRequest(
            @Schema(minimum = "1", maximum = "3") @Nullable Double detourFactor,

            @Schema(minimum = "5", maximum = "150") @Nullable
            Double townSpeed,

            @Schema(minimum = "5", maximum = "150") @Nullable
            Double highwaySpeed) {}

    /**
     * The settings that are meant, with the service area of those that are there.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    ShopSettings read(ShopSettings present) {
        var errors = new FieldErrors();
        var called = errors.required("name", name, it -> Requested.line(it, MAX_NAME));
        var number = errors.required("phone", phone, it -> PhoneNumber.parse(it, present.country()));
        var zone = errors.required("timeZone", timeZone, SettingsRequest::zone);
        errors.required("country", country, it -> same(it, present.country()));
        errors.required("currency", currency, it -> same(it, present.currency().getCurrencyCode()));
        var language = errors.required("locale", locale, SettingsRequest::locale);
        var looks = branding(branding, errors);
        var rules = policy(policy, errors);
        var roads = errors.readOptional(
                "driving", driving, it -> new OwnDriving(it.detourFactor(), it.townSpeed(), it.highwaySpeed()));
        var origins = errors.read("allowedOrigins", () -> origins(allowedOrigins));
        errors.refuseIfAny();
        return new ShopSettings(
                requireNonNull(called),
                requireNonNull(number),
                requireNonNull(zone),
                present.country(),
                present.currency(),
                requireNonNull(language),
                requireNonNull(looks),
                requireNonNull(rules),
                present.area(),
                roads == null ? OwnDriving.NONE : roads,
                requireNonNull(origins));
    }

    private static @Nullable Branding branding(@Nullable BrandingRequest sent, FieldErrors errors) {
        if (sent == null) {
            errors.missing("branding");
            return null;
        }
        var color = errors.required("branding.color", sent.color(), SettingsRequest::color);
        var logo = errors.readOptional("branding.logo", sent.logo(), SettingsRequest::logo);
        return color == null ? null : new Branding(color, logo);
    }

    private static @Nullable BookingPolicy policy(@Nullable PolicyRequest sent, FieldErrors errors) {
        if (sent == null) {
            errors.missing("policy");
            return null;
        }
        var notice = minutes("minNoticeMinutes", sent.minNoticeMinutes(), 0, MONTH, errors);
        var horizon = errors.required("policy.horizonDays", sent.horizonDays(), it -> Requested.within(it, 1, 366));
        var step = minutes("slotStepMinutes", sent.slotStepMinutes(), 5, 240, errors);
        var hold = minutes("holdMinutes", sent.holdMinutes(), 1, 15, errors);
        var cancellation = minutes("cancellationWindowMinutes", sent.cancellationWindowMinutes(), 0, MONTH, errors);
        var before = minutes("bufferBeforeMinutes", sent.bufferBeforeMinutes(), 0, 240, errors);
        var after = minutes("bufferAfterMinutes", sent.bufferAfterMinutes(), 0, 240, errors);
        var byHand = errors.required("policy.confirmedByHand", sent.confirmedByHand(), it -> it);
        return notice == null
                        || horizon == null
                        || step == null
                        || hold == null
                        || cancellation == null
                        || before == null
                        || after == null
                        || byHand == null
                ? null
                : new BookingPolicy(notice, horizon, step, hold, cancellation, before, after, byHand);
    }

    private static @Nullable Duration minutes(
            String field, @Nullable Integer sent, int least, int most, FieldErrors errors) {
        return errors.required("policy." + field, sent, it -> Duration.ofMinutes(Requested.within(it, least, most)));
    }

    private static String same(String sent, String present) {
        if (!sent.equals(present)) {
            throw new IllegalArgumentException("Must stay " + present);
        }
        return sent;
    }

    private static ZoneId zone(String sent) {
        if (!ZoneId.getAvailableZoneIds().contains(sent)) {
            throw new IllegalArgumentException("Must be a time zone of the IANA database, such as America/Los_Angeles");
        }
        return ZoneId.of(sent);
    }

    private static Locale locale(String sent) {
        try {
            var locale = new Locale.Builder().setLanguageTag(sent).build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("Must be a language, such as en-US");
            }
            return locale;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("Must be a language tag of BCP 47, such as en-US", e);
        }
    }

    private static String color(String sent) {
        var color = sent.toLowerCase(Locale.ROOT);
        if (!color.matches("#[0-9a-f]{6}")) {
            throw new IllegalArgumentException("Must be a color as #rrggbb");
        }
        return color;
    }

    private static URI logo(String sent) {
        var logo = URI.create(Requested.line(sent, 500));
        if (!"https".equals(logo.getScheme()) || logo.getHost() == null || logo.getUserInfo() != null) {
            throw new IllegalArgumentException("Must be an address that begins with https://");
        }
        return logo;
    }

    private static Set<String> origins(@Nullable List<@Nullable String> sent) {
        var origins = Requested.lines(sent, MOST_ORIGINS, LONGEST_ORIGIN);
        origins.forEach(it -> {
            if (!it.matches("https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:(?!443$)[1-9][0-9]{0,4})?"
                    + "|https?://(localhost|127\\.0\\.0\\.1)(:(\\*|[1-9][0-9]{0,4}))?")) {
                throw new IllegalArgumentException(
                        "Must be scheme, host and port as a browser sends them, such as https://shop.example");
            }
        });
        return Set.copyOf(origins);
    }
}
