package com.wrenchtime.availability;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.travel.Geocoder;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether the bound shop drives somewhere, and for how much. */
@Component
public class Destinations {

    // A postal code within the area must not let coordinates in that are somewhere else. Rural codes are wide.
    private static final double WIDEST_POSTAL_AREA_METERS = 60_000;

    // The point of a postal code lies up to this far from the middle of its town.
    private static final double CENTRE_OF_TOWN_METERS = 10_000;

    private final Settings settings;
    private final Geocoder geocoder;

    Destinations(Settings settings, Geocoder geocoder) {
        this.settings = settings;
        this.geocoder = geocoder;
    }

    /**
     * The destination at this postal code, these coordinates or both; empty when it is outside the shop's area, or when
     * the two cannot mean the same place. Coordinates alone are also in an area of postal codes that lists the likeliest one.
     */
    public Optional<Destination> find(@Nullable PostalCode postalCode, @Nullable Place place) {
        var where = locate(postalCode, place);
        return where.isConsistent() ? inTheArea(postalCode(postalCode, place).orElse(null), where) : Optional.empty();
    }

    /**
     * Like {@link #find}, for a shop that makes an exception: outside its area too, and there without a fee. Empty only
     * when postal code and coordinates cannot mean the same place.
     */
    public Optional<Destination> findAnywhere(PostalCode postalCode, @Nullable Place place) {
        var where = locate(postalCode, place);
        return where.isConsistent()
                ? inTheArea(postalCode, where).or(() -> Optional.of(new Destination(where.place(), free())))
                : Optional.empty();
    }

    /**
     * The postal code that was given, or the likeliest at the coordinates: the nearest that the shop lists, else the nearest
     * of all; empty when none is known there.
     */
    public Optional<PostalCode> postalCode(@Nullable PostalCode given, @Nullable Place place) {
        if (given != null || place == null) {
            return Optional.ofNullable(given);
        }
        var shop = settings.current();
        return shop.area().zones().stream()
                .flatMap(it -> it.postalCodes().stream())
                .map(it -> new PostalCode(it, shop.country()))
                .filter(it -> metersTo(it, place) <= CENTRE_OF_TOWN_METERS)
                .min(Comparator.comparingDouble(it -> metersTo(it, place)))
                .or(() -> geocoder.nearest(place).filter(it -> it.country().equals(shop.country())));
    }

    private double metersTo(PostalCode code, Place place) {
        return geocoder.locate(code).map(place::metersTo).orElse(Double.MAX_VALUE);
    }

    /** The state or province of a postal code, as addresses in its country write it. */
    public Optional<String> region(PostalCode postalCode) {
        return geocoder.region(postalCode);
    }

    private Optional<Destination> inTheArea(@Nullable PostalCode postalCode, Whereabouts where) {
        return settings.current()
                .area()
                .travelFee(postalCode == null ? null : postalCode.value(), where.place())
                .map(fee -> new Destination(where.place(), fee));
    }

    private Money free() {
        return Money.zero(settings.current().currency());
    }

    private Whereabouts locate(@Nullable PostalCode postalCode, @Nullable Place place) {
        var center = postalCode == null ? null : geocoder.locate(postalCode).orElse(null);
        var isConsistent = center == null || place == null || center.metersTo(place) <= WIDEST_POSTAL_AREA_METERS;
        return new Whereabouts(place == null ? center : place, isConsistent);
    }

    private record Whereabouts(@Nullable Place place, boolean isConsistent) {}
}
