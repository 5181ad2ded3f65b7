package com.wrenchtime.booking;

import java.time.Duration;
import java.time.Instant;

/** Whether the work should have begun by now and has not. */
enum Delay {
    NONE,
    /** For {@value #LATE_MINUTES} minutes. */
    LATE,
    /** For {@value #OVERDUE_MINUTES} minutes. */
    OVERDUE;

    private static final int LATE_MINUTES = 10;
    private static final int OVERDUE_MINUTES = 30;

    static Delay of(Appointment appointment, Instant now) {
        if (!isAwaited(appointment.status())) {
            return NONE;
        }
        var since = Duration.between(appointment.window().start(), now).toMinutes();
        return since >= OVERDUE_MINUTES ? OVERDUE : since >= LATE_MINUTES ? LATE : NONE;
    }

    private static boolean isAwaited(AppointmentStatus status) {
        return switch (status) {
            case REQUESTED, BOOKED, CONFIRMED, EN_ROUTE -> true;
            case IN_PROGRESS, COMPLETED, CANCELLED, NO_SHOW -> false;
        };
    }
}
