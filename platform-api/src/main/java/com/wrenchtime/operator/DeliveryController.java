package com.wrenchtime.operator;

import static com.wrenchtime.messaging.TextRegistration.Status.APPROVED;
import static com.wrenchtime.messaging.TextRegistration.Status.REJECTED;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.jobs.DeadTasks;
import com.wrenchtime.jobs.DeadTasks.DeadTask;
import com.wrenchtime.messaging.TextRegistration;
import com.wrenchtime.messaging.TextRegistrations;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.ValidationFailed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those who run the platform do for messages: look at what was given up, and enter what carriers have decided. */
@RestController
@RequestMapping("/api/v1/operator")
@Tag(name = "Operator")
class DeliveryController {

    private static final int MOST = 200;
    private static final String SERVICE = "MG[0-9a-fA-F]{32}";

    private final DeadTasks tasks;
    private final TextRegistrations registrations;
    private final Shops shops;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DeliveryController(
            DeadTasks tasks,
            TextRegistrations registrations,
            Shops shops,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.registrations = registrations;
        this.shops = shops;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/dead-tasks")
    @Operation(summary = "Tasks that were given up after their last attempt, the latest first")
    Page<DeadTask> dead() {
        return new Page<>(tasks.latest(MOST), null);
    }

    @GetMapping("/shops/{shop}/text-registration")
    @Operation(summary = "What a shop says of itself for the carriers, and how it stands with them")
    TextRegistration registration(@PathVariable UUID shop) {
        return inShop(shop, registrations::current);
    }

    @PutMapping("/shops/{shop}/text-registration")
    @Operation(summary = "Enter what the carriers have decided about a shop's number")
    TextRegistration decide(@PathVariable UUID shop, @RequestBody DecisionRequest sent) {
        var decision = sent.read();
        try {
            return inShop(shop, () -> {
                var before = registrations.current();
                var after = registrations.decide(
                        decision.status(), decision.number(), decision.service(), decision.remark());
                audit.record(
                        "text-registration.decided", "text-registration", "all", before.status(), after.status(), null);
                return after;
            });
        } catch (DuplicateKeyException e) {
            throw new ValidationFailed("number", "taken", "Must be a number that no other shop has");
        }
    }

    private TextRegistration inShop(UUID id, java.util.function.Supplier<TextRegistration> work) {
        var shop = shops.findById(new TenantId(id)).orElseThrow(NotFound::new);
        return CurrentTenant.<TextRegistration, RuntimeException>call(
                shop.tenant(), () -> requireNonNull(transaction.execute(status -> work.get())));
    }

    /**
     * What carriers have decided.
     *
     * @param number of the shop, E.164; needed when approved
     * @param messagingService the carrier's service that sends from it; needed when approved
     */
    record DecisionRequest(
            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"APPROVED", "REJECTED"})
            @Nullable
            String status,

            @Nullable String number,
            @Nullable String messagingService,
            @Nullable String remark) {

        Decision read() {
            var errors = new FieldErrors();
            var state = errors.required("status", status, it -> switch (it) {
                case "APPROVED" -> APPROVED;
                case "REJECTED" -> REJECTED;
                default -> throw new IllegalArgumentException("Must be APPROVED or REJECTED");
            });
            var line = errors.readOptional("number", number, PhoneNumber::new);
            var service = errors.readOptional("messagingService", messagingService, DecisionRequest::service);
            var why = errors.readOptional("remark", remark, it -> Requested.note(it, 500));
            if (state == APPROVED && number == null) {
                errors.missing("number");
            }
            if (state == APPROVED && messagingService == null) {
                errors.missing("messagingService");
            }
            errors.refuseIfAny();
            return new Decision(requireNonNull(state), line, service, why);
        }

        private static String service(String sent) {
            if (!sent.matches(SERVICE)) {
                throw new IllegalArgumentException("Must be the SID of a messaging service");
            }
            return sent;
        }
    }

    /** What was read. */
    record Decision(
            TextRegistration.Status status,
            @Nullable PhoneNumber number,
            @Nullable String service,
            @Nullable String remark) {}
}
