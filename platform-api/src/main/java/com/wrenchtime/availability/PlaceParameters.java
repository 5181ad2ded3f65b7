package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.web.FieldErrors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the work is to be done, as a customer tells it before the whole address is known: a postal code of the shop's
 * country, or coordinates.
 */
record PlaceParameters(
        @Nullable PostalCode postalCode, @Nullable Place place) {

    /** Reads what was sent; exactly one of the two is wanted, and coordinates only come in pairs. */
    static PlaceParameters read(
            @Nullable String postalCode,
            @Nullable String latitude,
            @Nullable String longitude,
            String country,
            Function<String, String> field,
            FieldErrors errors) {
        var code = errors.readOptional(field.apply("postalCode"), postalCode, it -> new PostalCode(it, country));
        var north = errors.readOptional(field.apply("lat"), latitude, PlaceParameters::degrees);
        var east = errors.readOptional(field.apply("lng"), longitude, PlaceParameters::degrees);
        if ((latitude == null) != (longitude == null)) {
            errors.add(
                    field.apply(latitude == null ? "lat" : "lng"), "required", "Latitude and longitude come together");
        }
        if (postalCode == null && latitude == null && longitude == null) {
            errors.add(field.apply("postalCode"), "required", "Tell where: a postal code, or latitude and longitude");
        }
        return new PlaceParameters(code, place(north, east, field, errors));
    }

    private static @Nullable Place place(
            @Nullable Double north, @Nullable Double east, Function<String, String> field, FieldErrors errors) {
        if (north == null || east == null) {
            return null;
        }
        // Both are looked at alone, so that the one that is wrong is named.
        var isNorthFine = errors.read(field.apply("lat"), () -> new Place(north, 0)) != null;
        var isEastFine = errors.read(field.apply("lng"), () -> new Place(0, east)) != null;
        return isNorthFine && isEastFine ? new Place(north, east) : null;
    }

    private static double degrees(String typed) {
        var number =
                typed.length() <= 24 && typed.matches("[+-]?[0-9]{1,3}(\\.[0-9]*)?") ? Double.valueOf(typed) : null;
        if (number == null) {
            throw new IllegalArgumentException("Must be decimal degrees, such as 38.6785");
        }
        return number;
    }
}
