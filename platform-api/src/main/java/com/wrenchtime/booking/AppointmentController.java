package com.wrenchtime.booking;

import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    private final PublicBooking booking;

    AppointmentController(PublicBooking booking) {
        this.booking = booking;
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
        return booking.book(sent, key, client);
    }
}
