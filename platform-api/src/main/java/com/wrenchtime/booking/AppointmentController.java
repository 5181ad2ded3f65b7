package com.wrenchtime.booking;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}/appointments")
@Tag(name = "Appointments", description = "Booking")
class AppointmentController {

    private final Booking booking;
    private final Attempts attempts;
    private final Idempotency idempotency;
    private final AppointmentViews views;
    private final Settings settings;
    private final Tokens tokens;
    private final Clock clock;
    private final MeterRegistry metrics;

    AppointmentController(
            Booking booking,
            Attempts attempts,
            Idempotency idempotency,
            AppointmentViews views,
            Settings settings,
            Tokens tokens,
            Clock clock,
            MeterRegistry metrics) {
        this.booking = booking;
        this.attempts = attempts;
        this.idempotency = idempotency;
        this.views = views;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.metrics = metrics;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "book",
            summary = "Book an appointment",
            description =
                    "With a hold, or with services and a start. A repetition with the same Idempotency-Key within 24"
                            + " hours gets the same answer.")
    @Refuses({"idempotency-key-required", "slot-taken", "conflict", "outside-service-area", "idempotency-key-reuse"})
    AppointmentView book(
            @RequestBody AppointmentRequest sent, @RequestHeader(Idempotency.HEADER) String key, ClientAddress client) {
        var view = attempts.until(() -> idempotency.once(
                Idempotency.ANYBODY,
                "POST appointments",
                key,
                sent,
                AppointmentView.class,
                () -> attempt(sent, client)));
        count("booked");
        return view.with(tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, view.id()));
    }

    // A refusal leaves as an exception, so that nothing of the attempt is kept, not even the key.
    private Optional<AppointmentView> attempt(AppointmentRequest sent, ClientAddress client) {
        var shop = settings.current();
        return booking.attempt(sent.read(shop, clock.instant(), tokens, client.address()))
                .map(outcome -> switch (outcome) {
                    case BookingOutcome.Booked(var appointment) -> views.of(appointment);
                    case BookingOutcome.SlotTaken(var alternatives) -> {
                        count("slot-taken");
                        throw AvailabilityProblems.slotTaken(alternatives, shop);
                    }
                    case BookingOutcome.UnknownHold(),
                            BookingOutcome.UnknownService(),
                            BookingOutcome.UnknownTechnician() -> throw new NotFound();
                    case BookingOutcome.OutsideArea() -> throw AvailabilityProblems.outsideArea(shop);
                });
    }

    private void count(String outcome) {
        metrics.counter("wrenchtime.bookings", "outcome", outcome).increment();
    }
}
