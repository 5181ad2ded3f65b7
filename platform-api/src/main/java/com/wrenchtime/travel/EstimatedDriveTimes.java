package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drive times without a map: the great-circle distance under some {@link DrivingAssumptions}. No cache stands in front:
 * an estimate and a look-up both take tens of nanoseconds ({@code DriveTimesBenchmark}), and a miss costs both.
 */
final class EstimatedDriveTimes implements DriveTimes {

    /** The Earth's mean radius according to the IUGG, in kilometers. */
    private static final double EARTH_RADIUS = 6371.0088;

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
        double kilometers = kilometersBetween(from, to);
        if (kilometers < SAME_PLACE_KILOMETERS) {
            return Duration.ZERO;
        }
        return Duration.ofMinutes((long) Math.ceil(assumptions.minutesOver(kilometers)));
    }

    /** Great-circle distance by the haversine formula, which stays exact for the short distances that we drive. */
    static double kilometersBetween(Place from, Place to) {
        double fromLatitude = Math.toRadians(from.latitude());
        double toLatitude = Math.toRadians(to.latitude());
        double north = Math.sin((toLatitude - fromLatitude) / 2);
        double east = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double haversine = north * north + Math.cos(fromLatitude) * Math.cos(toLatitude) * east * east;
        return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
}
