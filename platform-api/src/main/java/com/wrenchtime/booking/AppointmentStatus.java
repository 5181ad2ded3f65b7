package com.wrenchtime.booking;

import java.util.Arrays;
import java.util.List;
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

    /** The states that it may go back to when it was left by mistake; what is over stays over. */
    public Set<AppointmentStatus> corrections() {
        return switch (this) {
            case CONFIRMED -> Set.of(BOOKED);
            case EN_ROUTE -> Set.of(BOOKED, CONFIRMED);
            case IN_PROGRESS -> Set.of(BOOKED, CONFIRMED, EN_ROUTE);
            case REQUESTED, BOOKED, COMPLETED, CANCELLED, NO_SHOW -> Set.of();
        };
    }

    /** Whether it can still be moved to another time or technician. */
    boolean canBeMoved() {
        return this == REQUESTED || this == BOOKED || this == CONFIRMED;
    }

    /** Whether what is done, and for how much, can still be changed. */
    boolean canBeAltered() {
        return canBeMoved() || this == EN_ROUTE || this == IN_PROGRESS;
    }

    /** Whether an appointment in this state takes its technician's time. */
    boolean takesTime() {
        return this != CANCELLED && this != NO_SHOW;
    }

    /** The states that the customer may choose to follow this one. */
    Set<AppointmentStatus> nextByCustomer() {
        return switch (this) {
            case REQUESTED, CONFIRMED -> Set.of(CANCELLED);
            case BOOKED -> Set.of(CONFIRMED, CANCELLED);
            case EN_ROUTE, IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW -> Set.of();
        };
    }

    /**
     * The state with this name.
     *
     * @throws IllegalArgumentException naming all that there are
     */
    static AppointmentStatus named(String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Must be of " + List.of(values())));
    }
}
