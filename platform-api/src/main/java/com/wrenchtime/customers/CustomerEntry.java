package com.wrenchtime.customers;

import com.wrenchtime.customers.CustomerSearch.Found;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list.
 *
 * @param phone E.164
 * @param vehicles some of them, those first that were asked for
 */
record CustomerEntry(
        UUID id,
        int version,
        String name,
        @Nullable String phone,
        @Nullable String email,
        boolean alert,
        List<String> tags,
        boolean vip,
        List<VehicleEntry> vehicles) {

    /** How many vehicles are shown of one customer. */
    static final int MOST_VEHICLES = 5;

    static CustomerEntry of(Found found, List<Vehicle> vehicles) {
        var customer = found.customer();
        var profile = customer.profile();
        return new CustomerEntry(
                customer.id().value(),
                customer.version(),
                profile.name(),
                profile.phone() == null ? null : profile.phone().e164(),
                profile.email() == null ? null : profile.email().value(),
                profile.alert(),
                profile.tags(),
                profile.vip(),
                vehicles.stream().map(VehicleEntry::of).toList());
    }
}
