package com.wrenchtime.booking;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.shared.Address;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's wish to be served.
 *
 * @param slot which time
 * @param texts what the customer said about texts
 * @param clientAddress where the request came from, kept as evidence of the answer
 */
public record BookingRequest(
        WantedSlot slot,
        Contact contact,
        VehicleDescription vehicle,
        Address address,
        @Nullable String notes,
        TextsAnswer texts,
        String clientAddress) {

    /**
     * The answer to whether texts may be sent.
     *
     * @param wording the question, as it was asked
     * @param language in which it was asked, ISO 639
     */
    public record TextsAnswer(boolean allowed, String wording, String language) {}

    /** A time that is wanted: one that is held already, or one picked from the offered. */
    public sealed interface WantedSlot {

        /** What a hold was placed for. */
        record Held(UUID hold) implements WantedSlot {}

        /**
         * One of the offered starts.
         *
         * @param technician by whom; null for anybody who can do it
         */
        record Picked(
                List<ServiceId> services,
                Instant start,
                @Nullable TechnicianId technician) implements WantedSlot {

            public Picked {
                services = List.copyOf(services);
            }
        }
    }
}
