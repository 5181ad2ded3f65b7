package com.wrenchtime.operator;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.SessionDefence;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operator")
@Tag(name = "Operator")
class OperatorController {

    static final int USUAL_VISIT_MINUTES = 30;
    static final int LONGEST_VISIT_MINUTES = 60;

    private final Shops shops;
    private final Oversight oversight;
    private final OperatorVisits visits;
    private final SessionDefence defence;

    OperatorController(Shops shops, Oversight oversight, OperatorVisits visits, SessionDefence defence) {
        this.shops = shops;
        this.oversight = oversight;
        this.visits = visits;
        this.defence = defence;
    }

    @GetMapping("/session")
    @Operation(
            summary = "Who you are, and what changes must carry",
            description = "Send the token as X-CSRF-Token with every request that changes something.")
    OperatorSessionView session(HttpServletRequest request) {
        var operator = operator();
        return new OperatorSessionView(
                operator.person(), operator.name(), defence.tokenOf(request).orElse(null));
    }

    @GetMapping("/shops")
    @Operation(summary = "The platform's shops, by their addresses")
    Page<ShopView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var text = errors.readOptional("q", q, it -> Requested.line(it, 40));
        var page = PageRequest.read(limit, cursor, 1, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        var after = request.after().isEmpty() ? "" : request.after().getFirst();
        var found = shops.search(text == null ? "" : text, after, request.limit() + 1);
        return Page.of(found, request, it -> List.of(it.slug())).map(ShopView::of);
    }

    @GetMapping("/shops/{shop}")
    @Operation(summary = "One shop, as the registry knows it")
    ShopView get(@PathVariable UUID shop) {
        return ShopView.of(oversight.find(shop));
    }

    @PostMapping("/shops/{shop}/suspend")
    @Operation(summary = "Close a shop to everybody for now; nothing is deleted")
    ShopView suspend(@PathVariable UUID shop, @RequestBody Reason sent) {
        return ShopView.of(oversight.suspend(oversight.find(shop), operator(), reason(sent)));
    }

    @PostMapping("/shops/{shop}/resume")
    @Operation(summary = "Open a suspended shop again")
    ShopView resume(@PathVariable UUID shop, @RequestBody Reason sent) {
        return ShopView.of(oversight.resume(oversight.find(shop), operator(), reason(sent)));
    }

    @PostMapping("/shops/{shop}/visits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begin a visit to a shop, to read its data",
            description = "The token is shown once; send it as a bearer token. The shop's own log says that you were"
                    + " there, why, and what you read.")
    OperatorVisitView visit(@PathVariable UUID shop, @RequestBody VisitRequest sent) {
        var errors = new FieldErrors();
        var reason = errors.required("reason", sent.reason(), Oversight::reason);
        var minutes = sent.minutes() == null ? Integer.valueOf(USUAL_VISIT_MINUTES) : sent.minutes();
        if (minutes < 1 || minutes > LONGEST_VISIT_MINUTES) {
            errors.add("minutes", "range", "Must lie between 1 and %d".formatted(LONGEST_VISIT_MINUTES));
        }
        errors.refuseIfAny();
        var begun = visits.begin(oversight.find(shop), operator(), requireNonNull(reason), Duration.ofMinutes(minutes));
        return new OperatorVisitView(
                begun.visit().id(), begun.token(), begun.visit().until());
    }

    @DeleteMapping("/visits/{visit}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a visit of one's own")
    void leave(@PathVariable UUID visit) {
        if (!visits.end(visit, operator())) {
            throw new NotFound();
        }
    }

    private static String reason(Reason sent) {
        var errors = new FieldErrors();
        var reason = errors.required("reason", sent.reason(), Oversight::reason);
        errors.refuseIfAny();
        return requireNonNull(reason);
    }

    private static Actor.Operator operator() {
        return (Actor.Operator) CurrentActor.get();
    }

    /**
     * An operator as they see themselves.
     *
     * @param csrfToken absent where the proof of identity is no session
     */
    record OperatorSessionView(
            UUID id, String name, @Nullable String csrfToken) {}

    /**
     * Why something is done to a shop.
     *
     * @param reason for the shop's own log
     */
    record Reason(@Nullable String reason) {}

    /**
     * A wish to read a shop's data.
     *
     * @param reason for the shop's own log
     * @param minutes how long, 1 to 60; 30 when left out
     */
    record VisitRequest(@Nullable String reason, @Nullable Integer minutes) {}

    /** A visit that has begun, with the token that is shown once. */
    record OperatorVisitView(UUID id, String token, Instant until) {}

    /** A shop as the registry knows it; nothing of what is in it. */
    record ShopView(UUID id, String slug, ShopStatus status, String database, int migrationLevel) {

        static ShopView of(RegisteredShop shop) {
            return new ShopView(shop.id().value(), shop.slug(), shop.status(), shop.database(), shop.migrationLevel());
        }
    }
}
