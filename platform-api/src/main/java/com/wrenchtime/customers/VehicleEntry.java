package com.wrenchtime.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as the shop's people and programs see it.
 *
 * @param version what to send in {@code If-Match}, in quotes, with a change
 * @param customer whose it is
 * @param year of the model
 */
record VehicleEntry(
        UUID id,
        int version,
        UUID customer,
        int year,
        String make,
        String model,
        @Nullable String vin,
        @Nullable String plate) {

    static VehicleEntry of(Vehicle vehicle) {
        var described = vehicle.description();
        return new VehicleEntry(
                vehicle.id().value(),
                vehicle.version(),
                vehicle.owner().value(),
                described.year(),
                described.make(),
                described.model(),
                described.vin() == null ? null : described.vin().value(),
                described.plate());
    }
}
