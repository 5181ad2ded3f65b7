package com.wrenchtime.messaging;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.messaging.TextRegistration.Business;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The registration of the shop's number with the carriers. */
@RestController
@RequestMapping("/api/v1/text-registration")
@Tag(name = MessageController.TAG)
class TextRegistrationController {

    private final TextRegistrations registrations;
    private final AuditLog audit;

    TextRegistrationController(TextRegistrations registrations, AuditLog audit) {
        this.registrations = registrations;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            operationId = "textRegistration",
            summary = "Where the shop stands with the carriers",
            description = "Until it is approved, notices go by mail.")
    @Versioned
    @Transactional
    public ResponseEntity<TextRegistrationView> get() {
        return answer(registrations.current());
    }

    @PutMapping
    @Operation(
            operationId = "submitTextRegistration",
            summary = "Say what the carriers ask of the shop",
            description = "Those who run the platform hand it on.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    @Transactional
    public ResponseEntity<TextRegistrationView> submit(
            @RequestBody TextRegistrationRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var before = registrations.current();
        Versions.check(Versions.required(ifMatch), before.version(), () -> TextRegistrationView.of(before));
        var wanted = sent.read();
        var after = registrations.submit(wanted.replyTo(), wanted.business());
        audit.record(
                "text-registration.submitted",
                "text-registration",
                "all",
                TextRegistrationView.of(before),
                TextRegistrationView.of(after),
                null);
        return answer(after);
    }

    private static ResponseEntity<TextRegistrationView> answer(TextRegistration it) {
        return Versions.answer(it.version(), TextRegistrationView.of(it));
    }

    /** How a registration stands, as it is shown. */
    record TextRegistrationView(
            @Nullable String number,
            @Nullable String replyTo,

            @Schema(allowableValues = {"NOT_BEGUN", "SUBMITTED", "APPROVED", "REJECTED"})
            String status,

            @Nullable Business business,
            @Nullable String remark,
            int version,
            @Nullable Instant changedAt) {

        static TextRegistrationView of(TextRegistration it) {
            return new TextRegistrationView(
                    it.number() == null ? null : it.number().e164(),
                    it.replyTo() == null ? null : it.replyTo().value(),
                    it.status().name(),
                    it.business(),
                    it.remark(),
                    it.version(),
                    it.version() == 0 ? null : it.changedAt());
        }
    }

    /** What a shop says of itself. */
    record TextRegistrationRequest(
            @Schema(description = "Where answers to the shop's mails belong") @Nullable
            String replyTo,

            @Schema(requiredMode = REQUIRED) @Nullable String legalName,
            @Schema(requiredMode = REQUIRED) @Nullable String contactName,
            @Schema(requiredMode = REQUIRED) @Nullable String contactEmail,
            @Schema(requiredMode = REQUIRED) @Nullable String street,
            @Schema(requiredMode = REQUIRED) @Nullable String city,
            @Schema(requiredMode = REQUIRED) @Nullable String region,
            @Schema(requiredMode = REQUIRED) @Nullable String postalCode,

            @Schema(requiredMode = REQUIRED, format = "uri", description = "https") @Nullable
            String website,

            @Schema(requiredMode = REQUIRED, description = "Whether the business has a tax number") @Nullable
            Boolean taxNumber,

            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "1000000") @Nullable
            Integer textsAMonth) {

        private static final int LINE = 120;
        private static final int MOST = 1_000_000;

        Wanted read() {
            var errors = new FieldErrors();
            var answers = errors.readOptional("replyTo", replyTo, EmailAddress::new);
            var legal = errors.required("legalName", legalName, it -> Requested.line(it, LINE));
            var contact = errors.required("contactName", contactName, it -> Requested.line(it, LINE));
            var mail = errors.required("contactEmail", contactEmail, EmailAddress::new);
            var where = errors.required("street", street, it -> Requested.line(it, LINE));
            var town = errors.required("city", city, it -> Requested.line(it, LINE));
            var state = errors.required("region", region, it -> Requested.line(it, LINE));
            var code = errors.required("postalCode", postalCode, it -> Requested.line(it, 12));
            var site = errors.required("website", website, TextRegistrationRequest::site);
            var tax = errors.required("taxNumber", taxNumber, it -> it);
            var texts = errors.required("textsAMonth", textsAMonth, it -> Requested.within(it, 1, MOST));
            errors.refuseIfAny();
            return new Wanted(
                    answers,
                    new Business(
                            requireNonNull(legal),
                            requireNonNull(contact),
                            requireNonNull(mail).value(),
                            requireNonNull(where),
                            requireNonNull(town),
                            requireNonNull(state),
                            requireNonNull(code),
                            requireNonNull(site),
                            requireNonNull(tax),
                            requireNonNull(texts)));
        }

        private static String site(String sent) {
            var site = URI.create(Requested.line(sent, 200));
            if (!"https".equals(site.getScheme()) || site.getHost() == null || site.getUserInfo() != null) {
                throw new IllegalArgumentException("Must be an address that begins with https://");
            }
            return site.toString();
        }
    }

    /** What was read. */
    record Wanted(@Nullable EmailAddress replyTo, Business business) {}
}
