package com.wrenchtime.catalog;

import java.util.List;
import java.util.UUID;

/**
 * Services that are often wanted together. Its length and price are the sums of theirs.
 *
 * @param active whether it is shown to customers
 * @param position its place among the packages, ascending
 * @param version counts its changes, beginning with 1
 */
public record ServicePackage(
        UUID id,
        String code,
        String name,
        String category,
        List<ServiceId> services,
        boolean active,
        int position,
        int version) {

    public ServicePackage {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("A package holds at least one service: " + code);
        }
    }

    /** A package as it was added. */
    public ServicePackage(UUID id, String code, String name, String category, List<ServiceId> services, int position) {
        this(id, code, name, category, services, true, position, 1);
    }

    ServicePackage of(Contents contents) {
        return new ServicePackage(
                id, contents.code, contents.name, contents.category, contents.services, active, position, version + 1);
    }

    /** The same package, which is shown to customers from now on, or is not. */
    ServicePackage active(boolean now) {
        return new ServicePackage(id, code, name, category, services, now, position, version + 1);
    }

    /** What a shop says of a package. */
    record Contents(String code, String name, String category, List<ServiceId> services) {}
}
