package com.wrenchtime.conversation;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends texts to somebody who has said so by telephone, by mail or face to face: that counts like a STOP. */
@RestController
@RequestMapping("/api/v1/text-opt-outs")
@Tag(name = "Shop: messages")
class OptOutController {

    private static final int LONGEST = 500;

    private final TextConsents consents;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    OptOutController(TextConsents consents, Settings settings, AuditLog audit, Clock clock) {
        this.consents = consents;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "optOut",
            summary = "End texts to a number, as its holder has asked",
            description = "Only the holder can begin them again, by a text.")
    @Transactional
    public void optOut(@RequestBody OptOutRequest sent) {
        var errors = new FieldErrors();
        var country = settings.current().country();
        var phone = errors.required("phone", sent.phone(), it -> PhoneNumber.parse(it, country));
        var words = errors.required("words", sent.words(), it -> Requested.note(it, LONGEST));
        errors.refuseIfAny();
        for (var purpose : TextConsent.Purpose.values()) {
            consents.record(
                    null,
                    new TextConsent(
                            requireNonNull(phone),
                            purpose,
                            false,
                            requireNonNull(words),
                            null,
                            TextConsent.BY_STAFF,
                            null,
                            clock.instant()));
        }
        audit.record(
                "texts.ended",
                "phone",
                requireNonNull(phone).toString(),
                null,
                Map.of("words", requireNonNull(words)),
                null);
    }

    /**
     * Who wants no more texts.
     *
     * @param words what they said
     */
    record OptOutRequest(
            @Schema(requiredMode = REQUIRED) @Nullable String phone,

            @Schema(requiredMode = REQUIRED, maxLength = LONGEST) @Nullable
            String words) {}
}
