package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The room for the wanted work between two commitments in a row of one technician; before the first and after the last
 * it is open to that side. This is the only place that decides whether work fits between others.
 *
 * @param driveIn from the previous commitment to the work; zero when there is none
 * @param driveOut from the work to the next commitment; zero when there is none
 * @param inboundGap how long the technician is taken before the work
 * @param nextInboundGap how long the technician is taken between the work and the next commitment
 * @param firstStart the first start that keeps the gap to the previous commitment, in epoch seconds
 * @param lastStart the last start that keeps the gap to the next commitment, in epoch seconds
 */
record Opening(
        @Nullable Commitment previous,
        @Nullable Commitment next,
        Duration driveIn,
        Duration driveOut,
        Duration inboundGap,
        Duration nextInboundGap,
        long firstStart,
        long lastStart) {

    static Opening between(
            @Nullable Commitment previous, @Nullable Commitment next, SlotRequest request, DriveTimes drives) {
        var driveIn = Duration.ZERO;
        // With nothing before it, the work still gets its buffer, which may reach outside working hours.
        var inboundGap = request.job().bufferBefore();
        long firstStart = Long.MIN_VALUE;
        if (previous != null) {
            driveIn = drives.between(previous.place(), request.job().place());
            inboundGap = Commitment.gap(previous.bufferAfter(), request.job().bufferBefore(), driveIn);
            firstStart = EpochSeconds.notBefore(previous.work().end().plus(inboundGap));
        }
        var driveOut = Duration.ZERO;
        var nextInboundGap = Duration.ZERO;
        long lastStart = Long.MAX_VALUE;
        if (next != null) {
            driveOut = drives.between(request.job().place(), next.place());
            nextInboundGap = Commitment.gap(request.job().bufferAfter(), next.bufferBefore(), driveOut);
            lastStart = EpochSeconds.notAfter(next.work()
                    .start()
                    .minus(nextInboundGap)
                    .minus(request.job().duration()));
        }
        return new Opening(previous, next, driveIn, driveOut, inboundGap, nextInboundGap, firstStart, lastStart);
    }

    /** The same room for a technician who is there already: of the way in counts only what there was time for. */
    Opening reachedAt(Instant start) {
        if (previous == null) {
            return this;
        }
        var sincePrevious = Duration.between(previous.work().end(), start);
        var way = sincePrevious.isNegative() || sincePrevious.compareTo(inboundGap) > 0 ? inboundGap : sincePrevious;
        return new Opening(
                previous,
                next,
                driveIn,
                driveOut,
                way,
                nextInboundGap,
                EpochSeconds.notBefore(previous.work().end().plus(way)),
                lastStart);
    }

    boolean admits(Instant start) {
        return firstStart <= EpochSeconds.notAfter(start) && EpochSeconds.notBefore(start) <= lastStart;
    }

    boolean isEmpty() {
        return firstStart > lastStart;
    }

    Placement placement(Instant start, Duration duration) {
        return new Placement(
                TimeWindow.of(start, duration), inboundGap, next == null ? null : next.id(), nextInboundGap);
    }
}
