package com.wrenchtime.availability;

import com.wrenchtime.shared.TimeWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A start of the shop's grid, and what becomes of it.
 *
 * @param obstacle why it is not offered; null when it is
 * @param taken the job or held time that is in the way; null when nothing of the kind is
 */
record JudgedStart(
        Instant start,
        @Nullable Obstacle obstacle,
        @Nullable TimeWindow taken) {}
