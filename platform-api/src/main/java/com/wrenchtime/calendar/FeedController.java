package com.wrenchtime.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.booking.AppointmentLine;
import com.wrenchtime.booking.AppointmentStatus;
import com.wrenchtime.booking.Promise;
import com.wrenchtime.booking.Promises;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Tokens;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendar feeds: their addresses for the shop's people, and what calendar programs find there. */
@RestController
@Tag(name = "Calendar feeds", description = "Appointments in the calendars of other programs")
class FeedController {

    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MOST = 5_000;
    private static final String NAME = "feed";

    private final Feeds feeds;
    private final Promises promises;
    private final Technicians technicians;
    private final Settings settings;
    private final Shops shops;
    private final Tokens tokens;
    private final ApiSettings web;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedController(
            Feeds feeds,
            Promises promises,
            Technicians technicians,
            Settings settings,
            Shops shops,
            Tokens tokens,
            ApiSettings web,
            Idempotency idempotency,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.feeds = feeds;
        this.promises = promises;
        this.technicians = technicians;
        this.settings = settings;
        this.shops = shops;
        this.tokens = tokens;
        this.web = web;
        this.idempotency = idempotency;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/api/v1/feeds")
    @Operation(
            operationId = "feeds",
            summary = "The shop's calendar feeds",
            description = "Whoever knows the address of a feed can read it. Technicians see their own.")
    @Transactional(readOnly = true)
    Page<FeedView> list() {
        return new Page<>(feeds.list(ownOnly()).stream().map(this::view).toList(), null);
    }

    @PostMapping("/api/v1/feeds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "openFeed",
            summary = "Open a feed under a new address",
            description = "A feed of the same technician, or of all, that there was ends with it.")
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    public FeedView open(
            @RequestBody FeedRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var errors = new FieldErrors();
        var wanted = errors.readOptional("technician", sent.technician(), it -> new TechnicianId(Requested.uuid(it)));
        errors.refuseIfAny();
        var own = ownOnly();
        var isOthers = own != null && (wanted == null || !wanted.value().equals(own));
        if (isOthers || (wanted != null && technicians.find(wanted).isEmpty())) {
            throw new NotFound();
        }
        return idempotency.once("POST feeds", key, sent, FeedView.class, () -> {
            var feed = feeds.open(wanted);
            audit.record("feed.opened", NAME, feed.id(), null, null, null);
            return view(feed);
        });
    }

    @DeleteMapping("/api/v1/feeds/{feed}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "closeFeed", summary = "End a feed")
    @Transactional
    public void close(@PathVariable UUID feed) {
        var own = ownOnly();
        var found = feeds.find(feed)
                .filter(it -> own == null || own.equals(it.technician()))
                .orElseThrow(NotFound::new);
        feeds.close(found.id());
        audit.record("feed.closed", NAME, feed, null, null, null);
    }

    @GetMapping("/feeds/{token}.ics")
    @Hidden
    ResponseEntity<String> read(@PathVariable String token) {
        var target = tokens.verify(Tokens.Purpose.FEED, token).orElseThrow(NotFound::new);
        var shop = shops.findById(target.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .orElseThrow(NotFound::new);
        var calendar = CurrentTenant.<String, RuntimeException>call(
                shop.tenant(),
                () -> java.util.Objects.requireNonNull(transaction.execute(
                        status -> write(feeds.find(target.thing()).orElseThrow(NotFound::new)))));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", UTF_8))
                .header("Cache-Control", "private, max-age=300")
                .body(calendar);
    }

    private String write(Feeds.Feed feed) {
        var now = clock.instant();
        var technician = feed.technician() == null ? null : new TechnicianId(feed.technician());
        return ICalendar.feed(
                settings.current().name(),
                promises.between(now.minus(BACK), now.plus(AHEAD), technician, MOST).stream()
                        .map(it -> entry(it, now))
                        .toList());
    }

    private CalendarEntry entry(Promise promise, Instant now) {
        var appointment = promise.appointment();
        var address = appointment.address();
        var status = appointment.status();
        return new CalendarEntry(
                "%s@%s".formatted(appointment.id(), web.publicUrl().getHost()),
                appointment.version(),
                now,
                appointment.window().start(),
                appointment.window().end(),
                "%s: %s"
                        .formatted(
                                appointment.contact().name(),
                                appointment.lines().stream()
                                        .map(AppointmentLine::name)
                                        .collect(Collectors.joining(", "))),
                "%s, %s, %s %s"
                        .formatted(
                                address.line1(),
                                address.city(),
                                address.region(),
                                address.postalCode().value()),
                "%s\n%s\n%s"
                        .formatted(
                                appointment.reference(),
                                appointment.contact().phone().national(),
                                promise.technician()),
                status == AppointmentStatus.CANCELLED || status == AppointmentStatus.NO_SHOW,
                null,
                null);
    }

    private FeedView view(Feeds.Feed feed) {
        return new FeedView(
                feed.id(),
                feed.technician(),
                "%s/feeds/%s.ics".formatted(web.publicUrl(), tokens.issue(Tokens.Purpose.FEED, feed.id())),
                feed.createdAt());
    }

    // A technician who is nobody's technician has none.
    private static @Nullable UUID ownOnly() {
        return CurrentActor.get() instanceof Actor.Member member && member.role() == Role.TECHNICIAN
                ? member.technician() == null ? new UUID(0, 0) : member.technician()
                : null;
    }

    /**
     * A feed.
     *
     * @param technician whose appointments; null for everybody's
     * @param url whoever knows it can read the feed
     */
    record FeedView(
            UUID id,
            @Nullable UUID technician,
            @Schema(format = "uri") String url,
            Instant createdAt) {}

    /**
     * A feed that is wanted.
     *
     * @param technician whose appointments; left out for everybody's
     */
    record FeedRequest(@Schema(format = "uuid") @Nullable String technician) {}
}
