package com.wrenchtime.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as the customer sees it whose it is.
 *
 * @param year of the model
 * @param primary whether it is the one that is meant when nothing is said
 */
public record OwnVehicleView(
        UUID id,
        int year,
        String make,
        String model,
        @Nullable String vin,
        @Nullable String plate,
        boolean primary) {

    public static OwnVehicleView of(Vehicle vehicle, boolean isPrimary) {
        var described = vehicle.description();
        return new OwnVehicleView(
                vehicle.id().value(),
                described.year(),
                described.make(),
                described.model(),
                described.vin() == null ? null : described.vin().value(),
                described.plate(),
                isPrimary);
    }
}
