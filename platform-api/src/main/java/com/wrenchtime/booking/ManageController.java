package com.wrenchtime.booking;

import com.wrenchtime.availability.SlotList;
import com.wrenchtime.availability.WantedDates;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Tokens;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer does with an appointment by its link. The token names the shop too. */
@RestController
@RequestMapping("/api/v1/public/manage/{token}")
@Tag(name = "Manage", description = "What a customer does with an appointment by its link")
class ManageController {

    private final CustomerChanges changes;
    private final ChangeWishes wishes;
    private final Tokens tokens;

    ManageController(CustomerChanges changes, ChangeWishes wishes, Tokens tokens) {
        this.changes = changes;
        this.wishes = wishes;
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(operationId = "appointment", summary = "Look at an appointment")
    @Versioned
    ResponseEntity<AppointmentView> view(@PathVariable String token) {
        return wishes.answer(changes.view(appointment(token)).orElseThrow(NotFound::new));
    }

    @GetMapping("/availability")
    @Operation(
            operationId = "otherTimes",
            summary = "The starts to which the appointment can be moved, day by day",
            description = "At most " + WantedDates.AT_MOST + " days. What the appointment takes now counts as free.")
    SlotList otherTimes(
            @PathVariable String token,
            @Parameter(description = "The first date on the shop's calendar", schema = @Schema(format = "date"))
                    @RequestParam
                    @Nullable
                    String from,
            @Parameter(description = "The last date, included", schema = @Schema(format = "date"))
                    @RequestParam
                    @Nullable
                    String to) {
        return wishes.otherTimes(appointment(token), from, to);
    }

    @PatchMapping
    @Operation(
            operationId = "changeAppointment",
            summary = "Move, cancel or confirm an appointment",
            description =
                    "Send start to move it, or status CANCELLED (with a reason if you like) or CONFIRMED. If-Match with"
                            + " the ETag that was read makes sure that nobody changed it meanwhile.")
    @Versioned
    @Refuses({"slot-taken", "too-late-to-change", "not-possible-now", "conflict", "version-stale"})
    ResponseEntity<AppointmentView> change(
            @PathVariable String token,
            @RequestBody ChangeRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return wishes.grant(request, appointment(token), Versions.optional(ifMatch));
    }

    // The edge has bound the shop that the token names.
    private AppointmentId appointment(String token) {
        return tokens.verify(Tokens.Purpose.MANAGE_APPOINTMENT, token)
                .filter(Tokens.Target::isOfBoundShop)
                .map(it -> new AppointmentId(it.thing()))
                .orElseThrow(NotFound::new);
    }
}
