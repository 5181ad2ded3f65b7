package com.wrenchtime.booking;

import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Destination;
import com.wrenchtime.availability.Destinations;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.BookingOutcome.Booked;
import com.wrenchtime.booking.BookingOutcome.OutsideArea;
import com.wrenchtime.booking.BookingOutcome.SlotTaken;
import com.wrenchtime.booking.BookingOutcome.UnknownService;
import com.wrenchtime.booking.BookingOutcome.UnknownTechnician;
import com.wrenchtime.booking.PhoneBookingRequest.Caller;
import com.wrenchtime.booking.PhoneBookingRequest.Car;
import com.wrenchtime.booking.PhoneBookingRequest.Wanted;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.catalog.Work;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.customers.Customers;
import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody of the shop books for a customer on the telephone, or in front of them. The time is taken by the same
 * search as a customer's; only people who run the day may set rules of the shop aside, and never drives or what is taken.
 */
@Component
class PhoneBooking {

    private final Availability availability;
    private final TechnicianCalendar calendar;
    private final Destinations destinations;
    private final Services services;
    private final Customers customers;
    private final Appointments appointments;
    private final Technicians technicians;
    private final Settings settings;
    private final Clock clock;

    PhoneBooking(
            Availability availability,
            TechnicianCalendar calendar,
            Destinations destinations,
            Services services,
            Customers customers,
            Appointments appointments,
            Technicians technicians,
            Settings settings,
            Clock clock) {
        this.availability = availability;
        this.calendar = calendar;
        this.destinations = destinations;
        this.services = services;
        this.customers = customers;
        this.appointments = appointments;
        this.technicians = technicians;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One attempt, in the caller's transaction.
     *
     * @return nothing when somebody was quicker: undo and attempt again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BookingOutcome> attempt(Wanted wanted) {
        var work = services.work(wanted.services());
        if (work.isEmpty()) {
            return Optional.of(new UnknownService());
        }
        if (work.get().duration().compareTo(Appointment.LONGEST) > 0) {
            throw new ValidationFailed(
                    "services", "too-long", "Must take at most %d hours".formatted(Appointment.LONGEST.toHours()));
        }
        var address = wanted.address();
        var destination = wanted.override() == null
                ? destinations.find(address.postalCode(), address.place())
                : destinations.findAnywhere(address.postalCode(), address.place());
        return destination.isEmpty() ? Optional.of(new OutsideArea()) : attempt(wanted, work.get(), destination.get());
    }

    private Optional<BookingOutcome> attempt(Wanted wanted, Work work, Destination destination) {
        var wish = Wish.of(work, destination.place(), wanted.technician());
        var start = wanted.start();
        var chosen = wanted.technician();
        if (chosen == null) {
            return availability.whoCanStartAt(start, wish).stream()
                    .findFirst()
                    .map(it -> take(wanted, work, destination, wish, it))
                    .orElseGet(() -> Optional.of(taken(start, wish)));
        }
        return take(wanted, work, destination, wish, chosen)
                .or(() ->
                        Optional.of(technicians.find(chosen).isEmpty() ? new UnknownTechnician() : taken(start, wish)));
    }

    private SlotTaken taken(Instant start, Wish wish) {
        return new SlotTaken(availability.alternatives(start, wish));
    }

    private Optional<BookingOutcome> take(
            Wanted wanted, Work work, Destination destination, Wish wish, TechnicianId technician) {
        var id = new AppointmentId(UUID.randomUUID());
        return calendar.take(id.value(), wish, technician, wanted.start(), wanted.leeway())
                .map(window -> new Booked(store(id, wanted, work, destination, technician, window)));
    }

    private Appointment store(
            AppointmentId id,
            Wanted wanted,
            Work work,
            Destination destination,
            TechnicianId technician,
            TimeWindow window) {
        var now = clock.instant();
        var caller = customer(wanted.caller());
        var status = status(wanted);
        var appointment = new Appointment(
                id,
                Reference.next(),
                status,
                technician,
                window,
                caller.customer(),
                vehicle(caller.customer(), wanted.car()),
                caller.contact(),
                wanted.address().at(destination.place()),
                wanted.notes(),
                work.services().stream().map(AppointmentLine::of).toList(),
                destination.travelFee(),
                Attendance.NONE.entering(status, now),
                1);
        appointments.add(appointment, AppointmentChange.of(now, "status", null, status, wanted.override()));
        var consent = wanted.textsAllowed();
        if (consent != null) {
            customers.record(
                    caller.customer(),
                    new TextConsent(
                            caller.contact().phone(),
                            TextConsent.Purpose.APPOINTMENTS,
                            consent,
                            ConsentWording.in(settings.current()),
                            ConsentWording.language(settings.current()),
                            "phone-booking",
                            null,
                            now));
        }
        return appointment;
    }

    // Who runs the day confirms by booking; a program is no person of the shop.
    private AppointmentStatus status(Wanted wanted) {
        if (wanted.leeway().arrived()) {
            return AppointmentStatus.IN_PROGRESS;
        }
        var isByHand = settings.current().policy().confirmedByHand();
        return isByHand && CurrentActor.get() instanceof Actor.Program
                ? AppointmentStatus.REQUESTED
                : AppointmentStatus.BOOKED;
    }

    private KnownCaller customer(Caller caller) {
        return switch (caller) {
            case Caller.Known(var id, var contact) -> {
                var known = customers.find(id).orElseThrow(NotFound::new);
                yield new KnownCaller(id, contact == null ? contactOf(known.contact()) : contact);
            }
            case Caller.New(var contact) -> new KnownCaller(customers.findOrAdd(contact), contact);
        };
    }

    private static Contact contactOf(Optional<Contact> known) {
        return known.orElseThrow(() -> new ValidationFailed(
                "customer", "required", "This customer has no telephone number; tell whom to call"));
    }

    private VehicleId vehicle(CustomerId customer, Car car) {
        return switch (car) {
            case Car.Known(var id) -> {
                if (!customers.owns(customer, id)) {
                    throw new NotFound();
                }
                yield id;
            }
            case Car.New(var description) -> customers.findOrAddVehicle(customer, description);
        };
    }

    private record KnownCaller(CustomerId customer, Contact contact) {}
}
