package com.wrenchtime.messaging;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.messaging.Occasion.CalendarPart;
import com.wrenchtime.messaging.Occasion.Written;
import com.wrenchtime.messaging.Outbox.Queued;
import com.wrenchtime.messaging.SendingRules.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides in one transaction, at the moment at which a message would leave, whether it still should: it is written from what
 * is true now, and judged by what the recipient has said until now.
 */
@Component
class Claims {

    private final Outbox outbox;
    private final SendingRules rules;
    private final Senders senders;
    private final ObjectProvider<Occasion.Writer> writers;
    private final TaskQueue tasks;
    private final Clock clock;

    Claims(
            Outbox outbox,
            SendingRules rules,
            Senders senders,
            ObjectProvider<Occasion.Writer> writers,
            TaskQueue tasks,
            Clock clock) {
        this.outbox = outbox;
        this.rules = rules;
        this.senders = senders;
        this.writers = writers;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Takes a message to send it. */
    @Transactional
    public Claim take(UUID id) {
        return outbox.lock(id)
                .map(it -> switch (it.status()) {
                    case "QUEUED" -> consider(it);
                    case "SENDING" -> new Claim.InDoubt(takenOver(it), requireNonNull(it.attemptedAt()));
                    default -> new Claim.Over();
                })
                .orElseGet(Claim.Over::new);
    }

    private Letter takenOver(Queued message) {
        return letter(
                message,
                outbox.takeOver(message.id()),
                requireNonNull(message.recipient()),
                message.subject(),
                requireNonNull(message.body()),
                null);
    }

    private Claim consider(Queued message) {
        var now = clock.instant();
        if (isLate(message, now)) {
            return over(message, "too-late");
        }
        if (now.isBefore(message.due())) {
            return new Claim.Held(message.due());
        }
        return switch (write(message)) {
            case Written.Needless(var reason) -> over(message, reason);
            case Written.Content content -> judge(message, content, now);
        };
    }

    private Written write(Queued message) {
        if (message.occasion() == null) {
            return new Written.Content(
                    requireNonNull(message.recipient()),
                    message.subject(),
                    requireNonNull(message.body()),
                    null,
                    List.of());
        }
        return writers.getObject().write(message.occasion());
    }

    private Claim judge(Queued message, Written.Content content, Instant now) {
        return switch (rules.judge(message.channel(), message.purpose(), content.recipient(), content.zones())) {
            case Verdict.Go() -> {
                var attempt = outbox.begin(message.id(), content.recipient(), content.subject(), content.body());
                yield new Claim.Ready(letter(
                        message, attempt, content.recipient(), content.subject(), content.body(), content.calendar()));
            }
            case Verdict.Wait(var until, var why) -> {
                if (message.usefulUntil() != null && !until.isBefore(message.usefulUntil())) {
                    yield over(message, why);
                }
                outbox.hold(message.id(), until);
                yield new Claim.Held(until);
            }
            case Verdict.Refused(var why) -> {
                if (message.occasion() != null && message.channel() == Channel.TEXT) {
                    mailInstead(message.occasion(), now);
                }
                yield over(message, why);
            }
        };
    }

    // What cannot be texted is still worth knowing. If there is such a mail already, the database says so.
    private void mailInstead(Occasion occasion, Instant now) {
        if (occasion.purpose() == Purpose.APPOINTMENT) {
            tasks.add(SendMessage.NAME, outbox.add(List.of(occasion.by(Channel.MAIL, now))));
        }
    }

    private Claim over(Queued message, String reason) {
        outbox.suppressed(message.id(), reason);
        return new Claim.Over();
    }

    private static boolean isLate(Queued message, Instant now) {
        return message.usefulUntil() != null && !now.isBefore(message.usefulUntil());
    }

    private Letter letter(
            Queued message,
            int attempt,
            String recipient,
            @Nullable String subject,
            String body,
            @Nullable CalendarPart calendar) {
        return new Letter(
                message.id(),
                attempt,
                senders.of(message.id(), message.channel(), message.purpose()),
                message.channel(),
                recipient,
                subject,
                body,
                calendar,
                message.purpose(),
                message.usefulUntil());
    }

    /** What was found. */
    sealed interface Claim {

        /** It is to be sent now. */
        record Ready(Letter letter) implements Claim {}

        /** An attempt that began then has ended without telling how. */
        record InDoubt(Letter letter, Instant since) implements Claim {}

        /** Its time comes later. */
        record Held(Instant until) implements Claim {}

        /** It has ended, one way or the other. */
        record Over() implements Claim {}
    }
}
