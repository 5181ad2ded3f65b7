package com.wrenchtime.catalog;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a package.
 *
 * @param code the shop's own short name for it, unique in the shop
 * @param services ids of services that can be booked, each once, in the order in which they are shown
 */
record PackageRequest(
        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = ServiceRequest.MAX_CODE) @Nullable
        String code,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = ServiceRequest.MAX_NAME) @Nullable
        String name,

        @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = ServiceRequest.MAX_WORD) @Nullable
        String category,

        @Schema(requiredMode = REQUIRED) @Nullable List<@Nullable String> services) {

    private static final int MOST_SERVICES = 20;

    ServicePackage.Contents read() {
        var errors = new FieldErrors();
        var shortName = errors.required("code", code, it -> Requested.line(it, ServiceRequest.MAX_CODE));
        var called = errors.required("name", name, it -> Requested.line(it, ServiceRequest.MAX_NAME));
        var group = errors.required("category", category, it -> Requested.line(it, ServiceRequest.MAX_WORD));
        var contents = errors.required("services", services, PackageRequest::contents);
        errors.refuseIfAny();
        return new ServicePackage.Contents(
                requireNonNull(shortName), requireNonNull(called), requireNonNull(group), requireNonNull(contents));
    }

    private static List<ServiceId> contents(List<@Nullable String> sent) {
        if (sent.isEmpty() || sent.size() > MOST_SERVICES) {
            throw new IllegalArgumentException("Must name 1 to %d services".formatted(MOST_SERVICES));
        }
        var services = sent.stream()
                .map(it -> new ServiceId(Requested.uuid(it == null ? "" : it)))
                .toList();
        if (new HashSet<>(services).size() < services.size()) {
            throw new IllegalArgumentException("Must name each service once");
        }
        return services;
    }
}
