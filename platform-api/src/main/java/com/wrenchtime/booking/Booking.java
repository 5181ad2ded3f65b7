package com.wrenchtime.booking;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Destination;
import com.wrenchtime.availability.Destinations;
import com.wrenchtime.availability.Hold;
import com.wrenchtime.availability.Holds;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.BookingOutcome.Booked;
import com.wrenchtime.booking.BookingOutcome.OutsideArea;
import com.wrenchtime.booking.BookingOutcome.SlotTaken;
import com.wrenchtime.booking.BookingOutcome.UnknownHold;
import com.wrenchtime.booking.BookingOutcome.UnknownService;
import com.wrenchtime.booking.BookingOutcome.UnknownTechnician;
import com.wrenchtime.booking.BookingRequest.WantedSlot;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.catalog.Work;
import com.wrenchtime.customers.Customers;
import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns a customer's wish into an appointment, in one transaction: the technician's time, the customer, the appointment
 * and the evidence of consent are stored together or not at all.
 */
@Component
public class Booking {

    private final Availability availability;
    private final TechnicianCalendar calendar;
    private final Holds holds;
    private final Destinations destinations;
    private final Services services;
    private final Customers customers;
    private final Appointments appointments;
    private final Technicians technicians;
    private final Settings settings;
    private final Clock clock;

    Booking(
            Availability availability,
            TechnicianCalendar calendar,
            Holds holds,
            Destinations destinations,
            Services services,
            Customers customers,
            Appointments appointments,
            Technicians technicians,
            Settings settings,
            Clock clock) {
        this.availability = availability;
        this.calendar = calendar;
        this.holds = holds;
        this.destinations = destinations;
        this.services = services;
        this.customers = customers;
        this.appointments = appointments;
        this.technicians = technicians;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One attempt at a booking, in the caller's transaction.
     *
     * @return nothing when somebody was quicker: undo and attempt again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BookingOutcome> attempt(BookingRequest request) {
        return switch (request.slot()) {
            case WantedSlot.Held(var hold) ->
                holds.find(hold).map(it -> attemptHeld(request, it)).orElseGet(() -> Optional.of(new UnknownHold()));
            case WantedSlot.Picked(var wanted, var start, var technician) ->
                isUnknown(technician)
                        ? Optional.of(new UnknownTechnician())
                        : withWish(request, services.work(wanted), technician, (work, wish, destination) -> {
                            var candidates = availability.whoCanStartAt(start, wish);
                            return candidates.isEmpty()
                                    ? Optional.of(taken(start, wish))
                                    : take(request, work, wish, destination, candidates.getFirst(), start);
                        });
        };
    }

    private boolean isUnknown(@Nullable TechnicianId technician) {
        return technician != null && technicians.find(technician).isEmpty();
    }

    private Optional<BookingOutcome> attemptHeld(BookingRequest request, Hold hold) {
        return withWish(request, services.work(hold.services()), hold.technician(), (work, wish, destination) -> {
            var id = newId();
            var window = calendar.takeHeld(id.value(), wish, hold);
            return Optional.of(
                    window.isPresent()
                            ? booked(id, request, work, destination, hold.technician(), window.get())
                            : taken(hold.start(), wish));
        });
    }

    private Optional<BookingOutcome> withWish(
            BookingRequest request, Optional<Work> work, @Nullable TechnicianId technician, Attempt attempt) {
        if (work.isEmpty()) {
            return Optional.of(new UnknownService());
        }
        var address = request.address();
        return destinations
                .find(address.postalCode(), address.place())
                .map(it -> attempt.at(work.get(), Wish.of(work.get(), it.place(), technician), it))
                .orElseGet(() -> Optional.of(new OutsideArea()));
    }

    private SlotTaken taken(Instant start, Wish wish) {
        return new SlotTaken(availability.alternatives(start, wish));
    }

    private Optional<BookingOutcome> take(
            BookingRequest request,
            Work work,
            Wish wish,
            Destination destination,
            TechnicianId technician,
            Instant start) {
        var id = newId();
        return calendar.take(id.value(), wish, technician, start)
                .map(window -> booked(id, request, work, destination, technician, window));
    }

    private static AppointmentId newId() {
        return new AppointmentId(UUID.randomUUID());
    }

    private Booked booked(
            AppointmentId id,
            BookingRequest request,
            Work work,
            Destination destination,
            TechnicianId technician,
            TimeWindow window) {
        return new Booked(store(id, request, work, destination, technician, window));
    }

    private Appointment store(
            AppointmentId id,
            BookingRequest request,
            Work work,
            Destination destination,
            TechnicianId technician,
            TimeWindow window) {
        var customer = customers.findOrAdd(request.contact());
        var appointment = new Appointment(
                id,
                Reference.next(),
                settings.current().policy().confirmedByHand() ? AppointmentStatus.REQUESTED : AppointmentStatus.BOOKED,
                technician,
                window,
                customer,
                customers.findOrAddVehicle(customer, request.vehicle()),
                request.contact(),
                request.address().at(destination.place()),
                new Notes(request.notes(), null),
                work.services().stream().map(AppointmentLine::of).toList(),
                destination.travelFee(),
                Attendance.NONE,
                1);
        var now = clock.instant();
        appointments.add(appointment, AppointmentChange.of(now, "status", null, appointment.status(), null));
        customers.record(
                customer,
                new TextConsent(
                        request.contact().phone(),
                        TextConsent.Purpose.APPOINTMENTS,
                        request.texts().allowed(),
                        request.texts().wording(),
                        request.texts().language(),
                        "public-booking",
                        request.clientAddress(),
                        now));
        return appointment;
    }

    /** What is attempted once it is known where to and for what. */
    private interface Attempt {
        Optional<BookingOutcome> at(Work work, Wish wish, Destination destination);
    }
}
