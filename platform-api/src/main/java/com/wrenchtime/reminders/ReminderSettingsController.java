package com.wrenchtime.reminders;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.reminders.ReminderSettings.Reminder;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import com.wrenchtime.web.Versioned;
import com.wrenchtime.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the shop reminds its customers of. */
@RestController
@RequestMapping("/api/v1/reminder-settings")
@Tag(name = "Shop: messages")
class ReminderSettingsController {

    private final StoredReminderSettings settings;
    private final AuditLog audit;

    ReminderSettingsController(StoredReminderSettings settings, AuditLog audit) {
        this.settings = settings;
        this.audit = audit;
    }

    @GetMapping
    @Operation(operationId = "reminderSettings", summary = "When customers are reminded, and how")
    @Versioned
    @Transactional(readOnly = true)
    ResponseEntity<ReminderSettingsView> get() {
        return answer(settings.current());
    }

    @PutMapping
    @Operation(
            operationId = "changeReminderSettings",
            summary = "Remind otherwise",
            description = "All of it. It holds for what is booked or moved from now on; what is planned stays.")
    @Versioned
    @Refuses({"version-required", "version-stale"})
    @Transactional
    ResponseEntity<ReminderSettingsView> change(
            @RequestBody ReminderSettingsRequest sent,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var before = settings.forChange();
        Versions.check(Versions.required(ifMatch), before.version(), () -> ReminderSettingsView.of(before));
        var after = sent.read(before.version() + 1);
        settings.change(after);
        audit.record(
                "reminder-settings.changed",
                "reminder-settings",
                "all",
                ReminderSettingsView.of(before),
                ReminderSettingsView.of(after),
                null);
        return answer(after);
    }

    private static ResponseEntity<ReminderSettingsView> answer(ReminderSettings it) {
        return Versions.answer(it.version(), ReminderSettingsView.of(it));
    }

    /**
     * One reminder.
     *
     * @param leadMinutes how long before the start
     */
    record ReminderView(
            int leadMinutes,
            @Schema(allowableValues = {"TEXT", "MAIL"}) String channel) {}

    /**
     * When customers are reminded, as it is shown.
     *
     * @param reviewLink where they are asked to review the shop; null when nobody is asked
     * @param version to send as If-Match with a change
     */
    record ReminderSettingsView(
            List<ReminderView> reminders,
            @Schema(format = "uri") @Nullable String reviewLink,
            int reviewAfterMinutes,
            int version) {

        static ReminderSettingsView of(ReminderSettings it) {
            return new ReminderSettingsView(
                    it.reminders().stream()
                            .map(one -> new ReminderView(
                                    (int) one.lead().toMinutes(), one.channel().name()))
                            .toList(),
                    it.reviewLink() == null ? null : it.reviewLink().toString(),
                    (int) it.reviewAfter().toMinutes(),
                    it.version());
        }
    }

    /** One reminder that is wanted. */
    record ReminderRequest(
            @Schema(requiredMode = REQUIRED, minimum = "15", maximum = "20160") @Nullable
            Integer leadMinutes,

            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {"TEXT", "MAIL"})
            @Nullable
            String channel) {}

    /** How the shop wants to remind. */
    record ReminderSettingsRequest(
            @Schema(requiredMode = REQUIRED, description = "At most 4") @Nullable
            List<@Nullable ReminderRequest> reminders,

            @Schema(format = "uri", description = "https; left out to ask nobody") @Nullable
            String reviewLink,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "20160") @Nullable
            Integer reviewAfterMinutes) {

        private static final int LEAST_LEAD = 15;
        private static final int MONTHS_HALF = 20_160;

        ReminderSettings read(int version) {
            var errors = new FieldErrors();
            var wanted = errors.required("reminders", reminders, ReminderSettingsRequest::reminders);
            var link = errors.readOptional("reviewLink", reviewLink, ReminderSettingsRequest::link);
            var after = errors.required(
                    "reviewAfterMinutes", reviewAfterMinutes, it -> Requested.within(it, 0, MONTHS_HALF));
            errors.refuseIfAny();
            return new ReminderSettings(
                    requireNonNull(wanted), link, Duration.ofMinutes(requireNonNull(after)), version);
        }

        private static List<Reminder> reminders(List<@Nullable ReminderRequest> sent) {
            if (sent.size() > ReminderSettings.MOST) {
                throw new IllegalArgumentException("Must be at most %d".formatted(ReminderSettings.MOST));
            }
            var reminders = sent.stream().map(ReminderSettingsRequest::reminder).toList();
            if (new HashSet<>(reminders).size() < reminders.size()) {
                throw new IllegalArgumentException("Must name each once");
            }
            return reminders;
        }

        private static Reminder reminder(@Nullable ReminderRequest sent) {
            if (sent == null || sent.leadMinutes() == null || sent.channel() == null) {
                throw new IllegalArgumentException("Must each have leadMinutes and channel");
            }
            var channel = switch (sent.channel()) {
                case "TEXT" -> Channel.TEXT;
                case "MAIL" -> Channel.MAIL;
                default -> throw new IllegalArgumentException("A channel must be TEXT or MAIL");
            };
            return new Reminder(
                    Duration.ofMinutes(Requested.within(sent.leadMinutes(), LEAST_LEAD, MONTHS_HALF)), channel);
        }

        private static URI link(String sent) {
            var link = URI.create(Requested.line(sent, 200));
            if (!"https".equals(link.getScheme()) || link.getHost() == null || link.getUserInfo() != null) {
                throw new IllegalArgumentException("Must be an address that begins with https://");
            }
            return link;
        }
    }
}
