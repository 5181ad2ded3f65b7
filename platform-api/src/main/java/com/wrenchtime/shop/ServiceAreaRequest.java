package com.wrenchtime.shop;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.PriceRequest;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a shop drives to: all zones; without any it drives nowhere. */
record ServiceAreaRequest(
        @Schema(requiredMode = REQUIRED, description = "At most 50") @Nullable
        List<@Nullable ZoneRequest> zones) {

    private static final int MOST_ZONES = 50;
    private static final int MAX_NAME = 60;
    private static final int MOST_CODES = 2_000;
    private static final int WIDEST = 500_000;

    /**
     * A part of the area.
     *
     * @param id of a zone that is there; left out for a new one
     * @param postalCodes these or a circle, or both
     */
    record ZoneRequest(
            @Schema(format = "uuid", description = "Of a zone that is there; left out for a new one") @Nullable
            String id,

            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_NAME) @Nullable
            String name,

            @Schema(requiredMode = REQUIRED) @Nullable PriceRequest travelFee,
            @Nullable List<@Nullable String> postalCodes,
            @Nullable CircleRequest circle) {}

    /** Everything within a distance, as the crow flies; degrees are WGS 84. */
    record CircleRequest(
            @Schema(requiredMode = REQUIRED) @Nullable Double lat,
            @Schema(requiredMode = REQUIRED) @Nullable Double lng,

            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "500000") @Nullable
            Integer radiusMeters) {}

    /**
     * The area that is meant.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    ServiceArea read(ShopSettings present) {
        var errors = new FieldErrors();
        if (zones == null) {
            errors.missing("zones");
        } else if (zones.size() > MOST_ZONES) {
            errors.add("zones", "too-many", "Must have at most %d entries".formatted(MOST_ZONES));
        }
        errors.refuseIfAny();
        var sent = requireNonNull(zones);
        var ids = new HashSet<UUID>();
        var names = new HashSet<String>();
        var read = new ArrayList<ServiceZone>();
        for (int i = 0; i < sent.size(); i++) {
            var field = "zones[%d]".formatted(i);
            var zone = zone(field, sent.get(i), present, errors);
            if (zone != null && !ids.add(zone.id())) {
                errors.add(field + ".id", "repeated", "Must name each zone once");
            } else if (zone != null && !names.add(zone.name())) {
                errors.add(field + ".name", "repeated", "Must be a name that no other zone has");
            } else if (zone != null) {
                read.add(zone);
            }
        }
        errors.refuseIfAny();
        return new ServiceArea(read);
    }

    private static @Nullable ServiceZone zone(
            String field, @Nullable ZoneRequest sent, ShopSettings present, FieldErrors errors) {
        if (sent == null) {
            errors.missing(field);
            return null;
        }
        var id = sent.id() == null
                ? UUID.randomUUID()
                : errors.read(field + ".id", () -> known(requireNonNull(sent.id()), present));
        var called = errors.required(field + ".name", sent.name(), it -> Requested.line(it, MAX_NAME));
        var fee = PriceRequest.read(field + ".travelFee", sent.travelFee(), present.currency(), errors);
        var codes = errors.read(field + ".postalCodes", () -> codes(sent.postalCodes(), present.country()));
        var circle = sent.circle() == null ? null : circle(field + ".circle", sent.circle(), errors);
        if (codes != null && codes.isEmpty() && sent.circle() == null) {
            errors.add(field + ".postalCodes", "required", "Must have postal codes, a circle or both");
            return null;
        }
        return id == null || called == null || fee == null || codes == null || (sent.circle() != null && circle == null)
                ? null
                : new ServiceZone(id, called, fee, codes, circle);
    }

    private static UUID known(String sent, ShopSettings present) {
        var id = Requested.uuid(sent);
        if (present.area().zones().stream().noneMatch(it -> it.id().equals(id))) {
            throw new IllegalArgumentException("Must be a zone that is there; leave it out for a new one");
        }
        return id;
    }

    private static Set<String> codes(@Nullable List<@Nullable String> sent, String country) {
        if (sent == null) {
            return Set.of();
        }
        if (sent.size() > MOST_CODES) {
            throw new IllegalArgumentException("Must have at most %d entries".formatted(MOST_CODES));
        }
        var codes = new LinkedHashSet<String>();
        for (var code : sent) {
            codes.add(new PostalCode(code == null ? "" : code, country).value());
        }
        return codes;
    }

    private static ServiceZone.@Nullable Circle circle(String field, CircleRequest sent, FieldErrors errors) {
        // Both are looked at alone, so that the one that is wrong is named.
        var north = errors.required(field + ".lat", sent.lat(), it -> new Place(it, 0));
        var east = errors.required(field + ".lng", sent.lng(), it -> new Place(0, it));
        var radius =
                errors.required(field + ".radiusMeters", sent.radiusMeters(), it -> Requested.within(it, 1, WIDEST));
        return north == null || east == null || radius == null
                ? null
                : new ServiceZone.Circle(new Place(north.latitude(), east.longitude()), radius);
    }
}
