package com.wrenchtime.booking;

import org.jspecify.annotations.Nullable;

/**
 * What people have written about an appointment.
 *
 * @param forCustomer what the customer wrote when booking, or the shop since; the customer may read it
 * @param forStaff what the customer never sees
 */
public record Notes(@Nullable String forCustomer, @Nullable String forStaff) {

    static final int LONGEST = 2000;
}
