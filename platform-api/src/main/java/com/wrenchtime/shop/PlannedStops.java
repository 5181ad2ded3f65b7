package com.wrenchtime.shop;

import com.wrenchtime.shared.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the shop will drive, known to whoever keeps the appointments. Called in a transaction. */
public interface PlannedStops {

    /** Those that have not begun at this moment, in the order of their starts. */
    List<PlannedStop> after(Instant now);

    /**
     * An appointment, as far as it matters whether the shop drives there.
     *
     * @param reference what shop and customer call it
     */
    record PlannedStop(
            UUID appointment,
            String reference,
            Instant start,
            String postalCode,
            String city,
            @Nullable Place place) {}
}
