package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.availability.SlotList;
import com.wrenchtime.availability.WantedDates;
import com.wrenchtime.availability.WantedStart;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Tokens;
import com.wrenchtime.web.ValidationFailed;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
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

    private static final int MAX_REASON = 500;

    private final CustomerChanges changes;
    private final AppointmentViews views;
    private final Settings settings;
    private final Tokens tokens;
    private final Clock clock;

    ManageController(CustomerChanges changes, AppointmentViews views, Settings settings, Tokens tokens, Clock clock) {
        this.changes = changes;
        this.views = views;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "appointment", summary = "Look at an appointment")
    @Versioned
    ResponseEntity<AppointmentView> view(@PathVariable String token) {
        return answer(changes.view(appointment(token)).orElseThrow(NotFound::new));
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
        var errors = new FieldErrors();
        var zone = settings.current().zone();
        var dates = WantedDates.read(from, to, LocalDate.ofInstant(clock.instant(), zone), errors);
        errors.refuseIfAny();
        return SlotList.of(
                changes.otherTimes(appointment(token), requireNonNull(dates)).orElseThrow(NotFound::new), zone);
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
        return answer(apply(request, appointment(token), Versions.optional(ifMatch)));
    }

    private ChangeOutcome apply(ChangeRequest request, AppointmentId id, @Nullable Integer seen) {
        var errors = new FieldErrors();
        var reason = errors.readOptional("reason", request.reason(), it -> Requested.note(it, MAX_REASON));
        var status = request.status();
        if (request.start() != null && status != null) {
            errors.add("status", "ambiguous", "Must not come with start");
        }
        if (status != null) {
            errors.refuseIfAny();
            return enter(status, reason, id, seen).orElseThrow(NotFound::new);
        }
        var start = WantedStart.read("start", request.start(), clock.instant(), settings.current(), errors);
        errors.refuseIfAny();
        return changes.move(id, requireNonNull(start), seen).orElseThrow(NotFound::new);
    }

    private Optional<ChangeOutcome> enter(
            String status, @Nullable String reason, AppointmentId id, @Nullable Integer seen) {
        return switch (status) {
            case "CANCELLED" -> changes.cancel(id, reason, seen);
            case "CONFIRMED" -> changes.confirm(id, seen);
            default -> throw new ValidationFailed("status", "invalid", "Must be CANCELLED or CONFIRMED");
        };
    }

    private ResponseEntity<AppointmentView> answer(ChangeOutcome outcome) {
        var shop = settings.current();
        return switch (outcome) {
            case ChangeOutcome.Changed(var appointment) -> answer(appointment);
            case ChangeOutcome.SlotTaken(var alternatives) -> throw AvailabilityProblems.slotTaken(alternatives, shop);
            case ChangeOutcome.TooLate() -> throw BookingProblems.tooLate(shop);
            case ChangeOutcome.NotPossible(var present, var wanted) ->
                throw BookingProblems.notPossible(present, wanted, null);
            case ChangeOutcome.Stale(var present) -> throw Versions.stale(present.version(), views.of(present));
        };
    }

    private ResponseEntity<AppointmentView> answer(Appointment appointment) {
        return ResponseEntity.ok().eTag(Versions.etag(appointment.version())).body(views.of(appointment));
    }

    // The edge has bound the shop that the token names.
    private AppointmentId appointment(String token) {
        return tokens.verify(Tokens.Purpose.MANAGE_APPOINTMENT, token)
                .filter(Tokens.Target::isOfBoundShop)
                .map(it -> new AppointmentId(it.thing()))
                .orElseThrow(NotFound::new);
    }

    /**
     * A wish to change an appointment.
     *
     * @param start another of the offered starts, with an offset
     * @param status CANCELLED or CONFIRMED
     * @param reason why it is cancelled, for the shop
     */
    record ChangeRequest(
            @Schema(format = "date-time", description = "Another of the offered starts") @Nullable
            String start,

            @Schema(allowableValues = {"CANCELLED", "CONFIRMED"}) @Nullable
            String status,

            @Schema(minLength = 1, maxLength = MAX_REASON, description = "Why it is cancelled, for the shop") @Nullable
            String reason) {}
}
