package com.wrenchtime.catalog;

import static java.util.Objects.requireNonNull;

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

@RestController
@RequestMapping("/api/v1/packages")
@Tag(name = "Services")
class PackageController {

    private final ServicePackages all;
    private final Packages packages;
    private final MenuOrder order;
    private final Idempotency idempotency;

    PackageController(ServicePackages all, Packages packages, MenuOrder order, Idempotency idempotency) {
        this.all = all;
        this.packages = packages;
        this.order = order;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(operationId = "allPackages", summary = "All packages, retired ones too, in their order")
    @Transactional(readOnly = true)
    Page<PackageEntry> list(
            @RequestParam(required = false) @Nullable String active,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var onlyActive = errors.readOptional("active", active, Requested::choice);
        var page = PageRequest.read(limit, cursor, ServicePackages.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(all.list(onlyActive, request), request, ServicePackages::key)
                .map(PackageEntry::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addPackage", summary = "Add a package behind all others")
    @Versioned
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    ResponseEntity<PackageEntry> add(
            @RequestBody PackageRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var added = idempotency.once(
                "POST packages", key, sent, PackageEntry.class, () -> PackageEntry.of(packages.add(sent.read())));
        return Versions.created(added.version(), added);
    }

    @GetMapping("/order")
    @Operation(operationId = "packageOrder", summary = "The order of the packages, with retired ones")
    @Versioned
    ResponseEntity<MenuOrder.OrderView> order() {
        return answer(order.of(MenuOrder.Kind.PACKAGE));
    }

    @PutMapping("/order")
    @Operation(
            operationId = "reorderPackages",
            summary = "Put the packages in another order",
            description = "Every package is named once.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<MenuOrder.OrderView> reorder(
            @RequestBody OrderRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(order.replace(MenuOrder.Kind.PACKAGE, Versions.required(ifMatch), sent.read()));
    }

    @GetMapping("/{package}")
    @Operation(operationId = "package", summary = "A package")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<PackageEntry> get(@PathVariable("package") UUID id) {
        return answer(all.find(id).orElseThrow(NotFound::new));
    }

    @PutMapping("/{package}")
    @Operation(operationId = "changePackage", summary = "Put other services into a package, or call it otherwise")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<PackageEntry> change(
            @PathVariable("package") UUID id,
            @RequestBody PackageRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(packages.change(id, Versions.required(ifMatch), sent.read()));
    }

    @PostMapping("/{package}/retire")
    @Operation(operationId = "retirePackage", summary = "Show a package to customers no longer")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<PackageEntry> retire(
            @PathVariable("package") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(packages.retire(id, Versions.required(ifMatch)));
    }

    @PostMapping("/{package}/restore")
    @Operation(operationId = "restorePackage", summary = "Show a package to customers again")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    ResponseEntity<PackageEntry> restore(
            @PathVariable("package") UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(packages.restore(id, Versions.required(ifMatch)));
    }

    private static ResponseEntity<PackageEntry> answer(ServicePackage it) {
        return Versions.answer(it.version(), PackageEntry.of(it));
    }

    private static ResponseEntity<MenuOrder.OrderView> answer(MenuOrder.OrderView order) {
        return Versions.answer(order.version(), order);
    }
}
