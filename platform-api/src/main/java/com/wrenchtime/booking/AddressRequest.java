package com.wrenchtime.booking;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the vehicle stands.
 *
 * @param country ISO 3166-1 alpha-2; the shop's when left out
 * @param lat degrees (WGS 84), together with {@code lng}
 */
public record AddressRequest(
        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_LINE) @Nullable
        String line1,

        @Schema(minLength = 1, maxLength = MAX_LINE) @Nullable
        String line2,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_AREA) @Nullable
        String city,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_AREA) @Nullable
        String region,

        @Schema(requiredMode = REQUIRED) @Nullable String postalCode,

        @Schema(pattern = "^[A-Z]{2}$", description = "ISO 3166-1 alpha-2; the shop's when left out", example = "US")
        @Nullable
        String country,

        @Schema(minimum = "-90", maximum = "90", description = "Degrees (WGS 84), together with lng") @Nullable
        Double lat,

        @Schema(minimum = "-180", maximum = "180", description = "Degrees (WGS 84), together with lat") @Nullable
        Double lng) {

    private static final int MAX_LINE = 120;
    private static final int MAX_AREA = 80;

    /** The address that is meant; null when something is wrong with it, which is among the errors then. */
    static @Nullable Address read(@Nullable AddressRequest sent, ShopSettings shop, FieldErrors errors) {
        if (sent == null) {
            errors.missing("address");
            return null;
        }
        return sent.read(shop, errors);
    }

    private @Nullable Address read(ShopSettings shop, FieldErrors errors) {
        var land = country(country, shop, errors);
        var first = errors.required("address.line1", line1, it -> Requested.line(it, MAX_LINE));
        var second = errors.readOptional("address.line2", line2, it -> Requested.line(it, MAX_LINE));
        var town = errors.required("address.city", city, it -> Requested.line(it, MAX_AREA));
        var state = errors.required("address.region", region, it -> Requested.line(it, MAX_AREA));
        var code = errors.required("address.postalCode", postalCode, it -> new PostalCode(it, land));
        var place = place(lat, lng, errors);
        return first == null || town == null || state == null || code == null
                ? null
                : new Address(first, second, town, state, code, code.country(), place);
    }

    /** The country to read the address in; the shop's when the one that was sent is none. */
    private static String country(@Nullable String sent, ShopSettings shop, FieldErrors errors) {
        if (sent == null) {
            return shop.country();
        }
        if (!PostalCode.isCountry(sent)) {
            errors.add("address.country", "invalid", "Must be a two-letter ISO 3166-1 code, such as US");
            return shop.country();
        }
        return sent;
    }

    private static @Nullable Place place(@Nullable Double lat, @Nullable Double lng, FieldErrors errors) {
        if (lat == null && lng == null) {
            return null;
        }
        if (lat == null || lng == null) {
            errors.add(lat == null ? "address.lat" : "address.lng", "required", "Latitude and longitude come together");
            return null;
        }
        // Both are looked at alone, so that the one that is wrong is named.
        var isNorthFine = errors.read("address.lat", () -> new Place(lat, 0)) != null;
        var isEastFine = errors.read("address.lng", () -> new Place(0, lng)) != null;
        return isNorthFine && isEastFine ? new Place(lat, lng) : null;
    }
}
