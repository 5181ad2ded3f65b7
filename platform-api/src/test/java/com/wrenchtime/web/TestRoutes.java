package com.wrenchtime.web;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Place;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands behind the edge in its own tests, at addresses that are open. */
@TestComponent
@RestController
class TestRoutes {

    static final Semaphore ENTERED = new Semaphore(0);
    static volatile CountDownLatch gate = new CountDownLatch(0);

    enum Color {
        RED,
        GREEN
    }

    record Sent(
            @NotNull @PlainText @Size(max = 20) String name,
            @NotNull @Min(1) @Max(10) Integer count,
            @Nullable @PlainText(multiline = true) String notes,
            @Nullable Double lat,
            @Nullable Boolean yes,
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable OffsetDateTime at,
            @Nullable Color color,
            @Nullable @Size(min = 1) List<UUID> services,
            @Nullable Place place,
            @Nullable @Valid Customer customer) {}

    record Customer(@NotNull @Size(min = 3) String phone, double rating) {}

    static class ModuleFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @ExceptionHandler
    ProblemDetail handle(ModuleFailure e) {
        var problem = new ProblemType("slot-taken", CONFLICT, "The time is taken").because("Somebody was faster");
        problem.setProperty("alternatives", List.of());
        return problem;
    }

    @PostMapping("/api/v1/public/{shop}/holds")
    Sent body(@Valid @RequestBody Sent sent) {
        return sent;
    }

    @DeleteMapping("/api/v1/public/{shop}/holds/{token}")
    Map<String, UUID> path(@PathVariable UUID token) {
        return Map.of("token", token);
    }

    @GetMapping("/api/v1/public/{shop}/availability")
    Map<String, Object> parameters(
            @RequestParam LocalDate from,
            @RequestParam(required = false) @Nullable List<UUID> services,
            @RequestParam(required = false) @Nullable Double lat,
            @RequestParam(name = "max", required = false) @Max(10) @Nullable Integer atMost,
            @RequestParam(required = false) @Nullable String postalCode) {
        return Map.of("from", from, "services", services == null ? List.of() : services);
    }

    @GetMapping("/api/v1/public/{shop}/coverage")
    Map<String, String> who(ClientAddress client, @RequestParam(defaultValue = "false") boolean wait)
            throws InterruptedException {
        if (wait) {
            ENTERED.release();
            gate.await();
        }
        return Map.of("shop", CurrentTenant.shop().slug(), "address", client.address(), "client", client.client());
    }

    @PostMapping("/api/v1/public/{shop}/appointments")
    void header(@RequestHeader("Idempotency-Key") String key, @RequestHeader("If-Match") String version) {}

    @GetMapping("/api/v1/public/{shop}/services")
    String fail(@RequestParam String how) throws Exception {
        switch (how) {
            case "bug" -> throw new IllegalStateException("secret detail");
            case "error" -> throw new StackOverflowError("secret detail");
            case "not-found" -> throw new NotFound();
            case "module" -> throw new ModuleFailure();
            case "thrown" -> throw new ProblemType("too-late", CONFLICT, "Too late").refusal("Call us");
            case "validation" ->
                throw new ValidationFailed(List.of(
                        new FieldError("start", "not-on-grid", "No"), new FieldError("start", "past", "Again")));
            case "no connection" -> throw new CannotGetJdbcConnectionException("secret detail", new SQLException());
            case "55P03" -> throw new CannotAcquireLockException("secret", new SQLException("secret", how));
            default -> throw new DataIntegrityViolationException("secret", new SQLException("secret", how));
        }
    }

    @GetMapping("/api/v1/public/manage/{token}")
    Map<String, String> manage(@PathVariable String token) {
        return Map.of("shop", CurrentTenant.shop().slug());
    }

    @PatchMapping("/api/v1/public/manage/{token}")
    Sent change(@Valid @RequestBody Sent sent) {
        return sent;
    }

    /** Waits behind an address that nobody has listed. */
    @GetMapping("/api/v1/public/{shop}/unlisted")
    String unlisted() {
        return "must not be seen";
    }
}
