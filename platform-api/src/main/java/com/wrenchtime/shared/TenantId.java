package com.wrenchtime.shared;

import java.util.UUID;

/**
 * Identifies a shop for good, whatever its address or name becomes. It comes from the registry or from a verified
 * token, never as sent by a client.
 */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
