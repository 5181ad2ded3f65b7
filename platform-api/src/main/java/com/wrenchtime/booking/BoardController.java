package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.wrenchtime.availability.DayPlan;
import com.wrenchtime.availability.DayPlans;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A day of the shop, technician by technician. Technicians see their own. */
@RestController
@RequestMapping("/api/v1/board")
@Tag(name = StaffAppointmentController.TAG)
class BoardController {

    private final DayPlans plans;
    private final Visits visits;
    private final VisitAnswers answers;
    private final Settings settings;
    private final Clock clock;

    BoardController(DayPlans plans, Visits visits, VisitAnswers answers, Settings settings, Clock clock) {
        this.plans = plans;
        this.visits = visits;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "board",
            summary = "A day, technician by technician, in driving order",
            description =
                    "With what is held for customers who are still typing, the drives, and the time that is left.")
    @Transactional(readOnly = true)
    BoardView board(
            @Parameter(description = "On the shop's calendar, or today; today when left out", example = "2027-06-07")
                    @RequestParam(required = false)
                    @Nullable
                    String date) {
        var shop = settings.current();
        var errors = new FieldErrors();
        var day = errors.read(
                "date", () -> VisitQuery.day(date == null ? VisitQuery.TODAY : date, shop, clock.instant()));
        errors.refuseIfAny();
        return board(requireNonNull(day), Permissions.ofCaller());
    }

    private BoardView board(LocalDate date, Permissions caller) {
        var shop = settings.current();
        var shown = visits.during(shop.day(date), caller).stream()
                .map(answers::view)
                .toList();
        var byTechnician =
                shown.stream().collect(groupingBy(it -> it.technician().id()));
        return new BoardView(
                date,
                shop.zone().getId(),
                plans.on(date).stream()
                        .filter(it -> caller.reaches(it.technician().id()))
                        .map(it -> column(
                                it,
                                byTechnician.getOrDefault(it.technician().id().value(), List.of())))
                        .toList());
    }

    private BoardView.BoardColumn column(DayPlan plan, List<VisitView> visits) {
        var zone = settings.current().zone();
        var byId = visits.stream().collect(toMap(VisitView::id, Function.identity()));
        var stops = plan.stops().stream()
                .map(it -> BoardView.BoardStop.of(it, byId.get(it.id()), zone))
                .toList();
        var driven = plan.stops().stream().map(DayPlan.Stop::id).toList();
        return BoardView.BoardColumn.of(
                plan,
                stops,
                visits.stream().filter(it -> !driven.contains(it.id())).toList(),
                zone);
    }
}
