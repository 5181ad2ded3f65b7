package com.wrenchtime.travel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.Place;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drive times that were costly to learn, kept in memory: the wrapper for a routing service. Whoever asks the service
 * does so outside any transaction and calls {@link #remember}; {@link #between} only looks up, and falls back on the
 * wrapped drive times, an estimate, for a leg not yet learned or forgotten since. A leg's time may therefore change
 * between two questions; who needs one figure throughout keeps the first.
 *
 * <p>Not meant to keep estimates: one takes tens of nanoseconds, as does the look-up ({@code DriveTimesBenchmark}).
 *
 * <p>Legs run from one exact place to another and are not the same back. They are facts about roads, not about a shop,
 * and so shared by all shops.
 */
public final class CachedDriveTimes implements DriveTimes {

    private final DriveTimes estimate;
    private final Cache<Leg, Duration> learned;

    /** Remembers at most about {@code maxLegs} legs, and forgets those asked for least. */
    public CachedDriveTimes(DriveTimes estimate, long maxLegs) {
        if (maxLegs < 1) {
            throw new IllegalArgumentException("Must have room for at least one leg: " + maxLegs);
        }
        this.estimate = estimate;
        this.learned = Caffeine.newBuilder().maximumSize(maxLegs).build();
    }

    @Override
    public Duration between(@Nullable Place from, @Nullable Place to) {
        if (from != null && to != null) {
            var known = learned.getIfPresent(new Leg(from, to));
            if (known != null) {
                return known;
            }
        }
        return estimate.between(from, to);
    }

    /** Takes over what a routing service says about a leg, in place of anything said before. */
    public void remember(Place from, Place to, Duration driveTime) {
        if (driveTime.isNegative()) {
            throw new IllegalArgumentException("A drive must not take less than no time: " + driveTime);
        }
        if (!from.equals(to)) {
            learned.put(new Leg(from, to), driveTime);
        }
    }

    /** What otherwise happens soon after, on another thread. */
    void forgetSurplus() {
        learned.cleanUp();
    }

    private record Leg(Place from, Place to) {}
}
