package com.wrenchtime.messaging;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.ProblemType;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said to customers, and what has become of it. */
@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = MessageController.TAG)
class MessageController {

    static final String TAG = "Shop: messages";

    private static final List<String> STATUSES =
            List.of("QUEUED", "SENDING", "SENT", "DELIVERED", "FAILED", "SUPPRESSED");

    private final SentMessages messages;
    private final TaskQueue tasks;
    private final AuditLog audit;
    private final Clock clock;

    MessageController(SentMessages messages, TaskQueue tasks, AuditLog audit, Clock clock) {
        this.messages = messages;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "messages",
            summary = "The shop's messages, the latest first",
            description = "Those that failed are what somebody should look at.")
    @Transactional(readOnly = true)
    Page<MessageView> list(
            @Schema(allowableValues = {"QUEUED", "SENDING", "SENT", "DELIVERED", "FAILED", "SUPPRESSED"})
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Schema(format = "uuid") @RequestParam(required = false) @Nullable String appointment,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        if (status != null && !STATUSES.contains(status)) {
            errors.add("status", "invalid", "Must be one of " + String.join(", ", STATUSES));
        }
        var about = errors.readOptional("appointment", appointment, Requested::uuid);
        var page = PageRequest.read(limit, cursor, SentMessages.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(messages.list(status, about, request), request, SentMessages::key);
    }

    @PostMapping("/{message}/retry")
    @Operation(
            operationId = "retryMessage",
            summary = "Send a message again that failed",
            description = "Not one of which nobody knows whether it arrived: that might be to send it twice.")
    @Refuses("message-not-repeatable")
    @Transactional
    public MessageView retry(@PathVariable UUID message) {
        var before = messages.find(message).orElseThrow(NotFound::new);
        if (!messages.requeue(message, clock.instant())) {
            throw MessageProblems.NOT_REPEATABLE.refusal(
                    "Only what has failed, is still of use and certainly did not arrive is sent again");
        }
        tasks.add(SendMessage.NAME, message);
        audit.record("message.retried", "message", message, null, null, before.reason());
        return messages.find(message).orElseThrow(NotFound::new);
    }

    /** The problems of this module. */
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class MessageProblems {

        static final ProblemType NOT_REPEATABLE =
                new ProblemType("message-not-repeatable", HttpStatus.CONFLICT, "Not sent again");

        @Bean
        ProblemType messageNotRepeatable() {
            return NOT_REPEATABLE;
        }
    }
}
