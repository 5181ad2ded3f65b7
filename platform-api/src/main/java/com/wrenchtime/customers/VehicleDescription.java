package com.wrenchtime.customers;

import org.jspecify.annotations.Nullable;

/**
 * A vehicle as its owner describes it.
 *
 * @param year of the model, from 1980 to next year
 * @param plate as on the vehicle, upper case
 */
public record VehicleDescription(
        int year,
        String make,
        String model,
        @Nullable Vin vin,
        @Nullable String plate) {

    /** The oldest model year that is taken. */
    public static final int OLDEST = 1980;

    public VehicleDescription {
        if (year < OLDEST) {
            throw new IllegalArgumentException("Vehicles are taken from model year " + OLDEST);
        }
    }
}
