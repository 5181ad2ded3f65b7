package com.wrenchtime.catalog;

import java.util.List;
import java.util.UUID;

/**
 * A package as the shop's people see it. Customers see it while it is active and each of its services can be booked.
 *
 * @param version to send as If-Match with a change
 */
record PackageEntry(
        UUID id, String code, String name, String category, List<UUID> services, boolean active, int version) {

    static PackageEntry of(ServicePackage it) {
        return new PackageEntry(
                it.id(),
                it.code(),
                it.name(),
                it.category(),
                it.services().stream().map(ServiceId::value).toList(),
                it.active(),
                it.version());
    }
}
