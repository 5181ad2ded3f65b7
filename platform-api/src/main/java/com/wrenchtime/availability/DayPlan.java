package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shared.TimeWindows;
import com.wrenchtime.workforce.Technician;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a technician's day on the shop's calendar is filled.
 *
 * @param working when the technician works, without time off
 * @param timeOff the time off of the day
 * @param stops all that takes time that day, in driving order
 * @param gaps the working time that nothing takes, neither work nor the way to it
 */
public record DayPlan(
        Technician technician, TimeWindows working, TimeWindows timeOff, List<Stop> stops, TimeWindows gaps) {

    public DayPlan {
        stops = List.copyOf(stops);
    }

    /**
     * Something that takes time.
     *
     * @param id of the appointment or hold
     * @param isHold whether it runs out by itself
     * @param leg the way to it; null for the first of the day when nobody knows where the day starts
     * @param inboundGap the time before the work that nothing else may take: the drive or a buffer, whichever is longer
     */
    public record Stop(
            UUID id,
            boolean isHold,
            TimeWindow work,
            @Nullable Leg leg,
            Duration inboundGap) {}

    /**
     * A drive.
     *
     * @param isFromHome whether it starts at home and not at the stop before
     */
    public record Leg(boolean isFromHome, Duration drive) {}
}
