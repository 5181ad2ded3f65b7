package com.wrenchtime.travel;

import org.jspecify.annotations.Nullable;

/**
 * What a shop knows better about the roads around it than the platform assumes; null where it knows nothing better.
 *
 * @param detourFactor kilometers of road per kilometer of straight line, 1 to 3
 * @param townSpeed km/h on the slow kilometers of a trip, 5 to 150
 * @param highwaySpeed km/h on the rest, 5 to 150, not below the town speed
 */
public record OwnDriving(
        @Nullable Double detourFactor,
        @Nullable Double townSpeed,
        @Nullable Double highwaySpeed) {

    /** As the platform assumes. */
    public static final OwnDriving NONE = new OwnDriving(null, null, null);

    public OwnDriving {
        DrivingAssumptions.requireDetour(detourFactor == null ? 1 : detourFactor);
        DrivingAssumptions.requireSpeed("Town speed", townSpeed == null ? DrivingAssumptions.SLOWEST : townSpeed);
        DrivingAssumptions.requireSpeed(
                "Highway speed", highwaySpeed == null ? DrivingAssumptions.FASTEST : highwaySpeed);
        if (townSpeed != null && highwaySpeed != null && highwaySpeed < townSpeed) {
            throw new IllegalArgumentException(
                    "Highway speed must not be below town speed: %s, %s".formatted(highwaySpeed, townSpeed));
        }
    }
}
