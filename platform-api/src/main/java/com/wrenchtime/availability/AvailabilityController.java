package com.wrenchtime.availability;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.catalog.Services;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Price;
import com.wrenchtime.web.Requested;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
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
@Tag(name = "Availability")
class AvailabilityController {

    private static final int LONGEST_RANGE_DAYS = 62;

    private final Availability availability;
    private final Destinations destinations;
    private final Services services;
    private final Technicians technicians;
    private final Settings settings;
    private final Clock clock;
    private final Counter offered;

    AvailabilityController(
            Availability availability,
            Destinations destinations,
            Services services,
            Technicians technicians,
            Settings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.availability = availability;
        this.destinations = destinations;
        this.services = services;
        this.technicians = technicians;
        this.settings = settings;
        this.clock = clock;
        this.offered = Counter.builder("wrenchtime.slots.offered")
                .description("Starts that customers were shown")
                .register(metrics);
    }

    @GetMapping("/coverage")
    @Operation(summary = "Whether the shop drives somewhere, and for how much")
    Coverage coverage(
            @RequestParam(required = false) @Nullable String postalCode,
            @RequestParam(required = false) @Nullable String lat,
            @RequestParam(required = false) @Nullable String lng) {
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
    @Operation(summary = "The starts that can be booked, day by day", description = "At most 62 days.")
    @Transactional(readOnly = true)
    SlotList slots(@ParameterObject Query query) {
        var zone = settings.current().zone();
        var days = find(query);
        offered.increment(days.stream().mapToInt(it -> it.slots().size()).sum());
        return new SlotList(
                zone.getId(), days.stream().map(it -> DayView.of(it, zone)).toList());
    }

    @GetMapping("/availability/days")
    @Operation(summary = "The days on which anything can be booked", description = "At most 62 days.")
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
        var wanted = errors.required("services", query.services(), it -> WantedServices.read(Requested.list(it)));
        var from = errors.required("from", query.from(), Requested::date);
        var to = errors.required("to", query.to(), Requested::date);
        var technician =
                errors.readOptional("technician", query.technician(), it -> new TechnicianId(Requested.uuid(it)));
        var where = PlaceParameters.read(
                query.postalCode(), query.lat(), query.lng(), shop.country(), UnaryOperator.identity(), errors);
        if (from != null && to != null) {
            check(from, to, LocalDate.ofInstant(clock.instant(), shop.zone()), errors);
        }
        errors.refuseIfAny();
        var work = services.work(requireNonNull(wanted)).orElseThrow(NotFound::new);
        if (technician != null && technicians.find(technician).isEmpty()) {
            throw new NotFound();
        }
        var destination = destinations
                .find(where.postalCode(), where.place())
                .orElseThrow(() -> AvailabilityProblems.outsideArea(shop));
        return availability.slots(
                Wish.of(work, destination.place(), technician), requireNonNull(from), requireNonNull(to));
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
            @Nullable String services,
            @Nullable String from,
            @Nullable String to,
            @Nullable String postalCode,
            @Nullable String lat,
            @Nullable String lng,
            @Nullable String technician) {}

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
