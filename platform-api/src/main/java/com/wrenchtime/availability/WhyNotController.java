package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.WhyNot.JudgedDay;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the question of the shop's people: why is this time not offered? */
@RestController
@RequestMapping("/api/v1/availability")
@Tag(name = "Shop: appointments")
class WhyNotController {

    private final WhyNot whyNot;
    private final Services services;
    private final Settings settings;

    WhyNotController(WhyNot whyNot, Services services, Settings settings) {
        this.whyNot = whyNot;
        this.services = services;
        this.settings = settings;
    }

    @GetMapping("/obstacles")
    @Operation(
            operationId = "obstacles",
            summary = "Why a time is not offered",
            description =
                    "Every start of the shop's grid on a date, technician by technician: it is offered, or the one"
                            + " thing that is in the way is named.")
    @Transactional(readOnly = true)
    ObstacleDay obstacles(@ParameterObject ObstacleQuery query) {
        var shop = settings.current();
        var errors = new FieldErrors();
        var date = errors.required("date", query.date(), Requested::date);
        var wanted = errors.required("services", query.services(), it -> WantedServices.read(Requested.list(it)));
        var technician =
                errors.readOptional("technician", query.technician(), it -> new TechnicianId(Requested.uuid(it)));
        var where = query.postalCode() == null && query.lat() == null && query.lng() == null
                ? null
                : PlaceParameters.read(
                        query.postalCode(), query.lat(), query.lng(), shop.country(), UnaryOperator.identity(), errors);
        errors.refuseIfAny();
        var work = services.work(requireNonNull(wanted)).orElseThrow(NotFound::new);
        return new ObstacleDay(
                requireNonNull(date),
                shop.zone().getId(),
                shop.policy().slotStep().toMinutes(),
                work.duration().toMinutes(),
                whyNot.on(date, work, where, technician).stream()
                        .map(it -> TechnicianObstacles.of(it, shop.zone()))
                        .toList());
    }

    /**
     * When, what, where and by whom.
     *
     * @param date on the shop's calendar
     * @param services ids, separated by commas
     * @param postalCode where, or {@code lat} and {@code lng}, or neither when it is not known yet
     */
    record ObstacleQuery(
            @Parameter(required = true, description = "On the shop's calendar") @Schema(format = "date") @Nullable
            String date,

            @Parameter(required = true, description = "Ids, separated by commas, each once") @Nullable
            String services,

            @Parameter(description = "Of the shop's country; or lat and lng; neither when it is not known yet")
            @Nullable
            String postalCode,

            @Parameter(description = "Degrees north (WGS 84), together with lng")
            @Schema(type = "number", minimum = "-90", maximum = "90")
            @Nullable
            String lat,

            @Parameter(description = "Degrees east (WGS 84), together with lat")
            @Schema(type = "number", minimum = "-180", maximum = "180")
            @Nullable
            String lng,

            @Parameter(description = "The only one to look at") @Schema(format = "uuid") @Nullable
            String technician) {}

    /** A date, technician by technician. */
    record ObstacleDay(
            LocalDate date,
            String timeZone,
            long stepMinutes,
            long durationMinutes,
            List<TechnicianObstacles> technicians) {}

    /** A technician's date, from its first start to its last. */
    record TechnicianObstacles(UUID id, String name, List<StartStretch> stretches) {

        static TechnicianObstacles of(JudgedDay day, ZoneId zone) {
            var stretches = new ArrayList<StartStretch>();
            for (var start : day.starts()) {
                if (!stretches.isEmpty() && stretches.getLast().goesOnWith(start, zone)) {
                    stretches.set(stretches.size() - 1, stretches.getLast().upTo(start.start(), zone));
                } else {
                    stretches.add(StartStretch.of(start, zone));
                }
            }
            return new TechnicianObstacles(
                    day.technician().id().value(), day.technician().name(), stretches);
        }
    }

    /**
     * Starts in a row that have the same obstacle, or none.
     *
     * @param first the first of them
     * @param last the last of them
     * @param starts how many they are
     * @param obstacle why they are not offered; null when they are
     * @param taken the job or held time that is in the way
     */
    record StartStretch(
            OffsetDateTime first,
            OffsetDateTime last,
            int starts,
            @Nullable Obstacle obstacle,
            @Nullable TakenTime taken) {

        static StartStretch of(JudgedStart start, ZoneId zone) {
            var at = at(start.start(), zone);
            return new StartStretch(at, at, 1, start.obstacle(), TakenTime.of(start.taken(), zone));
        }

        boolean goesOnWith(JudgedStart start, ZoneId zone) {
            return obstacle == start.obstacle() && Objects.equals(taken, TakenTime.of(start.taken(), zone));
        }

        StartStretch upTo(Instant start, ZoneId zone) {
            return new StartStretch(first, at(start, zone), starts + 1, obstacle, taken);
        }

        private static OffsetDateTime at(Instant instant, ZoneId zone) {
            return instant.atZone(zone).toOffsetDateTime();
        }
    }

    /** A job, or time that is held for a customer. */
    record TakenTime(OffsetDateTime start, OffsetDateTime end) {

        static @Nullable TakenTime of(@Nullable TimeWindow taken, ZoneId zone) {
            return taken == null
                    ? null
                    : new TakenTime(StartStretch.at(taken.start(), zone), StartStretch.at(taken.end(), zone));
        }
    }
}
