package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to store when a technician takes work at an offered start: the work occupies its inbound gap and itself, and the
 * commitment after it, if there is one, from now on has its own inbound gap from here.
 *
 * @param inboundGap the time before the work that nothing else may take
 * @param next the commitment that follows the work
 * @param nextInboundGap the new inbound gap of the commitment that follows; zero when none does
 */
public record Placement(
        TimeWindow work, Duration inboundGap, @Nullable UUID next, Duration nextInboundGap) {}
