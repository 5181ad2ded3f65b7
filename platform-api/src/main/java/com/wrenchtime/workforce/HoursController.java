package com.wrenchtime.workforce;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/technicians/{technician}")
@Tag(name = "Technicians")
class HoursController {

    private static final int LONGEST_RANGE_DAYS = 366;

    private final Timetable timetable;
    private final Settings settings;
    private final Clock clock;

    HoursController(Timetable timetable, Settings settings, Clock clock) {
        this.timetable = timetable;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/hours")
    @Operation(operationId = "weeklyHours", summary = "The weekly hours of a technician")
    @Versioned
    ResponseEntity<WeekView> week(@PathVariable UUID technician) {
        return answer(timetable.week(Sight.of(technician)));
    }

    @PutMapping("/hours")
    @Operation(
            operationId = "replaceWeeklyHours",
            summary = "Replace the weekly hours of a technician",
            description = "A day with a break has two rules. Rules that hold at the same time must not overlap.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<WeekView> replaceWeek(
            @PathVariable UUID technician,
            @RequestBody HoursRequest.WeekRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(timetable.replaceWeek(new TechnicianId(technician), Versions.required(ifMatch), sent.read()));
    }

    @GetMapping("/overrides")
    @Operation(
            operationId = "overrides",
            summary = "The dates on which a technician has other hours",
            description = "From today on when nothing is said, and at most 366 days.")
    @Versioned
    ResponseEntity<OverridesView> overrides(
            @PathVariable UUID technician,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var errors = new FieldErrors();
        var today = LocalDate.ofInstant(clock.instant(), settings.current().zone());
        var first = from == null ? today : errors.read("from", () -> Requested.date(from));
        var last = to == null
                ? first == null ? today : first.plusDays(LONGEST_RANGE_DAYS - 1)
                : errors.read("to", () -> Requested.date(to));
        if (first != null && last != null && last.isBefore(first)) {
            errors.add("to", "before-from", "Must not lie before from");
        } else if (first != null && last != null && !last.isBefore(first.plusDays(LONGEST_RANGE_DAYS))) {
            errors.add("to", "range-too-long", "Must span at most %d days".formatted(LONGEST_RANGE_DAYS));
        }
        errors.refuseIfAny();
        return answer(timetable.overrides(Sight.of(technician), requireNonNull(first), requireNonNull(last)));
    }

    @PutMapping("/overrides/{date}")
    @Operation(
            operationId = "overrideHours",
            summary = "Give a technician other hours on a date",
            description = "None mean a day without work.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<OverridesView> override(
            @PathVariable UUID technician,
            @PathVariable String date,
            @RequestBody HoursRequest.DateHoursRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var override = sent.read(date(date));
        return answer(timetable.override(new TechnicianId(technician), Versions.required(ifMatch), override));
    }

    @DeleteMapping("/overrides/{date}")
    @Operation(operationId = "restoreHours", summary = "Let the weekly hours hold on a date again")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<OverridesView> removeOverride(
            @PathVariable UUID technician,
            @PathVariable String date,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(timetable.removeOverride(new TechnicianId(technician), Versions.required(ifMatch), date(date)));
    }

    private static LocalDate date(String sent) {
        var errors = new FieldErrors();
        var date = errors.read("date", () -> Requested.date(sent));
        errors.refuseIfAny();
        return requireNonNull(date);
    }

    private static ResponseEntity<WeekView> answer(WeekView week) {
        return Versions.answer(week.version(), week);
    }

    private static ResponseEntity<OverridesView> answer(OverridesView overrides) {
        return Versions.answer(overrides.version(), overrides);
    }
}
