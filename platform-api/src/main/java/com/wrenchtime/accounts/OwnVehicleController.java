package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.OwnAccountController.customer;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.customers.OwnVehicleView;
import com.wrenchtime.customers.OwnVehicles;
import com.wrenchtime.customers.Vehicle;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.customers.VehicleId;
import com.wrenchtime.customers.VehicleRequest;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own vehicles. What was done to one is asked of the appointments. */
@RestController
@RequestMapping("/api/v1/public/{shop}/customers/me")
@Tag(name = "Own vehicles", description = "Of a customer who has signed in")
class OwnVehicleController {

    private static final int LONGEST_CODE = 100;

    private final OwnVehicles vehicles;
    private final VehicleTransfers transfers;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Clock clock;

    OwnVehicleController(
            OwnVehicles vehicles, VehicleTransfers transfers, Idempotency idempotency, Settings settings, Clock clock) {
        this.vehicles = vehicles;
        this.transfers = transfers;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/vehicles")
    @Operation(operationId = "ownVehicles", summary = "The customer's vehicles, the first one first")
    @Transactional(readOnly = true)
    Page<OwnVehicleView> list() {
        var owner = customer();
        var primary = vehicles.primary(owner).orElse(null);
        return new Page<>(
                vehicles.of(owner).stream()
                        .map(it -> OwnVehicleView.of(it, it.id().equals(primary)))
                        .toList(),
                null);
    }

    @PostMapping("/vehicles")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addOwnVehicle", summary = "Add a vehicle")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    ResponseEntity<OwnVehicleView> add(
            @RequestBody VehicleRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var description = description(sent);
        var added = idempotency.once(
                "POST own vehicles",
                key,
                sent,
                OwnVehicleView.class,
                () -> OwnVehicleView.of(vehicles.add(customer(), description), false));
        return Versions.created(1, added);
    }

    @GetMapping("/vehicles/{vehicle}")
    @Operation(operationId = "ownVehicle", summary = "One of the customer's vehicles")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<OwnVehicleView> get(@PathVariable UUID vehicle) {
        return answer(vehicles.find(customer(), new VehicleId(vehicle)).orElseThrow(NotFound::new));
    }

    @PutMapping("/vehicles/{vehicle}")
    @Operation(operationId = "changeOwnVehicle", summary = "Describe a vehicle differently")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    @Transactional
    ResponseEntity<OwnVehicleView> change(
            @PathVariable UUID vehicle,
            @RequestBody VehicleRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(
                vehicles.change(customer(), new VehicleId(vehicle), Versions.required(ifMatch), description(sent)));
    }

    @DeleteMapping("/vehicles/{vehicle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeOwnVehicle",
            summary = "Remove a vehicle",
            description = "The shop keeps what was done to it.")
    @Refuses({"version-required", "version-stale"})
    @Transactional
    void remove(
            @PathVariable UUID vehicle, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        vehicles.remove(customer(), new VehicleId(vehicle), Versions.required(ifMatch));
    }

    @PutMapping("/primary-vehicle")
    @Operation(
            operationId = "choosePrimaryVehicle",
            summary = "Choose the vehicle that is meant when nothing is said, or none")
    @Transactional
    Page<OwnVehicleView> choose(@RequestBody PrimaryVehicleRequest sent) {
        var errors = new FieldErrors();
        var chosen = errors.readOptional("vehicle", sent.vehicle(), it -> new VehicleId(Requested.uuid(it)));
        if (chosen != null && vehicles.find(customer(), chosen).isEmpty()) {
            errors.add("vehicle", "unknown", "Must be one of your vehicles");
        }
        errors.refuseIfAny();
        vehicles.choose(customer(), chosen);
        return list();
    }

    @PostMapping("/vehicles/{vehicle}/offer")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "offerOwnVehicle",
            summary = "Offer a vehicle to another customer of the shop",
            description = "Give them the code, which is shown once and good for two days. An earlier one is good no"
                    + " longer. What was done to the vehicle until then stays with you.")
    VehicleOfferView offer(@PathVariable UUID vehicle) {
        var offer = transfers.offer(customer(), new VehicleId(vehicle));
        return new VehicleOfferView(
                offer.code().value(),
                offer.expiresAt().atZone(settings.current().zone()).toOffsetDateTime());
    }

    @DeleteMapping("/vehicles/{vehicle}/offer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "takeOfferBack", summary = "Take the offer of a vehicle back")
    void takeBack(@PathVariable UUID vehicle) {
        if (!transfers.takeBack(customer(), new VehicleId(vehicle))) {
            throw new NotFound();
        }
    }

    @PostMapping("/accepted-offers")
    @Operation(operationId = "acceptVehicle", summary = "Take over the vehicle that another customer offers by a code")
    @Versioned
    @Refuses("wrong-code")
    ResponseEntity<OwnVehicleView> accept(@RequestBody VehicleCodeRequest sent) {
        var errors = new FieldErrors();
        var code = errors.required("code", sent.code(), it -> Requested.line(it, LONGEST_CODE));
        errors.refuseIfAny();
        var vehicle = transfers.accept(customer(), requireNonNull(code)).orElseThrow(AccountProblems::wrongCode);
        return Versions.answer(vehicle.version(), OwnVehicleView.of(vehicle, false));
    }

    private ResponseEntity<OwnVehicleView> answer(Vehicle vehicle) {
        var owner = customer();
        var isPrimary = vehicles.primary(owner).filter(vehicle.id()::equals).isPresent();
        return Versions.answer(vehicle.version(), OwnVehicleView.of(vehicle, isPrimary));
    }

    private VehicleDescription description(VehicleRequest sent) {
        var errors = new FieldErrors();
        var description = sent.described(VehicleRequest.newest(clock.instant(), settings.current()), errors);
        errors.refuseIfAny();
        return requireNonNull(description);
    }

    /** @param vehicle one of the customer's; null for none */
    record PrimaryVehicleRequest(
            @Schema(format = "uuid") @Nullable String vehicle) {}

    /** @param code shown once */
    record VehicleOfferView(String code, OffsetDateTime expiresAt) {}

    /** @param code as the other customer was shown it */
    record VehicleCodeRequest(
            @Schema(requiredMode = REQUIRED) @Nullable String code) {}
}
