package com.wrenchtime.booking;

import com.wrenchtime.customers.VehicleDescription;
import java.time.Duration;

/**
 * An appointment with what is said of it to its customer.
 *
 * @param technician by the name of today
 * @param wayThere how long before the work the technician sets out, as planned
 */
public record Promise(Appointment appointment, String technician, VehicleDescription vehicle, Duration wayThere) {}
