package com.wrenchtime.booking;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.WantedServices;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the shop's people and programs do with an appointment. Each change names the version that it was decided on. */
@RestController
@RequestMapping("/api/v1/appointments/{id}")
@Tag(name = StaffAppointmentController.TAG)
class VisitChangeController {

    static final int MAX_REASON = 500;

    private final Transitions transitions;
    private final NoteTaking noteTaking;
    private final Moves moves;
    private final LineChanges lineChanges;
    private final VisitAnswers answers;
    private final Settings settings;

    VisitChangeController(
            Transitions transitions,
            NoteTaking noteTaking,
            Moves moves,
            LineChanges lineChanges,
            VisitAnswers answers,
            Settings settings) {
        this.transitions = transitions;
        this.noteTaking = noteTaking;
        this.moves = moves;
        this.lineChanges = lineChanges;
        this.answers = answers;
        this.settings = settings;
    }

    @PutMapping("/status")
    @Operation(
            operationId = "enterStatus",
            summary = "Bring an appointment into another state",
            description =
                    "Which ones, the appointment says in allowed. A step back is a correction and needs a reason.")
    @Versioned
    @Refuses({"not-possible-now", "slot-taken", "version-required", "version-stale", "conflict"})
    ResponseEntity<VisitView> enter(
            @PathVariable UUID id,
            @RequestBody StatusRequest sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var appointment = new AppointmentId(id);
        var errors = new FieldErrors();
        var status = errors.required("status", sent.status(), AppointmentStatus::named);
        var reason = errors.readOptional("reason", sent.reason(), it -> Requested.note(it, MAX_REASON));
        var correction = sent.correction() == null ? null : sent.correction().read("correction", errors);
        if (sent.correction() != null && sent.reason() != null) {
            errors.add("reason", "ambiguous", "Must not come with correction");
        }
        errors.refuseIfAny();
        return answers.to(
                correction == null
                        ? transitions.enter(appointment, seen, requireNonNull(status), reason)
                        : transitions.correct(appointment, seen, requireNonNull(status), correction));
    }

    @PutMapping("/notes")
    @Operation(
            operationId = "writeNotes",
            summary = "Replace the notes of an appointment",
            description = "What is left out is taken away.")
    @Versioned
    @Refuses({"version-required", "version-stale", "conflict"})
    ResponseEntity<VisitView> write(
            @PathVariable UUID id,
            @RequestBody VisitNotesRequest sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var errors = new FieldErrors();
        var notes = new Notes(
                errors.readOptional("customer", sent.customer(), it -> Requested.note(it, Notes.LONGEST)),
                errors.readOptional("staff", sent.staff(), it -> Requested.note(it, Notes.LONGEST)));
        errors.refuseIfAny();
        return answers.to(noteTaking.write(new AppointmentId(id), seen, notes));
    }

    @PostMapping("/move")
    @Operation(
            operationId = "move",
            summary = "Move an appointment to another time or technician",
            description = "Checked like a new one, except for what stays as it is.")
    @Versioned
    @Refuses({"slot-taken", "not-possible-now", "version-required", "version-stale", "conflict"})
    ResponseEntity<VisitView> move(
            @PathVariable UUID id,
            @RequestBody MoveRequest sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var errors = new FieldErrors();
        var target = new Moves.Target(
                errors.readOptional("start", sent.start(), Requested::instant),
                errors.readOptional("technician", sent.technician(), it -> new TechnicianId(Requested.uuid(it))),
                sent.override() == null ? null : sent.override().read("override", errors));
        if (sent.start() == null && sent.technician() == null) {
            errors.add("start", "required", "Tell another start, another technician or both");
        }
        errors.refuseIfAny();
        return answers.to(moves.move(new AppointmentId(id), seen, target));
    }

    @PutMapping("/lines")
    @Operation(
            operationId = "replaceLines",
            summary = "Replace what is done in an appointment",
            description = "Send all lines. Those that stay keep their price; sum and end are computed.")
    @Versioned
    @Refuses({"slot-taken", "not-possible-now", "version-required", "version-stale", "conflict"})
    ResponseEntity<VisitView> replaceLines(
            @PathVariable UUID id,
            @RequestBody LinesRequest sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var errors = new FieldErrors();
        var lines = WantedLines.read(sent.lines(), settings.current().currency(), errors);
        var override = sent.override() == null ? null : sent.override().read("override", errors);
        errors.refuseIfAny();
        return answers.to(lineChanges.replace(new AppointmentId(id), seen, lines, override));
    }

    /**
     * Another state.
     *
     * @param reason why, for the history
     * @param correction given when the state was left by mistake and this is a step back
     */
    record StatusRequest(
            @Schema(requiredMode = REQUIRED, implementation = AppointmentStatus.class) @Nullable
            String status,

            @Schema(minLength = 1, maxLength = MAX_REASON) @Nullable
            String reason,

            @Nullable GivenReason correction) {}

    /** What the customer may read, and what the customer never sees. */
    record VisitNotesRequest(
            @Schema(minLength = 1, maxLength = Notes.LONGEST) @Nullable
            String customer,

            @Schema(minLength = 1, maxLength = Notes.LONGEST) @Nullable
            String staff) {}

    /** Something that the rules do not foresee. */
    record GivenReason(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = MAX_REASON) @Nullable
            String reason) {

        /** The reason, in the given field; null when something is wrong with it, which is among the errors then. */
        @Nullable
        String read(String field, FieldErrors errors) {
            return errors.required(field + ".reason", reason, it -> Requested.note(it, MAX_REASON));
        }
    }

    /**
     * Another time or technician.
     *
     * @param start another of the offered starts, or any in the future with an override
     * @param technician who comes instead
     */
    record MoveRequest(
            @Schema(format = "date-time", description = "One of the offered starts, or any with an override") @Nullable
            String start,

            @Schema(format = "uuid", description = "Who comes instead") @Nullable
            String technician,

            @Schema(description = "Sets hours, notice, horizon and grid aside; never drives or what is taken") @Nullable
            GivenReason override) {}

    /** All that is to be done. */
    record LinesRequest(
            @ArraySchema(
                    minItems = 1,
                    maxItems = WantedServices.AT_MOST,
                    arraySchema = @Schema(requiredMode = REQUIRED, description = "Each service once"))
            @Nullable
            List<LineRequest> lines,

            @Schema(description = "Lets longer work reach out of the working hours") @Nullable
            GivenReason override) {}

    /**
     * A service to be done.
     *
     * @param quantity how many pieces; 1 when left out
     * @param price of one piece; what was booked, or the catalogue's, when left out
     */
    record LineRequest(
            @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
            String service,

            @Schema(minimum = "1", maximum = "99", description = "1 when left out") @Nullable
            Integer quantity,

            @Schema(description = "Of one piece, set by hand; what was booked, or the catalogue's, when left out")
            @Nullable
            LinePriceRequest price) {}

    /** A price that is set by hand, in the shop's currency. */
    record LinePriceRequest(
            @Schema(
                    requiredMode = REQUIRED,
                    minimum = "0",
                    maximum = "100000000",
                    description = "In the currency's minor units")
            @Nullable
            Long amount,

            @Schema(requiredMode = REQUIRED, description = "ISO 4217", example = "USD") @Nullable
            String currency) {}
}
