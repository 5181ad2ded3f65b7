package com.wrenchtime.shop;

import com.wrenchtime.shop.Settings.Stored;
import com.wrenchtime.web.Price;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the shop drives to, and what the drive costs.
 *
 * @param version what to send in {@code If-Match}, in quotes, with a change
 */
record ServiceAreaView(int version, List<ZoneView> zones) {

    static ServiceAreaView of(Stored stored) {
        return new ServiceAreaView(
                stored.areaVersion(),
                stored.settings().area().zones().stream().map(ZoneView::of).toList());
    }

    /** A part of the area with one fee: the listed postal codes, and everything within the circle if there is one. */
    record ZoneView(
            UUID id,
            String name,
            Price travelFee,
            List<String> postalCodes,
            @Nullable CircleView circle) {

        static ZoneView of(ServiceZone zone) {
            var circle = zone.circle();
            return new ZoneView(
                    zone.id(),
                    zone.name(),
                    Price.of(zone.travelFee()),
                    zone.postalCodes().stream().sorted().toList(),
                    circle == null
                            ? null
                            : new CircleView(
                                    circle.center().latitude(), circle.center().longitude(), circle.radiusMeters()));
        }
    }

    /** Everything within a distance, as the crow flies; degrees are WGS 84. */
    record CircleView(double lat, double lng, int radiusMeters) {}
}
