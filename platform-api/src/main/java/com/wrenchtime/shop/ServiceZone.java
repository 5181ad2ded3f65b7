package com.wrenchtime.shop;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Place;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the shop's area with one travel fee: the listed postal codes, and everything within a circle if it has one.
 *
 * @param postalCodes normalised as {@link com.wrenchtime.shared.PostalCode} does
 */
public record ServiceZone(
        UUID id,
        String name,
        Money travelFee,
        Set<String> postalCodes,
        @Nullable Circle circle) {

    public ServiceZone {
        postalCodes = Set.copyOf(postalCodes);
        if (postalCodes.isEmpty() && circle == null) {
            throw new IllegalArgumentException("A zone needs postal codes or a circle");
        }
    }

    boolean contains(@Nullable String postalCode, @Nullable Place place) {
        return (postalCode != null && postalCodes.contains(postalCode))
                || (place != null && circle != null && circle.contains(place));
    }

    /** Everything within a distance of a place, as the crow flies. */
    public record Circle(Place center, int radiusMeters) {

        boolean contains(Place place) {
            return center.metersTo(place) <= radiusMeters;
        }
    }
}
