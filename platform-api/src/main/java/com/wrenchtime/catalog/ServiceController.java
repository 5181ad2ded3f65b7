package com.wrenchtime.catalog;

import static java.util.Objects.requireNonNull;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/services")
@Tag(name = "Services")
class ServiceController {

    private static final int LONGEST_SEARCH = 120;

    private final Services services;
    private final Catalog catalog;
    private final MenuOrder order;
    private final Settings settings;
    private final Idempotency idempotency;

    ServiceController(Services services, Catalog catalog, MenuOrder order, Settings settings, Idempotency idempotency) {
        this.services = services;
        this.catalog = catalog;
        this.order = order;
        this.settings = settings;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(operationId = "allServices", summary = "All services, retired ones too, in the order of the menu")
    Page<ServiceEntry> list(@ParameterObject Query query) {
        var errors = new FieldErrors();
        var filter = new Services.Filter(
                errors.readOptional("active", query.active(), Requested::choice),
                errors.readOptional("category", query.category(), it -> Requested.line(it, ServiceRequest.MAX_WORD)),
                errors.readOptional("q", query.q(), it -> Requested.line(it, LONGEST_SEARCH)));
        var page = PageRequest.read(query.limit(), query.cursor(), Services.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(services.list(filter, request), request, Services::key).map(ServiceEntry::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addService", summary = "Add a service at the end of the menu")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    ResponseEntity<ServiceEntry> add(
            @RequestBody ServiceRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var added = idempotency.once(
                "POST services", key, sent, ServiceEntry.class, () -> ServiceEntry.of(catalog.add(terms(sent))));
        return Versions.created(added.version(), added);
    }

    @GetMapping("/order")
    @Operation(operationId = "serviceOrder", summary = "The order of the menu, with retired services")
    @Versioned
    ResponseEntity<MenuOrder.OrderView> order() {
        return answer(order.of(MenuOrder.Kind.SERVICE));
    }

    @PutMapping("/order")
    @Operation(
            operationId = "reorderServices",
            summary = "Put the menu in another order",
            description = "Every service is named once.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<MenuOrder.OrderView> reorder(
            @RequestBody OrderRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(order.replace(MenuOrder.Kind.SERVICE, Versions.required(ifMatch), sent.read()));
    }

    @GetMapping("/{service}")
    @Operation(operationId = "service", summary = "A service")
    @Versioned
    ResponseEntity<ServiceEntry> get(@PathVariable UUID service) {
        return answer(services.find(new ServiceId(service)).orElseThrow(NotFound::new));
    }

    @PutMapping("/{service}")
    @Operation(
            operationId = "changeService",
            summary = "Offer a service on other terms",
            description = "What was booked before stays as it was booked.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<ServiceEntry> change(
            @PathVariable UUID service,
            @RequestBody ServiceRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(catalog.change(new ServiceId(service), Versions.required(ifMatch), terms(sent)));
    }

    @PostMapping("/{service}/retire")
    @Operation(
            operationId = "retireService",
            summary = "Let a service be booked no longer",
            description = "Its history stays. replacedBy says what is offered instead.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<ServiceEntry> retire(
            @PathVariable UUID service,
            @RequestBody RetirementRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var errors = new FieldErrors();
        var successor = errors.readOptional("replacedBy", sent.replacedBy(), it -> new ServiceId(Requested.uuid(it)));
        errors.refuseIfAny();
        return answer(catalog.retire(new ServiceId(service), Versions.required(ifMatch), successor));
    }

    @PostMapping("/{service}/restore")
    @Operation(operationId = "restoreService", summary = "Let a service be booked again")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<ServiceEntry> restore(
            @PathVariable UUID service, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(catalog.restore(new ServiceId(service), Versions.required(ifMatch)));
    }

    private Service.Terms terms(ServiceRequest sent) {
        return sent.read(settings.current().currency());
    }

    private static ResponseEntity<ServiceEntry> answer(Service service) {
        return Versions.answer(service.version(), ServiceEntry.of(service));
    }

    private static ResponseEntity<MenuOrder.OrderView> answer(MenuOrder.OrderView order) {
        return Versions.answer(order.version(), order);
    }

    /**
     * Which services.
     *
     * @param active true for what can be booked, false for what was retired
     * @param category exactly as it is called
     * @param q part of the name, the code or a keyword
     * @param limit 1 to 200; 50 when left out
     * @param cursor the next of the part before
     */
    record Query(
            @Nullable String active,
            @Nullable String category,
            @Nullable String q,
            @Nullable String limit,
            @Nullable String cursor) {}

    /**
     * That a service is not offered any more.
     *
     * @param replacedBy the id of what is offered instead
     */
    record RetirementRequest(@Nullable String replacedBy) {}
}
