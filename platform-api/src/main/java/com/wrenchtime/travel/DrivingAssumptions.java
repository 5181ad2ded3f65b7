package com.wrenchtime.travel;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What we assume about driving where no map is asked. A trip is the straight line made longer by the detour factor; its
 * first kilometers are slow, those at both ends in town, and all further ones are fast; to that comes the time to start
 * and to park. With the defaults, 15 km as the crow flies are 19.5 km of road and 23 minutes.
 *
 * <p>A shop in the mountains may have its own: {@link #with}. {@link #driveTimes()} makes the drive times.
 * The defaults are our assumptions, meant to be a few minutes long rather than short, since a technician who arrives
 * early waits and one who arrives late fails a promise.
 *
 * @param detourFactor kilometers of road per kilometer of straight line, 1 to 3. Random points in a town are about 1.2
 *     apart (Newell 1980); 1.3 leaves room for rivers and one-way streets.
 * @param townKilometers how much of the road is slow, 0 to 100: by default 5 km, half of it at each end
 * @param townSpeed km/h over those kilometers: 35 on streets with lights, crossings and limits of 40 to 55
 * @param highwaySpeed km/h over the rest, not below the town speed: 80, since not all of the rest is freeway
 * @param startAndPark the fixed part of a trip between two distinct places, at most an hour: 3 minutes to stow, start,
 *     find the house and park
 * @param unknownPlace the whole trip where one of its ends is unknown, more than zero and at most a day: 45 minutes,
 *     which by the other defaults is 38 km as the crow flies, our idea of a far customer
 */
public record DrivingAssumptions(
        @DefaultValue("1.3") double detourFactor,
        @DefaultValue("5") double townKilometers,
        @DefaultValue("35") double townSpeed,
        @DefaultValue("80") double highwaySpeed,
        @DefaultValue("3m") Duration startAndPark,
        @DefaultValue("45m") Duration unknownPlace) {

    static final double SLOWEST = 5;
    static final double FASTEST = 150;

    public DrivingAssumptions {
        requireDetour(detourFactor);
        requireBetween("Town kilometers", townKilometers, 0, 100);
        requireSpeed("Town speed", townSpeed);
        requireBetween("Highway speed", highwaySpeed, townSpeed, FASTEST);
        if (startAndPark.isNegative() || startAndPark.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("Start and park must take from 0 to 1 hour: " + startAndPark);
        }
        if (!unknownPlace.isPositive() || unknownPlace.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "The drive to an unknown place must take more than 0 and at most 24 hours: " + unknownPlace);
        }
    }

    /**
     * These, where the shop knows nothing better. Of two speeds of which the shop knows one, the other gives way: nobody is
     * slower on the highway than in town.
     */
    DrivingAssumptions with(OwnDriving own) {
        double detour = own.detourFactor() == null ? detourFactor : own.detourFactor();
        double town = own.townSpeed() == null ? townSpeed : own.townSpeed();
        double highway = own.highwaySpeed() == null ? highwaySpeed : own.highwaySpeed();
        if (own.townSpeed() == null) {
            town = Math.min(town, highway);
        }
        return new DrivingAssumptions(
                detour, townKilometers, town, Math.max(town, highway), startAndPark, unknownPlace);
    }

    /** Drive times estimated from these assumptions: the same there and back, in whole minutes, rounded up. */
    public DriveTimes driveTimes() {
        return new EstimatedDriveTimes(this);
    }

    /** Minutes, not yet rounded, for a trip between two distinct places so far apart as the crow flies. */
    double minutesOver(double straightKilometers) {
        double road = straightKilometers * detourFactor;
        double town = Math.min(road, townKilometers);
        double hours = town / townSpeed + (road - town) / highwaySpeed;
        return startAndPark.toSeconds() / 60.0 + hours * 60;
    }

    static void requireDetour(double factor) {
        requireBetween("Detour factor", factor, 1, 3);
    }

    static void requireSpeed(String name, double speed) {
        requireBetween(name, speed, SLOWEST, FASTEST);
    }

    private static void requireBetween(String name, double value, double least, double most) {
        // Written so that NaN fails too.
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s must be from %s to %s: %s".formatted(name, least, most, value));
        }
    }
}
