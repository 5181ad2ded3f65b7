package com.wrenchtime.booking;

import java.util.Set;

/** Where an appointment stands, and the one table of where it may go from there. */
public enum AppointmentStatus {
    /** Wanted by a customer of a shop that confirms by hand; the time is taken already. */
    REQUESTED,
    BOOKED,
    /** The customer has said once more that they will be there. */
    CONFIRMED,
    /** The technician is driving to the customer. */
    EN_ROUTE,
    IN_PROGRESS,
    COMPLETED,
    CANCELLED,
    /** The technician came and found nobody. */
    NO_SHOW;

    /** The states that may follow this one. */
    public Set<AppointmentStatus> next() {
        return switch (this) {
            case REQUESTED -> Set.of(BOOKED, CANCELLED);
            case BOOKED -> Set.of(CONFIRMED, EN_ROUTE, IN_PROGRESS, CANCELLED, NO_SHOW);
            case CONFIRMED -> Set.of(EN_ROUTE, IN_PROGRESS, CANCELLED, NO_SHOW);
            case EN_ROUTE -> Set.of(IN_PROGRESS, CANCELLED, NO_SHOW);
            case IN_PROGRESS -> Set.of(COMPLETED);
            case NO_SHOW -> Set.of(BOOKED);
            case COMPLETED, CANCELLED -> Set.of();
        };
    }

    /** Whether the customer can still move it to another time. */
    boolean canBeMovedByCustomer() {
        return this == REQUESTED || this == BOOKED || this == CONFIRMED;
    }

    /** The states that the customer may choose to follow this one. */
    Set<AppointmentStatus> nextByCustomer() {
        return switch (this) {
            case REQUESTED, CONFIRMED -> Set.of(CANCELLED);
            case BOOKED -> Set.of(CONFIRMED, CANCELLED);
            case EN_ROUTE, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW -> Set.of();
        };
    }
}
