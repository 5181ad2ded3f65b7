package com.wrenchtime.customers;

import java.util.UUID;

/** Identifies a vehicle within a shop. */
public record VehicleId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
