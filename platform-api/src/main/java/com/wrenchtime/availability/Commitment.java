package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job or a hold that takes a technician's time.
 *
 * <p>Two commitments in a row need a gap between them: the longest of the buffer after the first, the buffer before the
 * second, and the drive. They happen at once, so they are never added.
 *
 * @param work the work itself, without buffers and drives
 * @param place where it is done; null when it is not known, which costs the conservative drive
 * @param bufferBefore the least time the technician needs free before the work, as fixed when it was booked
 * @param bufferAfter the least time the technician needs free after the work, as fixed when it was booked
 */
public record Commitment(UUID id, TimeWindow work, @Nullable Place place, Duration bufferBefore, Duration bufferAfter) {

    public Commitment {
        if (bufferBefore.isNegative() || bufferAfter.isNegative()) {
            throw new IllegalArgumentException("Buffers must not be negative: " + bufferBefore + ", " + bufferAfter);
        }
    }

    /**
     * The inbound gap this commitment takes when the given one becomes the neighbour before it, because what was
     * between the two went away; {@code null} when nothing is left before it. It is never more than the time there is,
     * even if the drive got longer since they were booked, so that cancelling cannot fail.
     */
    public Duration inboundGapAfter(@Nullable Commitment previous, DriveTimes drives) {
        if (previous == null) {
            return bufferBefore;
        }
        var needed = previous.gapTo(this, drives);
        var there = Duration.between(previous.work.end(), work.start());
        return shorter(needed, there.isNegative() ? Duration.ZERO : there);
    }

    /** The time that must lie between this work and the given one after it. */
    Duration gapTo(Commitment next, DriveTimes drives) {
        return gap(bufferAfter, next.bufferBefore, drives.between(place, next.place));
    }

    /** The time that must lie between two pieces of work in a row. */
    static Duration gap(Duration bufferAfterFirst, Duration bufferBeforeSecond, Duration drive) {
        return longer(longer(bufferAfterFirst, bufferBeforeSecond), drive);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
