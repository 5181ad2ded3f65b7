package com.wrenchtime.availability;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/public/{shop}/holds")
@Tag(name = "Holds", description = "Times that are kept while somebody types")
class HoldController {

    private final Holds holds;
    private final Attempts attempts;
    private final Idempotency idempotency;
    private final Wishes wishes;
    private final Settings settings;
    private final Tokens tokens;
    private final Clock clock;

    HoldController(
            Holds holds,
            Attempts attempts,
            Idempotency idempotency,
            Wishes wishes,
            Settings settings,
            Tokens tokens,
            Clock clock) {
        this.holds = holds;
        this.attempts = attempts;
        this.idempotency = idempotency;
        this.wishes = wishes;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "hold",
            summary = "Keep a time for some minutes",
            description = "At most three at a time per client; one more gives the oldest up. With an Idempotency-Key, a"
                    + " repetition within 24 hours gets the same answer.")
    @Refuses({"slot-taken", "conflict", "outside-service-area", "idempotency-key-reuse"})
    HoldView place(
            @RequestBody HoldRequest request,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            ClientAddress client) {
        var wanted = read(request);
        var kept = attempts.until(() -> key == null
                ? attempt(wanted, client)
                : idempotency.once(
                        Idempotency.ANYBODY,
                        "POST holds",
                        key,
                        request,
                        KeptTime.class,
                        () -> attempt(wanted, client)));
        return new HoldView(
                tokens.issue(Tokens.Purpose.HOLD, kept.id()),
                kept.start(),
                kept.end(),
                kept.technician(),
                kept.expiresAt());
    }

    // A refusal leaves as an exception, so that nothing of the attempt is kept.
    private Optional<KeptTime> attempt(Wanted wanted, ClientAddress client) {
        return holds.attempt(wanted.services(), wanted.wish(), wanted.start(), client.client())
                .map(outcome -> switch (outcome) {
                    case HoldOutcome.Held(var hold, var duration) ->
                        keptTime(hold, hold.start().plus(duration));
                    case HoldOutcome.SlotTaken(var alternatives) ->
                        throw AvailabilityProblems.slotTaken(alternatives, settings.current());
                });
    }

    @PostMapping("/{token}/extension")
    @Operation(
            operationId = "extendHold",
            summary = "Keep a held time for longer",
            description = "For as long again from now, once. Asked again, it says until when the time is kept already.")
    @Refuses("hold-run-out")
    ExtendedHold extend(@PathVariable String token) {
        var until = holds.extend(thing(token)).orElseThrow(AvailabilityProblems::holdRunOut);
        return new ExtendedHold(at(until, settings.current().zone()));
    }

    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "release",
            summary = "Give a held time up",
            description = "Giving up what has run out already is fine too.")
    void release(@PathVariable String token) {
        holds.release(thing(token));
    }

    private UUID thing(String token) {
        return tokens.verify(Tokens.Purpose.HOLD, token)
                .filter(Tokens.Target::isOfBoundShop)
                .orElseThrow(NotFound::new)
                .thing();
    }

    private Wanted read(HoldRequest request) {
        var errors = new FieldErrors();
        var shop = settings.current();
        var place = request.place() == null ? new PlaceRequest(null, null, null) : request.place();
        var visit = RequestedVisit.read(request.services(), request.technician(), place.read(shop, errors), errors);
        var start = WantedStart.read("start", request.start(), clock.instant(), shop, errors);
        errors.refuseIfAny();
        return new Wanted(requireNonNull(visit.services()), wishes.of(visit), requireNonNull(start));
    }

    private KeptTime keptTime(Hold hold, Instant end) {
        var zone = settings.current().zone();
        return new KeptTime(
                hold.id(),
                at(hold.start(), zone),
                at(end, zone),
                hold.technician().value(),
                at(requireNonNull(hold.expiresAt()), zone));
    }

    private static OffsetDateTime at(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    /** The answer without its token, which is not for keeping. */
    record KeptTime(UUID id, OffsetDateTime start, OffsetDateTime end, UUID technician, OffsetDateTime expiresAt) {}

    private record Wanted(List<ServiceId> services, Wish wish, Instant start) {}

    /**
     * A wish to keep a time.
     *
     * @param services ids, each once
     * @param start one of the offered starts, with an offset
     * @param technician an id, if it matters who comes
     */
    record HoldRequest(
            @ArraySchema(
                    minItems = 1,
                    maxItems = WantedServices.AT_MOST,
                    uniqueItems = true,
                    schema = @Schema(format = "uuid"),
                    arraySchema = @Schema(requiredMode = REQUIRED))
            @Nullable
            List<String> services,

            @Schema(requiredMode = REQUIRED, format = "date-time", description = "One of the offered starts") @Nullable
            String start,

            @Schema(requiredMode = REQUIRED) @Nullable PlaceRequest place,

            @Schema(format = "uuid", description = "If it matters who comes") @Nullable
            String technician) {}

    /** A postal code, or coordinates in degrees (WGS 84). */
    @Schema(description = "A postal code of the shop's country, or coordinates in degrees (WGS 84)")
    record PlaceRequest(
            @Nullable String postalCode,

            @Schema(minimum = "-90", maximum = "90") @Nullable
            Double lat,

            @Schema(minimum = "-180", maximum = "180") @Nullable
            Double lng) {

        PlaceParameters read(ShopSettings shop, FieldErrors errors) {
            return PlaceParameters.read(postalCode, text(lat), text(lng), shop.country(), "place."::concat, errors);
        }

        private static @Nullable String text(@Nullable Double degrees) {
            return degrees == null ? null : BigDecimal.valueOf(degrees).toPlainString();
        }
    }

    /**
     * A kept time.
     *
     * @param token what to book or give it up with
     */
    record HoldView(
            @Schema(description = "What to book or give it up with")
            String token,

            OffsetDateTime start,
            OffsetDateTime end,
            UUID technician,
            OffsetDateTime expiresAt) {}

    /** Until when a time is kept from now on. */
    record ExtendedHold(OffsetDateTime expiresAt) {}
}
