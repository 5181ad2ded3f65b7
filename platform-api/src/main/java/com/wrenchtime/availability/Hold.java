package com.wrenchtime.availability;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.shared.Place;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time kept for somebody who is about to book it.
 *
 * @param id also the id of its commitment
 * @param expiresAt when it runs out by the database's clock; null when it has run out
 */
public record Hold(
        UUID id,
        TechnicianId technician,
        Instant start,
        List<ServiceId> services,
        @Nullable Place place,
        @Nullable Instant expiresAt) {

    public Hold {
        services = List.copyOf(services);
    }

    public boolean isOpen() {
        return expiresAt != null;
    }
}
