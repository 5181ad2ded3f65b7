package com.wrenchtime.workforce;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/technicians/{technician}/time-off")
@Tag(name = "Technicians")
class TimeOffController {

    private final Timetable timetable;
    private final Technicians technicians;
    private final Absences absences;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Clock clock;

    TimeOffController(
            Timetable timetable,
            Technicians technicians,
            Absences absences,
            Idempotency idempotency,
            Settings settings,
            Clock clock) {
        this.timetable = timetable;
        this.technicians = technicians;
        this.absences = absences;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "timeOff", summary = "The time off of a technician, from today on when nothing is said")
    @Transactional(readOnly = true)
    Page<TimeOffView> list(
            @PathVariable UUID technician,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var zone = settings.current().zone();
        var errors = new FieldErrors();
        var first = from == null
                ? LocalDate.ofInstant(clock.instant(), zone)
                : errors.read("from", () -> Requested.date(from));
        var page = PageRequest.read(limit, cursor, Absences.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        var id = technicians
                .find(Sight.of(technician))
                .orElseThrow(NotFound::new)
                .id();
        return Page.of(absences.list(id, requireNonNull(first), request), request, Absences::key)
                .map(it -> TimeOffView.of(it, zone));
    }

    @GetMapping("/conflicts")
    @Operation(
            operationId = "timeOffConflicts",
            summary = "The appointments that a time off would hit",
            description = "It is only asked, not given.")
    ConflictList conflicts(@PathVariable UUID technician, @ParameterObject TimeOffRequest sent) {
        var time = sent.read().time();
        return new ConflictList(shown(timetable.hitBy(new TechnicianId(technician), time)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "giveTimeOff",
            summary = "Give a technician time off",
            description = "The answer names the appointments that it hits. They stay where they are.")
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    GivenTimeOff give(
            @PathVariable UUID technician,
            @RequestBody TimeOffRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        return idempotency.once(
                "POST technicians/%s/time-off".formatted(technician), key, sent, GivenTimeOff.class, () -> {
                    var id = new TechnicianId(technician);
                    var wanted = sent.read();
                    var given = timetable.giveOff(id, wanted.time(), wanted.reason());
                    return new GivenTimeOff(
                            TimeOffView.of(given, settings.current().zone()),
                            shown(timetable.hitBy(id, wanted.time())));
                });
    }

    @DeleteMapping("/{timeOff}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "takeTimeOffBack", summary = "Take a time off back")
    void takeBack(@PathVariable UUID technician, @PathVariable UUID timeOff) {
        timetable.takeBack(new TechnicianId(technician), timeOff);
    }

    private List<PlannedJobView> shown(List<PlannedJob> planned) {
        var zone = settings.current().zone();
        return planned.stream().map(it -> PlannedJobView.of(it, zone)).toList();
    }

    record ConflictList(List<PlannedJobView> items) {}

    /** A time off that was given, and the appointments that lie in it. */
    record GivenTimeOff(TimeOffView timeOff, List<PlannedJobView> conflicts) {}
}
