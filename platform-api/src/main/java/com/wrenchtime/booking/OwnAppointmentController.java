package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.SlotList;
import com.wrenchtime.availability.WantedDates;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
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

/** What customers who have signed in see and do with the appointments that they have shown to be theirs. */
@RestController
@RequestMapping("/api/v1/public/{shop}/customers/me/appointments")
@Tag(name = "Own appointments", description = "Of a customer who has signed in")
class OwnAppointmentController {

    private static final String UPCOMING = "upcoming";
    private static final String PAST = "past";

    private final OwnAppointments own;
    private final ChangeWishes wishes;
    private final AppointmentViews views;
    private final Clock clock;

    OwnAppointmentController(OwnAppointments own, ChangeWishes wishes, AppointmentViews views, Clock clock) {
        this.own = own;
        this.wishes = wishes;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "ownAppointments",
            summary = "The customer's appointments, upcoming ones in their order or past ones the latest first",
            description = "Those that were made with a telephone or e-mail which the customer has proven since.")
    Page<AppointmentView> list(
            @Schema(allowableValues = {UPCOMING, PAST}) @RequestParam(defaultValue = UPCOMING) String when,
            @Schema(format = "uuid", description = "Those of one vehicle") @RequestParam(required = false) @Nullable
                    String vehicle,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        if (!when.equals(UPCOMING) && !when.equals(PAST)) {
            errors.add("when", "invalid", "Must be upcoming or past");
        }
        var car = errors.readOptional("vehicle", vehicle, Requested::uuid);
        var page = PageRequest.read(limit, cursor, OwnAppointments.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        var read = when.equals(UPCOMING)
                ? own.upcoming(customer(), car, clock.instant(), request)
                : own.past(customer(), car, clock.instant(), request);
        return Page.of(read, request, OwnAppointments::key).map(views::of);
    }

    @GetMapping("/{appointment}")
    @Operation(operationId = "ownAppointment", summary = "One of the customer's appointments")
    @Versioned
    ResponseEntity<AppointmentView> get(@PathVariable UUID appointment) {
        return wishes.answer(find(appointment));
    }

    @GetMapping("/{appointment}/availability")
    @Operation(
            operationId = "otherTimesOfOwn",
            summary = "The starts to which the appointment can be moved, day by day",
            description = "At most " + WantedDates.AT_MOST + " days. What the appointment takes now counts as free.")
    SlotList otherTimes(
            @PathVariable UUID appointment,
            @Parameter(description = "The first date on the shop's calendar", schema = @Schema(format = "date"))
                    @RequestParam
                    @Nullable
                    String from,
            @Parameter(description = "The last date, included", schema = @Schema(format = "date"))
                    @RequestParam
                    @Nullable
                    String to) {
        return wishes.otherTimes(find(appointment).id(), from, to);
    }

    @PatchMapping("/{appointment}")
    @Operation(
            operationId = "changeOwnAppointment",
            summary = "Move, cancel or confirm an appointment",
            description =
                    "By the same rules as by its link: send start to move it, or status CANCELLED (with a reason if"
                            + " you like) or CONFIRMED.")
    @Versioned
    @Refuses({"slot-taken", "too-late-to-change", "not-possible-now", "conflict", "version-required", "version-stale"})
    ResponseEntity<AppointmentView> change(
            @PathVariable UUID appointment,
            @RequestBody ChangeRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var id = find(appointment).id();
        return wishes.grant(request, id, Versions.required(ifMatch));
    }

    private Appointment find(UUID id) {
        return own.find(new AppointmentId(id), customer()).orElseThrow(NotFound::new);
    }

    // The table of routes lets nobody else in.
    private static CustomerId customer() {
        return new CustomerId(((Actor.ShopCustomer) CurrentActor.get()).customer());
    }
}
