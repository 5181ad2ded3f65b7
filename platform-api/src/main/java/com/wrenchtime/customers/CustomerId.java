package com.wrenchtime.customers;

import java.util.UUID;

/** Identifies a customer within a shop. */
public record CustomerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
