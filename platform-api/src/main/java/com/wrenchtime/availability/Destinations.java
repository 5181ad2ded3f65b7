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

    private final Settings settings;
    private final Geocoder geocoder;

    Destinations(Settings settings, Geocoder geocoder) {
        this.settings = settings;
        this.geocoder = geocoder;
    }

    /** The destination at this postal code, these coordinates or both; empty when it is outside the shop's area. */
    public Optional<Destination> find(@Nullable PostalCode postalCode, @Nullable Place place) {
        var whereabouts = place != null || postalCode == null
                ? place
                : geocoder.locate(postalCode).orElse(null);
        return settings.current()
                .area()
                .travelFee(postalCode == null ? null : postalCode.value(), whereabouts)
                .map(fee -> new Destination(whereabouts, fee));
    }
}
