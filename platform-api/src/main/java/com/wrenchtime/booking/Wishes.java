package com.wrenchtime.booking;

import com.wrenchtime.availability.Wish;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.workforce.TechnicianId;
import java.util.Collection;
import java.util.Comparator;

/** What appointments that are there already want of a calendar. */
final class Wishes {

    // What the technician has been given already.
    private static final Skill ANY = new Skill(1);

    private Wishes() {}

    /** The same work by the same technician. */
    static Wish of(Appointment appointment) {
        return new Wish(
                appointment.window().length(), ANY, appointment.address().place(), appointment.technician());
    }

    /** The same work by somebody else, who must be able to do it. */
    static Wish of(Appointment appointment, TechnicianId other) {
        return new Wish(
                appointment.window().length(),
                hardest(appointment.lines()),
                appointment.address().place(),
                other);
    }

    /** Other work by the same technician, who must be able to do what is new in it. */
    static Wish of(Appointment altered, Collection<AppointmentLine> added) {
        return new Wish(
                altered.window().length(), hardest(added), altered.address().place(), altered.technician());
    }

    private static Skill hardest(Collection<AppointmentLine> lines) {
        return lines.stream()
                .map(AppointmentLine::requiredSkill)
                .max(Comparator.naturalOrder())
                .orElse(ANY);
    }
}
