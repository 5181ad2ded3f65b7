package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Price;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}")
@Tag(name = "Availability", description = "Where and when the shop can come")
class AvailabilityController {

    private static final String AT_MOST = "At most " + WantedDates.AT_MOST + " days.";
    private static final String POSTAL_CODE = "Of the shop's country; or lat and lng";
    private static final String LATITUDE = "Degrees north (WGS 84), together with lng";
    private static final String LONGITUDE = "Degrees east (WGS 84), together with lat";

    private final Availability availability;
    private final Destinations destinations;
    private final Wishes wishes;
    private final Settings settings;
    private final Clock clock;
    private final Counter offered;

    AvailabilityController(
            Availability availability,
            Destinations destinations,
            Wishes wishes,
            Settings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.availability = availability;
        this.destinations = destinations;
        this.wishes = wishes;
        this.settings = settings;
        this.clock = clock;
        this.offered = Counter.builder("wrenchtime.slots.offered")
                .description("Starts that customers were shown")
                .register(metrics);
    }

    @GetMapping("/coverage")
    @Operation(operationId = "coverage", summary = "Whether the shop drives somewhere, and for how much")
    Coverage coverage(
            @Parameter(description = POSTAL_CODE) @RequestParam(required = false) @Nullable String postalCode,
            @Parameter(description = LATITUDE, schema = @Schema(type = "number", minimum = "-90", maximum = "90"))
                    @RequestParam(required = false)
                    @Nullable
                    String lat,
            @Parameter(description = LONGITUDE, schema = @Schema(type = "number", minimum = "-180", maximum = "180"))
                    @RequestParam(required = false)
                    @Nullable
                    String lng) {
        var errors = new FieldErrors();
        var shop = settings.current();
        var where = PlaceParameters.read(postalCode, lat, lng, shop.country(), UnaryOperator.identity(), errors);
        errors.refuseIfAny();
        var destination = destinations.find(where.postalCode(), where.place());
        var code = destinations.postalCode(where.postalCode(), where.place());
        return new Coverage(
                destination.isPresent(),
                destination.map(it -> Price.of(it.travelFee())).orElse(null),
                shop.phone().e164(),
                code.map(PostalCode::value).orElse(null),
                code.flatMap(destinations::region).orElse(null));
    }

    @GetMapping("/availability")
    @Operation(
            operationId = "availability",
            summary = "The starts that can be booked, day by day",
            description = AT_MOST)
    @Refuses("outside-service-area")
    @Transactional(readOnly = true)
    SlotList slots(@ParameterObject Query query) {
        var zone = settings.current().zone();
        var days = find(query);
        offered.increment(days.stream().mapToInt(it -> it.slots().size()).sum());
        return SlotList.of(days, zone);
    }

    @GetMapping("/availability/days")
    @Operation(
            operationId = "availableDays",
            summary = "The days on which anything can be booked",
            description = AT_MOST)
    @Refuses("outside-service-area")
    @Transactional(readOnly = true)
    DayList days(@ParameterObject Query query) {
        var zone = settings.current().zone();
        var days = find(query);
        return new DayList(
                zone.getId(),
                days.stream()
                        .map(it -> new DaySummary(
                                it.date(), it.closed(), !it.slots().isEmpty()))
                        .toList());
    }

    private List<DaySlots> find(Query query) {
        var errors = new FieldErrors();
        var shop = settings.current();
        var visit = RequestedVisit.read(
                query.services() == null ? null : Requested.list(query.services()),
                query.technician(),
                PlaceParameters.read(
                        query.postalCode(), query.lat(), query.lng(), shop.country(), UnaryOperator.identity(), errors),
                errors);
        var dates =
                WantedDates.read(query.from(), query.to(), LocalDate.ofInstant(clock.instant(), shop.zone()), errors);
        errors.refuseIfAny();
        return availability.slots(wishes.of(visit), requireNonNull(dates));
    }

    /**
     * Whether the shop comes.
     *
     * @param travelFee what coming costs; null when it does not come
     * @param phone where to ask otherwise, E.164
     * @param postalCode the one that was asked for, or the likeliest at the coordinates; null when none is known there
     * @param region the state or province of that postal code, as it is written in addresses; null when it is not known
     */
    record Coverage(
            boolean served,
            @Nullable Price travelFee,
            String phone,

            @Schema(description = "The one that was asked for, or the likeliest at the coordinates", example = "95695")
            @Nullable
            String postalCode,

            @Schema(description = "The state or province of that postal code, as addresses write it", example = "CA")
            @Nullable
            String region) {}

    /**
     * What is wanted, when and where.
     *
     * @param services ids, separated by commas
     * @param from the first date, on the shop's calendar
     * @param to the last date, included
     * @param postalCode where, or {@code lat} and {@code lng} in degrees (WGS 84)
     * @param technician an id, if it matters who comes
     */
    record Query(
            @Parameter(required = true, description = "Ids, separated by commas, each once") @Nullable
            String services,

            @Parameter(required = true, description = "The first date on the shop's calendar")
            @Schema(format = "date")
            @Nullable
            String from,

            @Parameter(required = true, description = "The last date, included") @Schema(format = "date") @Nullable
            String to,

            @Parameter(description = POSTAL_CODE) @Nullable String postalCode,

            @Parameter(description = LATITUDE) @Schema(type = "number", minimum = "-90", maximum = "90") @Nullable
            String lat,

            @Parameter(description = LONGITUDE) @Schema(type = "number", minimum = "-180", maximum = "180") @Nullable
            String lng,

            @Parameter(description = "If it matters who comes") @Schema(format = "uuid") @Nullable
            String technician) {}

    record DayList(String timeZone, List<DaySummary> days) {}

    record DaySummary(LocalDate date, boolean closed, boolean available) {}
}
