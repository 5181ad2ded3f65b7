package com.wrenchtime.customers;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.customers.CustomerView.CustomerVisit;
import com.wrenchtime.shop.Settings;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
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

/** Customers' vehicles, for the shop's people and programs. Technicians find those of the customers of their own jobs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = CustomerController.TAG)
class VehicleController {

    private final Garage garage;
    private final VehicleDesk desk;
    private final CustomerSight sight;
    private final CustomerJobs jobs;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Clock clock;

    VehicleController(
            Garage garage,
            VehicleDesk desk,
            CustomerSight sight,
            CustomerJobs jobs,
            Idempotency idempotency,
            Settings settings,
            Clock clock) {
        this.garage = garage;
        this.desk = desk;
        this.sight = sight;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/customers/{customer}/vehicles")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addVehicle", summary = "Add a vehicle to those of a customer")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse", "vehicle-exists", "customer-merged"})
    @Transactional
    ResponseEntity<VehicleEntry> add(
            @PathVariable UUID customer,
            @RequestBody VehicleRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var added = idempotency.once(
                "POST customers/%s/vehicles".formatted(customer),
                key,
                sent,
                VehicleEntry.class,
                () -> VehicleEntry.of(desk.add(new CustomerId(customer), described(sent))));
        return Versions.created(added.version(), added);
    }

    @GetMapping("/vehicles/{vehicle}")
    @Operation(operationId = "vehicle", summary = "A vehicle")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<VehicleEntry> get(@PathVariable UUID vehicle) {
        return answer(seen(vehicle));
    }

    @PutMapping("/vehicles/{vehicle}")
    @Operation(
            operationId = "changeVehicle",
            summary = "Describe a vehicle differently",
            description = "All of it: what is left out is gone.")
    @Versioned
    @Refuses({"version-required", "version-stale", "vehicle-exists"})
    ResponseEntity<VehicleEntry> change(
            @PathVariable UUID vehicle,
            @RequestBody VehicleRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(desk.change(new VehicleId(vehicle), Versions.required(ifMatch), described(sent)));
    }

    @PostMapping("/vehicles/{vehicle}/transfer")
    @Operation(
            operationId = "transferVehicle",
            summary = "Give a vehicle to another customer",
            description = "What was done to it stays with the one for whom it was done.")
    @Versioned
    @Refuses({"version-required", "version-stale", "customer-merged"})
    ResponseEntity<VehicleEntry> transfer(
            @PathVariable UUID vehicle,
            @RequestBody TransferRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var seen = Versions.required(ifMatch);
        var errors = new FieldErrors();
        var to = errors.required("customer", sent.customer(), it -> new CustomerId(Requested.uuid(it)));
        errors.refuseIfAny();
        return answer(desk.transfer(new VehicleId(vehicle), seen, requireNonNull(to)));
    }

    @GetMapping("/vehicles/{vehicle}/visits")
    @Operation(
            operationId = "vehicleVisits",
            summary = "What was and will be done to a vehicle, the latest first, for whomever it was")
    @Transactional(readOnly = true)
    Page<CustomerVisit> visits(
            @PathVariable UUID vehicle,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var page = PageRequest.read(limit, cursor, CustomerJobs.KEY_PARTS, errors);
        errors.refuseIfAny();
        return visits(jobs, null, seen(vehicle).id(), sight.technician(), requireNonNull(page), settings);
    }

    static Page<CustomerVisit> visits(
            CustomerJobs jobs,
            @Nullable CustomerId customer,
            @Nullable VehicleId vehicle,
            @Nullable UUID technician,
            PageRequest page,
            Settings settings) {
        var zone = settings.current().zone();
        return Page.of(
                        jobs.find(customer, vehicle, technician, page),
                        page,
                        it -> List.of(
                                it.window().start().toString(), it.appointment().toString()))
                .map(it -> CustomerVisit.of(it, zone));
    }

    private VehicleDescription described(VehicleRequest sent) {
        var errors = new FieldErrors();
        var described = sent.described(VehicleRequest.newest(clock.instant(), settings.current()), errors);
        errors.refuseIfAny();
        return requireNonNull(described);
    }

    private Vehicle seen(UUID vehicle) {
        var found = garage.find(new VehicleId(vehicle)).orElseThrow(NotFound::new);
        sight.require(found.owner());
        return found;
    }

    private static ResponseEntity<VehicleEntry> answer(Vehicle vehicle) {
        return Versions.answer(vehicle.version(), VehicleEntry.of(vehicle));
    }

    /** To whom a vehicle goes. */
    record TransferRequest(
            @Schema(requiredMode = REQUIRED, format = "uuid") @Nullable
            String customer) {}
}
