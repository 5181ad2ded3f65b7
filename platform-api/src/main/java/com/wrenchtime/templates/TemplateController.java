package com.wrenchtime.templates;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the shop's messages say, for its people. */
@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = TemplateController.TAG, description = "What is said to customers, when, and what has become of it")
class TemplateController {

    static final String TAG = "Shop: messages";

    private static final int VERSIONS_SHOWN = 50;
    private static final String SUBJECT = "template";

    private final Templates templates;
    private final AuditLog audit;
    private final Clock clock;

    TemplateController(Templates templates, AuditLog audit, Clock clock) {
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "templates", summary = "What the shop says, on each occasion, in each language")
    @Transactional(readOnly = true)
    Page<TemplateView> list() {
        return new Page<>(templates.all().stream().map(TemplateView::of).toList(), null);
    }

    @GetMapping("/{kind}/{language}/{channel}")
    @Operation(operationId = "template", summary = "What the shop says on one occasion")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<TemplateView> get(
            @PathVariable String kind, @PathVariable String language, @PathVariable String channel) {
        return answer(find(key(kind, language, channel)));
    }

    @GetMapping("/{kind}/{language}/{channel}/versions")
    @Operation(operationId = "templateVersions", summary = "What the shop has said until now, the latest first")
    @Transactional(readOnly = true)
    Page<TemplateView> versions(
            @PathVariable String kind, @PathVariable String language, @PathVariable String channel) {
        var key = key(kind, language, channel);
        find(key);
        return new Page<>(
                templates.versions(key, VERSIONS_SHOWN).stream()
                        .map(TemplateView::of)
                        .toList(),
                null);
    }

    @PutMapping("/{kind}/{language}/{channel}")
    @Operation(
            operationId = "changeTemplate",
            summary = "Say something else",
            description = "What is named between double braces must be one of the listed variables. To say the standard"
                    + " text again, send it.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    @Transactional
    ResponseEntity<TemplateView> change(
            @PathVariable String kind,
            @PathVariable String language,
            @PathVariable String channel,
            @RequestBody TemplateRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var key = key(kind, language, channel);
        var before = find(key);
        Versions.check(Versions.required(ifMatch), before.version(), () -> TemplateView.of(before));
        var wanted = sent.read(key.channel());
        var after = new Template(
                key,
                wanted.subject(),
                wanted.body(),
                before.version() + 1,
                CurrentActor.get().label(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            templates.add(after);
        } catch (DuplicateKeyException e) {
            throw Versions.stale(before.version() + 1, TemplateView.of(before));
        }
        audit.record("template.changed", SUBJECT, key, TemplateView.of(before), TemplateView.of(after), null);
        return answer(after);
    }

    private Template find(Template.Key key) {
        return templates.find(key).orElseThrow(NotFound::new);
    }

    /** The template at this address. */
    private static Template.Key key(String kind, String language, String channel) {
        return TemplateAddress.read(kind, language, channel);
    }

    private static ResponseEntity<TemplateView> answer(Template template) {
        return Versions.answer(template.version(), TemplateView.of(template));
    }

    /**
     * What is to be said.
     *
     * @param subject of a mail
     */
    record TemplateRequest(
            @Schema(maxLength = TemplateText.LONGEST_SUBJECT) @Nullable
            String subject,

            @Schema(requiredMode = REQUIRED, minLength = 1) @Nullable
            String body) {

        TemplateText read(Channel channel) {
            return TemplateText.read(subject, body, channel);
        }
    }
}
