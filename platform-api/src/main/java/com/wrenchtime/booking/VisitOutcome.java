package com.wrenchtime.booking;

import com.wrenchtime.availability.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the wish of somebody of the shop to change an appointment ended. */
sealed interface VisitOutcome {

    record Changed(Visit visit) implements VisitOutcome {}

    /** The technician cannot do it then; everything stays as it was. */
    record SlotTaken(List<Slot> alternatives) implements VisitOutcome {

        public SlotTaken {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * In its present state the appointment cannot be changed like this.
     *
     * @param why in addition to the states; null when they say it all
     */
    record NotPossible(
            AppointmentStatus present,
            String wanted,
            @Nullable String why) implements VisitOutcome {}

    /** Somebody else has changed it since the caller looked. */
    record Stale(Visit present) implements VisitOutcome {}
}
