package com.wrenchtime.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.wrenchtime.booking.AppointmentView.LineView;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.web.Price;
import com.wrenchtime.workforce.TechnicianId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as the shop's staff and programs see it. Times have the shop's offset.
 *
 * @param version what to send in {@code If-Match}, in quotes, with a change
 * @param delay LATE when the work should have begun 10 minutes ago and has not, OVERDUE after 30
 * @param contact as given when booking
 * @param customer as stored
 * @param arrivedAt when the work began; null before
 * @param departedAt when it was done; null before
 * @param allowed what the caller may do with it now
 * @param history who changed what, the first change first; only where one appointment is asked for
 */
record VisitView(
        UUID id,
        String reference,
        int version,
        AppointmentStatus status,
        Delay delay,
        OffsetDateTime start,
        OffsetDateTime end,
        String timeZone,
        AssignedTechnician technician,
        VisitContact contact,
        VisitCustomer customer,
        VisitVehicle vehicle,
        VisitAddress address,
        List<LineView> lines,
        Price travelFee,
        Price total,
        VisitNotes notes,
        @Nullable OffsetDateTime arrivedAt,
        @Nullable OffsetDateTime departedAt,
        OffsetDateTime bookedAt,
        AllowedChanges allowed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<VisitChange> history) {

    static VisitView of(
            Visit visit, Permissions caller, Instant now, ZoneId zone, @Nullable List<AppointmentChange> history) {
        var appointment = visit.appointment();
        return new VisitView(
                appointment.id().value(),
                appointment.reference(),
                appointment.version(),
                appointment.status(),
                Delay.of(appointment, now),
                at(appointment.window().start(), zone),
                at(appointment.window().end(), zone),
                zone.getId(),
                AssignedTechnician.of(appointment.technician(), visit.technicianName()),
                new VisitContact(
                        appointment.contact().name(),
                        appointment.contact().phone().e164(),
                        text(appointment.contact().email())),
                VisitCustomer.of(visit),
                VisitVehicle.of(visit),
                VisitAddress.of(appointment.address()),
                appointment.lines().stream().map(LineView::of).toList(),
                Price.of(appointment.travelFee()),
                Price.of(appointment.total()),
                new VisitNotes(
                        appointment.notes().forCustomer(), appointment.notes().forStaff()),
                nullableAt(appointment.attendance().arrivedAt(), zone),
                nullableAt(appointment.attendance().departedAt(), zone),
                at(visit.bookedAt(), zone),
                AllowedChanges.of(appointment, caller, now),
                history == null
                        ? null
                        : history.stream().map(it -> VisitChange.of(it, zone)).toList());
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime nullableAt(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : at(instant, zone);
    }

    private static @Nullable String text(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }

    private static @Nullable String text(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.e164();
    }

    record AssignedTechnician(UUID id, String name) {

        static AssignedTechnician of(TechnicianId id, String name) {
            return new AssignedTechnician(id.value(), name);
        }
    }

    /**
     * Whom to call about it.
     *
     * @param phone E.164
     */
    record VisitContact(String name, String phone, @Nullable String email) {}

    /** What the shop knows of the customer. */
    record VisitCustomer(
            UUID id,
            String name,
            @Nullable String phone,
            @Nullable String email) {

        static VisitCustomer of(Visit visit) {
            var customer = visit.customer();
            return new VisitCustomer(
                    visit.appointment().customer().value(),
                    customer.name(),
                    text(customer.phone()),
                    text(customer.email()));
        }
    }

    record VisitVehicle(
            UUID id,
            int year,
            String make,
            String model,
            @Nullable String vin,
            @Nullable String plate) {

        static VisitVehicle of(Visit visit) {
            VehicleDescription vehicle = visit.vehicle();
            return new VisitVehicle(
                    visit.appointment().vehicle().value(),
                    vehicle.year(),
                    vehicle.make(),
                    vehicle.model(),
                    vehicle.vin() == null ? null : vehicle.vin().value(),
                    vehicle.plate());
        }
    }

    /** Where it stands; coordinates in degrees (WGS 84), null when nobody knows them. */
    record VisitAddress(
            String line1,
            @Nullable String line2,
            String city,
            String region,
            String postalCode,
            String country,
            @Nullable Double lat,
            @Nullable Double lng) {

        static VisitAddress of(Address address) {
            var place = address.place();
            return new VisitAddress(
                    address.line1(),
                    address.line2(),
                    address.city(),
                    address.region(),
                    address.postalCode().value(),
                    address.country(),
                    place == null ? null : place.latitude(),
                    place == null ? null : place.longitude());
        }
    }

    /**
     * What people have written.
     *
     * @param customer what the customer wrote or may read
     * @param staff what the customer never sees
     */
    record VisitNotes(@Nullable String customer, @Nullable String staff) {}

    /**
     * What the caller may do now.
     *
     * @param status the states that may be entered
     * @param corrections the states that may be gone back to, with a reason
     * @param move whether it may be moved to another time or technician
     * @param lines whether what is done may be changed
     * @param prices whether prices may be set by hand
     * @param override whether rules of the shop may be set aside, with a reason
     */
    record AllowedChanges(
            List<AppointmentStatus> status,
            List<AppointmentStatus> corrections,
            boolean move,
            boolean lines,
            boolean prices,
            boolean notes,
            boolean override) {

        static AllowedChanges of(Appointment appointment, Permissions caller, Instant now) {
            return new AllowedChanges(
                    caller.next(appointment, now),
                    caller.corrections(appointment),
                    caller.mayMove(appointment),
                    caller.mayAlterLines(appointment),
                    caller.mayPrice(appointment),
                    caller.mayNote(),
                    caller.mayMakeExceptions());
        }
    }

    /**
     * One change of one field.
     *
     * @param by what people called whoever made it
     * @param actor who that was for certain, such as {@code member:} and a person's id
     */
    record VisitChange(
            OffsetDateTime at,
            String by,
            @Nullable String actor,
            String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {

        static VisitChange of(AppointmentChange change, ZoneId zone) {
            return new VisitChange(
                    VisitView.at(change.at(), zone),
                    change.by(),
                    change.actor(),
                    change.field(),
                    change.before(),
                    change.after(),
                    change.reason());
        }
    }
}
