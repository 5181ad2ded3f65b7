package com.wrenchtime.booking;

import com.wrenchtime.availability.Slot;
import java.util.List;

/** How a wish to be served ended. */
public sealed interface BookingOutcome {

    record Booked(Appointment appointment) implements BookingOutcome {}

    /** Somebody else has the time, or it is not offered (any more). */
    record SlotTaken(List<Slot> alternatives) implements BookingOutcome {}

    /** The hold is nobody's here, or long forgotten. */
    record UnknownHold() implements BookingOutcome {}

    /** A wanted service is unknown or can no longer be booked. */
    record UnknownService() implements BookingOutcome {}

    /** The wanted technician is nobody of this shop. */
    record UnknownTechnician() implements BookingOutcome {}

    /** The shop does not drive to the address. */
    record OutsideArea() implements BookingOutcome {}
}
