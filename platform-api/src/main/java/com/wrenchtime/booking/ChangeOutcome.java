package com.wrenchtime.booking;

import com.wrenchtime.availability.Slot;
import java.util.List;

/** How a customer's wish to change an appointment ended. */
public sealed interface ChangeOutcome {

    record Changed(Appointment appointment) implements ChangeOutcome {}

    /** The new time is not free; the appointment stays at its old one. */
    record SlotTaken(List<Slot> alternatives) implements ChangeOutcome {}

    /** The appointment is so near that the shop must be called. */
    record TooLate() implements ChangeOutcome {}

    /** In its present state the appointment cannot be changed like this. */
    record NotPossible(AppointmentStatus present, String wanted) implements ChangeOutcome {}

    /** Somebody else has changed it since the customer looked. */
    record Stale(Appointment present) implements ChangeOutcome {}
}
