package com.wrenchtime.availability;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.web.Requested;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** The services of one visit, as a request names them. */
public final class WantedServices {

    /** How many services one visit may have. */
    public static final int AT_MOST = 20;

    private WantedServices() {}

    /**
     * Reads the ids.
     *
     * @throws IllegalArgumentException if there are none or too many, one is no UUID, or one is named twice
     */
    public static List<ServiceId> read(List<String> sent) {
        if (sent.isEmpty() || sent.size() > AT_MOST) {
            throw new IllegalArgumentException("Must name 1 to %d services".formatted(AT_MOST));
        }
        if (sent.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("Must name services only");
        }
        var services = sent.stream().map(Requested::uuid).map(ServiceId::new).toList();
        if (new HashSet<>(services).size() < services.size()) {
            throw new IllegalArgumentException("Must name each service once");
        }
        return services;
    }
}
