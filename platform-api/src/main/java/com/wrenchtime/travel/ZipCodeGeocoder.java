package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import java.util.Optional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Locates the ZIP codes of the United States from a table that ships with the application; no code of Canada or of any
 * other country. The table is read when first asked for.
 */
final class ZipCodeGeocoder implements Geocoder {

    // Rural areas are wide; further from the point of every area lies no address.
    private static final double FURTHEST_METERS = 40_000;

    private final SingletonSupplier<ZipCodeCentroids> centroids = SingletonSupplier.of(ZipCodeCentroids::shipped);

    @Override
    public Optional<Place> locate(PostalCode postalCode) {
        return postalCode.country().equals("US")
                ? centroids.obtain().of(Integer.parseInt(postalCode.value()))
                : Optional.empty();
    }

    @Override
    public Optional<PostalCode> nearest(Place place) {
        return centroids.obtain().nearest(place, FURTHEST_METERS).map(it -> new PostalCode(it, "US"));
    }

    @Override
    public Optional<String> region(PostalCode postalCode) {
        return postalCode.country().equals("US") ? UsStates.ofZipCode(postalCode.value()) : Optional.empty();
    }
}
