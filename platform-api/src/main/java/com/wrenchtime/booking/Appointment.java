package com.wrenchtime.booking;

import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A promise that a technician comes to a car at a time.
 *
 * @param id also the id of its commitment
 * @param reference what customer and shop call it on the telephone, unique in the shop
 * @param contact as given when booking, which may differ from what is stored of the customer
 * @param travelFee what coming costs on top of the lines
 * @param version counts its changes, beginning with 1
 */
public record Appointment(
        AppointmentId id,
        String reference,
        AppointmentStatus status,
        TechnicianId technician,
        TimeWindow window,
        CustomerId customer,
        VehicleId vehicle,
        Contact contact,
        Address address,
        Notes notes,
        List<AppointmentLine> lines,
        Money travelFee,
        Attendance attendance,
        int version) {

    /** No job takes longer, whatever is done in it. */
    public static final Duration LONGEST = Duration.ofDays(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Appointment {
        lines = List.copyOf(lines);
    }

    /** What the customer pays: the lines and the travel fee. */
    public Money total() {
        return lines.stream().map(AppointmentLine::total).reduce(travelFee, Money::plus);
    }

    Appointment movedTo(TechnicianId other, TimeWindow time) {
        return changed(status, other, time, notes, lines, attendance);
    }

    /**
     * Enters the next state. Starting the work stamps the arrival, completing it the departure, each once. Of work that is
     * done early the rest of the planned time is free.
     */
    Appointment in(AppointmentStatus next, Instant now) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("%s cannot become %s".formatted(status, next));
        }
        var time = next == AppointmentStatus.COMPLETED ? until(now) : window;
        return changed(next, technician, time, notes, lines, attendance.entering(next, now));
    }

    // In whole minutes, and at least one: from there the technician drives on.
    private TimeWindow until(Instant done) {
        var started = done.truncatedTo(ChronoUnit.MINUTES);
        var end = started.equals(done) ? done : started.plus(MINUTE);
        var earliest = window.start().plus(MINUTE);
        var worked = new TimeWindow(window.start(), end.isBefore(earliest) ? earliest : end);
        return worked.end().isBefore(window.end()) ? worked : window;
    }

    /** Goes back to a state that was left by mistake. An arrival that never was is forgotten. */
    Appointment correctedTo(AppointmentStatus previous) {
        if (!status.corrections().contains(previous)) {
            throw new IllegalStateException("%s cannot go back to %s".formatted(status, previous));
        }
        return changed(previous, technician, window, notes, lines, Attendance.NONE);
    }

    Appointment with(Notes others) {
        return changed(status, technician, window, others, lines, attendance);
    }

    /** With other lines, and the time that they take. */
    Appointment with(List<AppointmentLine> others, TimeWindow time) {
        return changed(status, technician, time, notes, others, attendance);
    }

    private Appointment changed(
            AppointmentStatus nextStatus,
            TechnicianId nextTechnician,
            TimeWindow nextWindow,
            Notes nextNotes,
            List<AppointmentLine> nextLines,
            Attendance nextAttendance) {
        return new Appointment(
                id,
                reference,
                nextStatus,
                nextTechnician,
                nextWindow,
                customer,
                vehicle,
                contact,
                address,
                nextNotes,
                nextLines,
                travelFee,
                nextAttendance,
                version + 1);
    }
}
