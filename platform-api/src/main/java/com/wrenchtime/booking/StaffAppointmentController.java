package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shop's appointments, for its people and programs. Technicians find their own. */
@RestController
@RequestMapping("/api/v1/appointments")
@Tag(name = StaffAppointmentController.TAG, description = "The shop's appointments, for its people and programs")
class StaffAppointmentController {

    static final String TAG = "Shop: appointments";

    private static final int PARTS_OF_THE_ORDER = 3;

    private final Visits visits;
    private final PhoneBooking booking;
    private final Attempts attempts;
    private final Idempotency idempotency;
    private final VisitAnswers answers;
    private final Settings settings;
    private final Clock clock;

    StaffAppointmentController(
            Visits visits,
            PhoneBooking booking,
            Attempts attempts,
            Idempotency idempotency,
            VisitAnswers answers,
            Settings settings,
            Clock clock) {
        this.visits = visits;
        this.booking = booking;
        this.attempts = attempts;
        this.idempotency = idempotency;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "appointments",
            summary = "Find appointments",
            description = "In the order of their starts; equal starts in the order in which they were made.")
    @Transactional(readOnly = true)
    Page<VisitView> list(@ParameterObject VisitQuery query) {
        var errors = new FieldErrors();
        var filter = query.filter(settings.current(), clock.instant(), errors);
        var page = PageRequest.read(query.limit(), query.cursor(), PARTS_OF_THE_ORDER, errors);
        var after = page == null ? null : query.after(page, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(
                        visits.list(filter, request, after, Permissions.ofCaller()),
                        request,
                        it -> List.of(
                                it.appointment().window().start().toString(),
                                it.bookedAt().toString(),
                                it.appointment().id().toString()))
                .map(answers::view);
    }

    @PostMapping
    @Operation(
            operationId = "bookByPhone",
            summary = "Book for somebody on the telephone, or in front of the technician",
            description =
                    "Checked like a customer's booking. A repetition with the same Idempotency-Key within 24 hours"
                            + " gets the same answer.")
    @ResponseStatus(HttpStatus.CREATED)
    @Versioned
    @Refuses({
        "idempotency-key-required",
        "not-found",
        "slot-taken",
        "conflict",
        "outside-service-area",
        "idempotency-key-reuse"
    })
    ResponseEntity<VisitView> book(
            @RequestBody PhoneBookingRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var view = attempts.until(() -> idempotency.once(
                CurrentActor.get().key(), "POST staff appointments", key, sent, VisitView.class, () -> attempt(sent)));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.etag(view.version()))
                .body(view);
    }

    // A refusal leaves as an exception, so that nothing of the attempt is kept, not even the key.
    private Optional<VisitView> attempt(PhoneBookingRequest sent) {
        var shop = settings.current();
        var wanted = sent.read(shop, clock.instant());
        if (wanted.isException()) {
            Permissions.requireExceptions(wanted);
        }
        return booking.attempt(wanted).map(outcome -> switch (outcome) {
            case BookingOutcome.Booked(var appointment) ->
                answers.view(
                        visits.find(appointment.id(), Permissions.ofCaller()).orElseThrow());
            case BookingOutcome.SlotTaken(var alternatives) -> throw AvailabilityProblems.slotTaken(alternatives, shop);
            case BookingOutcome.OutsideArea() -> throw AvailabilityProblems.outsideArea(shop);
            case BookingOutcome.UnknownService(), BookingOutcome.UnknownTechnician(), BookingOutcome.UnknownHold() ->
                throw new NotFound();
        });
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "appointment",
            summary = "One appointment, with all that is known of it and what can be done with it")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<VisitView> find(@PathVariable UUID id) {
        var appointment = new AppointmentId(id);
        var visit = visits.find(appointment, Permissions.ofCaller()).orElseThrow(NotFound::new);
        return answers.of(visit, visits.history(appointment));
    }
}
