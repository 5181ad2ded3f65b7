package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random drives between a few places, another figure for each direction, in odd seconds. */
final class DriveTable implements DriveTimes {

    private static final int UNKNOWN = 0;

    private final List<Place> places;
    private final int[][] seconds;

    private DriveTable(List<Place> places, int[][] seconds) {
        this.places = places;
        this.seconds = seconds;
    }

    /** Up to an hour for each drive, none within a place, and a default to, from and between unknown places. */
    static DriveTable random(Random random, int count) {
        var places = IntStream.range(0, count)
                .mapToObj(i -> new Place(34 + i / 100.0, -118))
                .toList();
        var seconds = new int[count + 1][count + 1];
        int unknown = 600 + random.nextInt(2400);
        for (var from = 0; from <= count; from++) {
            for (var to = 0; to <= count; to++) {
                boolean known = from != UNKNOWN && to != UNKNOWN;
                seconds[from][to] = !known ? unknown : from == to ? 0 : random.nextInt(3600);
            }
        }
        return new DriveTable(places, seconds);
    }

    /** The same places with no drive longer than by way of a third place, as on a real map. */
    DriveTable withShortcuts() {
        for (var via = 0; via < seconds.length; via++) {
            for (var from : seconds) {
                for (var to = 0; to < seconds.length; to++) {
                    from[to] = Math.min(from[to], from[via] + seconds[via][to]);
                }
            }
        }
        return this;
    }

    /** One of the places, or now and then none that is known. */
    @Nullable
    Place any(Random random) {
        var index = random.nextInt(-1, places.size());
        return index < 0 ? null : places.get(index);
    }

    @Override
    public Duration between(@Nullable Place from, @Nullable Place to) {
        return Duration.ofSeconds(seconds[index(from)][index(to)]);
    }

    private int index(@Nullable Place place) {
        return place == null ? UNKNOWN : 1 + places.indexOf(place);
    }
}
