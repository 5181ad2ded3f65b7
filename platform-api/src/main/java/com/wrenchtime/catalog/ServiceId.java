package com.wrenchtime.catalog;

import java.util.UUID;

/** Identifies a service within its shop. */
public record ServiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
