package com.wrenchtime.availability;

import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A start that can be booked now.
 *
 * @param end when the work ends, without buffers and drives
 * @param addedDrive the driving that the first technician does more on that day by taking the work
 * @param recommended whether the first technician is nearby anyway: on another job that day, and at most
 *     {@link SlotFinder#NEARBY} of driving away from it
 * @param technicians who can take the work, at least one: the one with the least added driving first, equals by id
 */
public record Slot(
        Instant start, Instant end, Duration addedDrive, boolean recommended, List<TechnicianId> technicians) {

    public Slot {
        if (technicians.isEmpty()) {
            throw new IllegalArgumentException("Must be somebody's: " + start);
        }
        technicians = List.copyOf(technicians);
    }
}
