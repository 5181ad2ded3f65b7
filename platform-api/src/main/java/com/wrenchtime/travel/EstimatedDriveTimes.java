package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drive times without a map: the great-circle distance under some {@link DrivingAssumptions}. No cache stands in front:
 * an estimate and a look-up both take tens of nanoseconds ({@code DriveTimesBenchmark}), and a miss costs both.
 */
final class EstimatedDriveTimes implements DriveTimes {

    /** Places less than a meter apart are one: both meridians called 180 degrees, and a pole of any longitude. */
    private static final double SAME_PLACE_KILOMETERS = 0.001;

    private final DrivingAssumptions assumptions;

    EstimatedDriveTimes(DrivingAssumptions assumptions) {
        this.assumptions = assumptions;
    }

    @Override
    public Duration between(@Nullable Place from, @Nullable Place to) {
        if (from == null || to == null) {
            return assumptions.unknownPlace();
        }
        double kilometers = from.metersTo(to) / 1000;
        if (kilometers < SAME_PLACE_KILOMETERS) {
            return Duration.ZERO;
        }
        return Duration.ofMinutes((long) Math.ceil(assumptions.minutesOver(kilometers)));
    }
}
