package com.wrenchtime.conversation;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static java.util.Objects.requireNonNull;

import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Role;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Page;
import com.wrenchtime.web.PageRequest;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The shop's conversations by text. Technicians see those with customers of their own jobs. */
@RestController
@RequestMapping("/api/v1/threads")
@Tag(name = "Shop: messages")
class ThreadController {

    private static final int LONGEST = 800;

    private final Threads threads;
    private final Messages messages;
    private final Idempotency idempotency;
    private final Clock clock;

    ThreadController(Threads threads, Messages messages, Idempotency idempotency, Clock clock) {
        this.threads = threads;
        this.messages = messages;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "threads", summary = "Conversations by text, the latest first")
    @Transactional(readOnly = true)
    Page<ThreadView> list(
            @Schema(type = "boolean", description = "Only those with texts that nobody has read")
                    @RequestParam(required = false)
                    @Nullable
                    String unread,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var errors = new FieldErrors();
        var only = errors.readOptional("unread", unread, Requested::choice);
        var page = PageRequest.read(limit, cursor, Threads.KEY_PARTS, errors);
        errors.refuseIfAny();
        var request = requireNonNull(page);
        return Page.of(threads.list(Boolean.TRUE.equals(only), technician(), request), request, Threads::key);
    }

    @GetMapping("/{thread}")
    @Operation(operationId = "thread", summary = "What was said with one number, the latest first")
    @Transactional(readOnly = true)
    ConversationView get(@PathVariable UUID thread) {
        return shown(thread);
    }

    @PostMapping("/{thread}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "answerThread",
            summary = "Answer by text",
            description =
                    "At once by day, in the morning by night. Not to whoever has opted out: what has become of it is"
                            + " shown with the conversation.")
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    public ConversationView answer(
            @PathVariable UUID thread,
            @RequestBody AnswerRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var with = find(thread);
        var errors = new FieldErrors();
        var body = errors.required("body", sent.body(), it -> Requested.note(it, LONGEST));
        errors.refuseIfAny();
        return idempotency.once("POST thread " + thread, key, sent, ConversationView.class, () -> {
            messages.send(Message.text(
                            "staff-reply",
                            new PhoneNumber(with.phone()),
                            requireNonNull(body).replace("\r\n", "\n"))
                    .purpose(Purpose.APPOINTMENT));
            threads.touch(thread, clock.instant());
            threads.read(thread);
            return shown(thread);
        });
    }

    @PutMapping("/{thread}/state")
    @Operation(operationId = "changeThread", summary = "Note that it was read, and whose it is")
    @Transactional
    public ThreadView change(@PathVariable UUID thread, @RequestBody StateRequest sent) {
        find(thread);
        var errors = new FieldErrors();
        var read = errors.required("read", sent.read(), it -> it);
        var person = errors.readOptional("assignedTo", sent.assignedTo(), Requested::uuid);
        errors.refuseIfAny();
        if (Boolean.TRUE.equals(read)) {
            threads.read(thread);
        }
        threads.assign(thread, person);
        return find(thread);
    }

    private ConversationView shown(UUID thread) {
        var found = find(thread);
        return new ConversationView(found, threads.entries(found.phone()));
    }

    private ThreadView find(UUID thread) {
        return threads.find(thread, technician()).orElseThrow(NotFound::new);
    }

    // A technician who is nobody's technician sees nothing.
    private static @Nullable UUID technician() {
        return CurrentActor.get() instanceof Actor.Member member && member.role() == Role.TECHNICIAN
                ? member.technician() == null ? new UUID(0, 0) : member.technician()
                : null;
    }

    /** A conversation and what was said in it, the latest first. */
    record ConversationView(ThreadView thread, List<ThreadEntry> entries) {

        ConversationView {
            entries = List.copyOf(entries);
        }
    }

    /** What is to be said. */
    record AnswerRequest(
            @Schema(requiredMode = REQUIRED, minLength = 1, maxLength = LONGEST) @Nullable
            String body) {}

    /**
     * How a conversation stands.
     *
     * @param read whether all of it was read
     * @param assignedTo a member of the shop; left out for nobody
     */
    record StateRequest(
            @Schema(requiredMode = REQUIRED) @Nullable Boolean read,
            @Schema(format = "uuid") @Nullable String assignedTo) {}
}
