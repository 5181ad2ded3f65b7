package com.wrenchtime.shop;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a shop drives to. Without any zone it drives nowhere. */
public record ServiceArea(List<ServiceZone> zones) {

    public ServiceArea {
        zones = List.copyOf(zones);
    }

    /** The travel fee to this place, the lowest where zones overlap; empty when the shop does not drive there. */
    public Optional<Money> travelFee(@Nullable String postalCode, @Nullable Place place) {
        return zones.stream()
                .filter(it -> it.contains(postalCode, place))
                .map(ServiceZone::travelFee)
                .min(Comparator.comparingLong(Money::amount));
    }
}
