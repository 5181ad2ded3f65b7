package com.wrenchtime.booking;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When the technician began the work and when it was done; null for what has not happened. */
public record Attendance(
        @Nullable Instant arrivedAt, @Nullable Instant departedAt) {

    static final Attendance NONE = new Attendance(null, null);

    /** Stamped when the state says that it happens, unless it was before. */
    Attendance entering(AppointmentStatus state, Instant moment) {
        // As exact as the database keeps it, so that the first answer says what all later ones do.
        var now = moment.truncatedTo(ChronoUnit.MICROS);
        return switch (state) {
            case IN_PROGRESS -> arrivedAt == null ? new Attendance(now, departedAt) : this;
            case COMPLETED -> departedAt == null ? new Attendance(arrivedAt, now) : this;
            case REQUESTED, BOOKED, CONFIRMED, EN_ROUTE, CANCELLED, NO_SHOW -> this;
        };
    }
}
