package com.wrenchtime.accounts;

import com.wrenchtime.accounts.CustomerSessions.Session;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer is signed in, and how that ends. */
@RestController
@RequestMapping("/api/v1/public/{shop}/customers/me/sessions")
@Tag(name = "Own sessions", description = "Of a customer who has signed in")
class OwnSessionController {

    private final CustomerSessions sessions;
    private final Settings settings;

    OwnSessionController(CustomerSessions sessions, Settings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    @GetMapping
    @Operation(operationId = "ownSessions", summary = "Where the customer is signed in, the last used first")
    Page<CustomerSessionView> list(HttpServletRequest request) {
        var current = CustomerTokens.session(request).map(Session::id).orElse(null);
        var zone = settings.current().zone();
        return new Page<>(
                sessions.of(OwnAccountController.customer()).stream()
                        .map(it -> CustomerSessionView.of(it, it.id().equals(current), zone))
                        .toList(),
                null);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOutEverywhere", summary = "Sign out everywhere, here too")
    void endAll() {
        sessions.endAll(OwnAccountController.customer(), null);
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "signOut", summary = "Sign out here")
    void endCurrent(HttpServletRequest request) {
        CustomerTokens.session(request).ifPresent(it -> sessions.end(it.customer(), it.id()));
    }

    @DeleteMapping("/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endOwnSession", summary = "Sign out somewhere")
    void end(@PathVariable UUID session) {
        if (!sessions.end(OwnAccountController.customer(), session)) {
            throw new NotFound();
        }
    }

    /**
     * A place where the customer is signed in.
     *
     * @param device what the client calls itself
     * @param current whether this request was sent from there
     */
    record CustomerSessionView(
            UUID id,

            @Schema(description = "What the client calls itself")
            String device,

            OffsetDateTime createdAt,
            OffsetDateTime lastUsedAt,
            boolean current) {

        static CustomerSessionView of(Session session, boolean isCurrent, ZoneId zone) {
            return new CustomerSessionView(
                    session.id(),
                    session.device(),
                    at(session.createdAt(), zone),
                    at(session.lastUsedAt(), zone),
                    isCurrent);
        }

        private static OffsetDateTime at(Instant instant, ZoneId zone) {
            return instant.atZone(zone).toOffsetDateTime();
        }
    }
}
