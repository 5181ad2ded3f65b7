package com.wrenchtime.workforce;

import com.wrenchtime.shared.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician as colleagues see them.
 *
 * @param skill the hardest work, 1 to 5; 4 and 5 for seniors only
 * @param home where the working day starts and ends
 * @param active whether new work may be given
 * @param version to send as If-Match with a change
 */
record TechnicianEntry(
        UUID id,
        String name,
        int skill,
        boolean senior,
        @Nullable HomeView home,
        boolean active,
        int position,
        int version) {

    /** A point: WGS 84, in degrees. */
    record HomeView(double lat, double lng) {

        static @Nullable HomeView of(@Nullable Place place) {
            return place == null ? null : new HomeView(place.latitude(), place.longitude());
        }
    }

    static TechnicianEntry of(Technician technician) {
        return new TechnicianEntry(
                technician.id().value(),
                technician.name(),
                technician.skill().level(),
                technician.senior(),
                HomeView.of(technician.home()),
                technician.active(),
                technician.position(),
                technician.version());
    }
}
