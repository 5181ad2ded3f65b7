package com.wrenchtime.catalog;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param items the ids of everything there is, each once
 */
record OrderRequest(
        @Schema(requiredMode = REQUIRED) @Nullable List<@Nullable String> items) {

    List<UUID> read() {
        var errors = new FieldErrors();
        var ids = errors.required(
                "items",
                items,
                sent -> sent.stream()
                        .map(it -> Requested.uuid(it == null ? "" : it))
                        .toList());
        errors.refuseIfAny();
        return requireNonNull(ids);
    }
}
