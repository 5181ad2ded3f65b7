package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.travel.Geocoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether the bound shop drives somewhere, and for how much. */
@Component
public class Destinations {

    // A postal code within the area must not let coordinates in that are somewhere else. Rural codes are wide.
    private static final double WIDEST_POSTAL_AREA_METERS = 60_000;

    private final Settings settings;
    private final Geocoder geocoder;

    Destinations(Settings settings, Geocoder geocoder) {
        this.settings = settings;
        this.geocoder = geocoder;
    }

    /**
     * The destination at this postal code, these coordinates or both; empty when it is outside the shop's area, or when
     * the two cannot mean the same place.
     */
    public Optional<Destination> find(@Nullable PostalCode postalCode, @Nullable Place place) {
        var center = postalCode == null ? null : geocoder.locate(postalCode).orElse(null);
        if (center != null && place != null && center.metersTo(place) > WIDEST_POSTAL_AREA_METERS) {
            return Optional.empty();
        }
        var whereabouts = place == null ? center : place;
        return settings.current()
                .area()
                .travelFee(postalCode == null ? null : postalCode.value(), whereabouts)
                .map(fee -> new Destination(whereabouts, fee));
    }
}
