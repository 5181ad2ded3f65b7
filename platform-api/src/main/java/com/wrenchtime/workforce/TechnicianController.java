package com.wrenchtime.workforce;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/technicians")
@Tag(name = "Technicians")
class TechnicianController {

    private final Technicians technicians;
    private final Roster roster;
    private final Idempotency idempotency;

    TechnicianController(Technicians technicians, Roster roster, Idempotency idempotency) {
        this.technicians = technicians;
        this.roster = roster;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "technicians",
            summary = "The technicians in their order",
            description = "Who only drives sees themselves alone.")
    Page<TechnicianEntry> list(
            @RequestParam(required = false) @Nullable String active,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var onlyActive = errors.readOptional("active", active, Requested::choice);
        var page = PageRequest.read(limit, cursor, Technicians.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(technicians.list(onlyActive, Sight.only(), request), request, Technicians::key)
                .map(TechnicianEntry::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "hireTechnician", summary = "Hire a technician")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    ResponseEntity<TechnicianEntry> hire(
            @RequestBody TechnicianRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var hired = idempotency.once(
                "POST technicians",
                key,
                sent,
                TechnicianEntry.class,
                () -> TechnicianEntry.of(roster.hire(sent.read())));
        return Versions.created(hired.version(), hired);
    }

    @GetMapping("/{technician}")
    @Operation(operationId = "technician", summary = "A technician")
    @Versioned
    ResponseEntity<TechnicianEntry> get(@PathVariable UUID technician) {
        return answer(technicians.find(Sight.of(technician)).orElseThrow(NotFound::new));
    }

    @PutMapping("/{technician}")
    @Operation(
            operationId = "changeTechnician",
            summary = "Change what is known of a technician",
            description = "All of it: what is left out is gone.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<TechnicianEntry> change(
            @PathVariable UUID technician,
            @RequestBody TechnicianRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(roster.change(new TechnicianId(technician), Versions.required(ifMatch), sent.read()));
    }

    @PostMapping("/{technician}/deactivate")
    @Operation(
            operationId = "deactivateTechnician",
            summary = "Give a technician no new work",
            description =
                    "Appointments stay. If there are any, the answer is 409 with their list until confirmed is true.")
    @Versioned
    @Refuses({"version-required", "version-stale", "technician-has-appointments"})
    ResponseEntity<TechnicianEntry> deactivate(
            @PathVariable UUID technician,
            @RequestBody DeactivationRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(roster.deactivate(
                new TechnicianId(technician), Versions.required(ifMatch), Boolean.TRUE.equals(sent.confirmed())));
    }

    @PostMapping("/{technician}/activate")
    @Operation(operationId = "activateTechnician", summary = "Let a technician be given work again")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<TechnicianEntry> activate(
            @PathVariable UUID technician,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(roster.activate(new TechnicianId(technician), Versions.required(ifMatch)));
    }

    private static ResponseEntity<TechnicianEntry> answer(Technician technician) {
        return Versions.answer(technician.version(), TechnicianEntry.of(technician));
    }

    /**
     * That a technician leaves.
     *
     * @param confirmed that somebody takes care of the appointments
     */
    record DeactivationRequest(@Nullable Boolean confirmed) {}
}
