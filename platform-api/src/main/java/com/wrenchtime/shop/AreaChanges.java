package com.wrenchtime.shop;

import com.wrenchtime.shared.Money;
import com.wrenchtime.shop.PlannedStops.PlannedStop;
import com.wrenchtime.web.Price;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another service area changes.
 *
 * @param added postal codes that are driven to from then on
 * @param removed postal codes that were listed and are not any more
 * @param fees postal codes whose drive costs something else
 * @param zonesChanged names of zones that are new, gone, or have another circle
 * @param outside the first of the appointments to come that lie outside then; they stay
 * @param outsideInAll how many there are
 */
record AreaChanges(
        List<String> added,
        List<String> removed,
        List<ChangedFee> fees,
        List<String> zonesChanged,
        List<StopOutside> outside,
        int outsideInAll) {

    private static final int MOST_SHOWN = 100;

    static AreaChanges between(ShopSettings settings, ServiceArea after, List<PlannedStop> planned) {
        var before = settings.area();
        var added = new ArrayList<String>();
        var removed = new ArrayList<String>();
        var fees = new ArrayList<ChangedFee>();
        for (var code : codes(before, after)) {
            var was = before.travelFee(code, null).orElse(null);
            var is = after.travelFee(code, null).orElse(null);
            if (was == null) {
                added.add(code);
            } else if (is == null) {
                removed.add(code);
            } else if (!was.equals(is)) {
                fees.add(ChangedFee.of(code, was, is));
            }
        }
        var outside = planned.stream()
                .filter(it -> after.travelFee(it.postalCode(), it.place()).isEmpty())
                .toList();
        return new AreaChanges(
                added,
                removed,
                fees,
                zones(before, after),
                outside.stream()
                        .limit(MOST_SHOWN)
                        .map(it -> StopOutside.of(it, settings))
                        .toList(),
                outside.size());
    }

    private static TreeSet<String> codes(ServiceArea before, ServiceArea after) {
        var codes = new TreeSet<String>();
        before.zones().forEach(it -> codes.addAll(it.postalCodes()));
        after.zones().forEach(it -> codes.addAll(it.postalCodes()));
        return codes;
    }

    private static List<String> zones(ServiceArea before, ServiceArea after) {
        var names = new TreeSet<String>();
        before.zones().stream().filter(it -> !isIn(after, it)).forEach(it -> names.add(it.name()));
        after.zones().stream().filter(it -> !isIn(before, it)).forEach(it -> names.add(it.name()));
        return List.copyOf(names);
    }

    private static boolean isIn(ServiceArea area, ServiceZone zone) {
        return area.zones().stream().anyMatch(it -> it.id().equals(zone.id()) && same(it.circle(), zone.circle()));
    }

    private static boolean same(ServiceZone.@Nullable Circle one, ServiceZone.@Nullable Circle other) {
        return one == null ? other == null : one.equals(other);
    }

    /** What a drive costs. */
    record ChangedFee(String postalCode, Price before, Price after) {

        static ChangedFee of(String code, Money before, Money after) {
            return new ChangedFee(code, Price.of(before), Price.of(after));
        }
    }

    /** An appointment outside of the area. */
    record StopOutside(UUID appointment, String reference, OffsetDateTime start, String postalCode, String city) {

        static StopOutside of(PlannedStop stop, ShopSettings settings) {
            return new StopOutside(
                    stop.appointment(),
                    stop.reference(),
                    stop.start().atZone(settings.zone()).toOffsetDateTime(),
                    stop.postalCode(),
                    stop.city());
        }
    }
}
