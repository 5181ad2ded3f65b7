package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

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
import java.time.ZoneId;
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

    private static final int LONGEST_RANGE_DAYS = 62;
    private static final String AT_MOST = "At most " + LONGEST_RANGE_DAYS + " days.";
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
        return new Coverage(
                destination.isPresent(),
                destination.map(it -> Price.of(it.travelFee())).orElse(null),
                shop.phone().e164());
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
        return new SlotList(
                zone.getId(), days.stream().map(it -> DayView.of(it, zone)).toList());
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
        var from = errors.required("from", query.from(), Requested::date);
        var to = errors.required("to", query.to(), Requested::date);
        if (from != null && to != null) {
            check(from, to, LocalDate.ofInstant(clock.instant(), shop.zone()), errors);
        }
        errors.refuseIfAny();
        return availability.slots(wishes.of(visit), requireNonNull(from), requireNonNull(to));
    }

    private static void check(LocalDate from, LocalDate to, LocalDate today, FieldErrors errors) {
        if (to.isBefore(from)) {
            errors.add("to", "before-from", "Must not lie before from");
        } else if (!to.isBefore(from.plusDays(LONGEST_RANGE_DAYS))) {
            errors.add("to", "range-too-long", "Must span at most %d days".formatted(LONGEST_RANGE_DAYS));
        } else if (to.isBefore(today)) {
            errors.add("to", "in-the-past", "Must not lie before today in the shop's time zone");
        }
    }

    /**
     * Whether the shop comes.
     *
     * @param travelFee what coming costs; null when it does not come
     * @param phone where to ask otherwise, E.164
     */
    record Coverage(boolean served, @Nullable Price travelFee, String phone) {}

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

    record SlotList(String timeZone, List<DayView> days) {}

    /**
     * A date on the shop's calendar.
     *
     * @param closed whether nobody who can do the work works that day, as opposed to being fully booked
     */
    record DayView(LocalDate date, boolean closed, List<SlotView> slots) {

        static DayView of(DaySlots day, ZoneId zone) {
            return new DayView(
                    day.date(),
                    day.closed(),
                    day.slots().stream().map(it -> SlotView.of(it, zone)).toList());
        }
    }

    record DayList(String timeZone, List<DaySummary> days) {}

    record DaySummary(LocalDate date, boolean closed, boolean available) {}
}
