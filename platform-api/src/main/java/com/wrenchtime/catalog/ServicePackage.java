package com.wrenchtime.catalog;

import java.util.List;
import java.util.UUID;

/** Services that are often wanted together. Its length and price are the sums of theirs. */
public record ServicePackage(
        UUID id, String code, String name, String category, List<ServiceId> services, int position) {

    public ServicePackage {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("A package holds at least one service: " + code);
        }
    }
}
