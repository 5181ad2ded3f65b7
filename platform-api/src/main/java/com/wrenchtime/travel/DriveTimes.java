package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a technician drives from one place to another. Availability and every booking rest on it, inside
 * transactions and thousands of times per request, so an implementation answers from memory, at once, without failing,
 * and with the same figure when asked the same again.
 */
public interface DriveTimes {

    /**
     * The time for the drive, zero or more. Not symmetric: there may take longer than back. From a place to the same
     * place it is zero. An unknown place ({@code null}) costs the conservative default, never zero, even when both are
     * unknown.
     */
    Duration between(@Nullable Place from, @Nullable Place to);
}
