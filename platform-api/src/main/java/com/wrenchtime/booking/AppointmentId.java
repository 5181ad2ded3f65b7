package com.wrenchtime.booking;

import java.util.UUID;

/** Identifies an appointment within a shop. */
public record AppointmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
