package com.wrenchtime.booking;

import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.TechnicianId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable String notes,
        List<AppointmentLine> lines,
        Money travelFee,
        int version) {

    public Appointment {
        lines = List.copyOf(lines);
    }

    /** What the customer pays: the lines and the travel fee. */
    public Money total() {
        return lines.stream().map(AppointmentLine::price).reduce(travelFee, Money::plus);
    }

    Appointment movedTo(TimeWindow other) {
        return new Appointment(
                id,
                reference,
                status,
                technician,
                other,
                customer,
                vehicle,
                contact,
                address,
                notes,
                lines,
                travelFee,
                version + 1);
    }

    Appointment in(AppointmentStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("%s cannot become %s".formatted(status, next));
        }
        return new Appointment(
                id,
                reference,
                next,
                technician,
                window,
                customer,
                vehicle,
                contact,
                address,
                notes,
                lines,
                travelFee,
                version + 1);
    }
}
