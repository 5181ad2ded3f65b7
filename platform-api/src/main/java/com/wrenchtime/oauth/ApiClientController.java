package com.wrenchtime.oauth;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Scopes;
import com.wrenchtime.web.ValidationFailed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/api-clients")
@Tag(name = "API clients")
class ApiClientController {

    private static final int LONGEST_NAME = 80;

    private final ApiClients clients;
    private final Issuer issuer;

    ApiClientController(ApiClients clients, Issuer issuer) {
        this.clients = clients;
        this.issuer = issuer;
    }

    @GetMapping
    @Operation(summary = "The shop's programs, the oldest first")
    Page<ApiClientView> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var page = PageRequest.read(limit, cursor, 2, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(
                        read(request),
                        request,
                        it -> List.of(it.createdAt().toString(), it.id().toString()))
                .map(ApiClientView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Let a program in; its secret is in this answer and can never be seen again")
    Created create(
            @RequestBody Wanted sent, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var errors = new FieldErrors();
        var name = errors.required("name", sent.name(), it -> Requested.line(it, LONGEST_NAME));
        var scopes = errors.required("scopes", sent.scopes(), ApiClientController::known);
        errors.refuseIfAny();
        return created(clients.create(requireNonNull(name), requireNonNull(scopes), key));
    }

    @PostMapping("/{id}/secret")
    @Operation(summary = "Give a program another secret; the former one ends at once")
    Created replaceSecret(
            @PathVariable UUID id, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return created(clients.replaceSecret(id, key));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shut a program out, at once")
    void revoke(@PathVariable UUID id) {
        clients.revoke(id);
    }

    private List<Client> read(PageRequest request) {
        try {
            return clients.after(request.after(), request.limit() + 1);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ValidationFailed("cursor", "invalid", "Must be the next of another part of this list");
        }
    }

    private Created created(ApiClients.Secret made) {
        var view = ApiClientView.of(made.client());
        return new Created(
                view.id(),
                view.name(),
                view.scopes(),
                view.createdAt(),
                view.secretMadeAt(),
                made.value(),
                issuer.url() + "/oauth2/token");
    }

    private static Set<String> known(List<String> sent) {
        var known = Scopes.all();
        if (sent.isEmpty() || sent.stream().anyMatch(it -> it == null || !known.contains(it))) {
            throw new IllegalArgumentException("Must be some of " + String.join(", ", known));
        }
        return Set.copyOf(new TreeSet<>(sent));
    }

    /**
     * A program to let in.
     *
     * @param scopes what it may do, such as {@code appointments:read}
     */
    record Wanted(@Nullable String name, @Nullable List<String> scopes) {}

    /**
     * A program that was let in.
     *
     * @param id its {@code client_id}
     * @param secret its {@code client_secret}
     * @param tokenUrl where it gets its access tokens with both
     */
    record Created(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant secretMadeAt,
            String secret,
            String tokenUrl) {}
}
