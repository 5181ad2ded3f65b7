package com.wrenchtime.availability;

import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;

/**
 * One technician's readiness for every start of a day's grid between two moments, both included, in epoch seconds. All
 * of them lie in the same opening, so that they share its drives.
 */
record Offer(
        TechnicianId technician, Opening opening, long first, long last, Duration addedDrive, boolean recommended) {

    boolean contains(long start) {
        return first <= start && start <= last;
    }
}
