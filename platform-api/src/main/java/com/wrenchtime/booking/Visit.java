package com.wrenchtime.booking;

import com.wrenchtime.customers.KnownCustomer;
import com.wrenchtime.customers.VehicleDescription;
import java.time.Instant;

/**
 * An appointment with all that those who prepare and do it must know.
 *
 * @param bookedAt when it was made
 * @param technicianName what colleagues call who comes
 * @param customer as stored; whoever booked may have given another name and number
 */
record Visit(
        Appointment appointment,
        Instant bookedAt,
        String technicianName,
        KnownCustomer customer,
        VehicleDescription vehicle) {

    /** The same visit after a change. */
    Visit now(Appointment changed, String technician) {
        return new Visit(changed, bookedAt, technician, customer, vehicle);
    }
}
