package com.wrenchtime.availability;

import java.time.Duration;
import java.util.List;

/** How the wish to keep a time ended. */
sealed interface HoldOutcome {

    /**
     * It is kept.
     *
     * @param duration of the work
     */
    record Held(Hold hold, Duration duration) implements HoldOutcome {}

    /** Somebody else has it, or it was never offered. */
    record SlotTaken(List<Slot> alternatives) implements HoldOutcome {}
}
