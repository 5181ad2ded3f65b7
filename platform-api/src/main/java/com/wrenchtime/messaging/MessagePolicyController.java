package com.wrenchtime.messaging;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a shop allows itself to send. */
@RestController
@RequestMapping("/api/v1/message-settings")
@Tag(name = MessageController.TAG)
class MessagePolicyController {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final int MOST_COUNTRIES = 20;

    private final MessagePolicies policies;
    private final AuditLog audit;

    MessagePolicyController(MessagePolicies policies, AuditLog audit) {
        this.policies = policies;
        this.audit = audit;
    }

    @GetMapping
    @Operation(operationId = "messageSettings", summary = "What the shop allows itself to send")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<MessagePolicyView> get() {
        return answer(policies.current());
    }

    @PutMapping
    @Operation(
            operationId = "changeMessageSettings",
            summary = "Allow something else",
            description = "All of it. What waits is judged by it as well.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    @Transactional
    ResponseEntity<MessagePolicyView> change(
            @RequestBody MessagePolicyRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var before = policies.forChange();
        Versions.check(Versions.required(ifMatch), before.version(), () -> MessagePolicyView.of(before));
        var after = sent.read(before);
        policies.change(after);
        audit.record(
                "message-settings.changed",
                "message-settings",
                "all",
                MessagePolicyView.of(before),
                MessagePolicyView.of(after),
                null);
        return answer(after);
    }

    private static ResponseEntity<MessagePolicyView> answer(MessagePolicy policy) {
        return Versions.answer(policy.version(), MessagePolicyView.of(policy));
    }

    /**
     * What a shop allows itself to send, as it is shown.
     *
     * @param quietFrom when the night begins on the recipient's wall clock; texts about appointments wait until it ends
     * @param numberApproved whether carriers take texts from the shop's number; until then mails are sent instead
     * @param version to send as If-Match with a change
     */
    record MessagePolicyView(
            @Schema(example = "21:00") String quietFrom,
            @Schema(example = "08:00") String quietTo,
            int textsAnHour,
            int textsADay,
            List<String> countries,
            boolean numberApproved,
            int version) {

        static MessagePolicyView of(MessagePolicy it) {
            return new MessagePolicyView(
                    it.quiet().from().toString(),
                    it.quiet().to().toString(),
                    it.textsAnHour(),
                    it.textsADay(),
                    it.countries().stream().sorted().toList(),
                    it.numberApproved(),
                    it.version());
        }
    }

    /** What a shop wants to allow itself. */
    record MessagePolicyRequest(
            @Schema(requiredMode = REQUIRED, example = "21:00", description = "From 18:00 to 21:00") @Nullable
            String quietFrom,

            @Schema(requiredMode = REQUIRED, example = "08:00", description = "From 08:00 to 11:00") @Nullable
            String quietTo,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "10000") @Nullable
            Integer textsAnHour,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "100000") @Nullable
            Integer textsADay,

            @Schema(requiredMode = REQUIRED, description = "ISO 3166-1 alpha-2") @Nullable
            List<@Nullable String> countries) {

        MessagePolicy read(MessagePolicy present) {
            var errors = new FieldErrors();
            var from = errors.required("quietFrom", quietFrom, it -> time(it, 18, 21));
            var to = errors.required("quietTo", quietTo, it -> time(it, 8, 11));
            var hour = errors.required("textsAnHour", textsAnHour, it -> Requested.within(it, 0, 10_000));
            var day = errors.required("textsADay", textsADay, it -> Requested.within(it, 0, 100_000));
            var where = errors.required("countries", countries, MessagePolicyRequest::countries);
            errors.refuseIfAny();
            return new MessagePolicy(
                    new QuietHours(requireNonNull(from), requireNonNull(to)),
                    requireNonNull(hour),
                    requireNonNull(day),
                    requireNonNull(where),
                    present.numberApproved(),
                    present.version() + 1);
        }

        // A shop may leave its customers more of the evening and the morning, and not less.
        private static LocalTime time(String sent, int earliest, int latest) {
            try {
                var time = LocalTime.parse(sent);
                if (time.isBefore(LocalTime.of(earliest, 0)) || time.isAfter(LocalTime.of(latest, 0))) {
                    throw new IllegalArgumentException(
                            "Must lie between %02d:00 and %02d:00".formatted(earliest, latest));
                }
                return time;
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("Must be a time such as 21:00", e);
            }
        }

        private static Set<String> countries(List<@Nullable String> sent) {
            if (sent.size() > MOST_COUNTRIES) {
                throw new IllegalArgumentException("Must name at most %d countries".formatted(MOST_COUNTRIES));
            }
            var wanted = sent.stream().map(it -> it == null ? "" : it).toList();
            wanted.stream().filter(it -> !COUNTRIES.contains(it)).findFirst().ifPresent(it -> {
                throw new IllegalArgumentException("Must be countries by ISO 3166-1, such as US");
            });
            return Set.copyOf(wanted.stream().distinct().toList());
        }
    }
}
