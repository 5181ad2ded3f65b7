package com.wrenchtime.customers;

/**
 * A vehicle of a customer.
 *
 * @param version counts the changes, beginning with 1
 */
public record Vehicle(VehicleId id, CustomerId owner, VehicleDescription description, int version) {

    /** The next version, described like this. */
    Vehicle as(VehicleDescription other) {
        return new Vehicle(id, owner, other, version + 1);
    }

    /** The next version, of somebody else. */
    Vehicle of(CustomerId other) {
        return new Vehicle(id, other, description, version + 1);
    }
}
