package com.wrenchtime.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer's fields as the shop's record of deeds keeps them. */
record CustomerFields(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable ContactPreference preference,
        @Nullable String notes,
        boolean alert,
        List<String> tags,
        boolean vip,
        @Nullable String primaryVehicle) {

    static CustomerFields of(Customer customer) {
        var profile = customer.profile();
        return new CustomerFields(
                profile.name(),
                profile.phone() == null ? null : profile.phone().e164(),
                profile.email() == null ? null : profile.email().value(),
                profile.preference(),
                profile.notes(),
                profile.alert(),
                profile.tags(),
                profile.vip(),
                customer.primaryVehicle() == null
                        ? null
                        : customer.primaryVehicle().toString());
    }
}
