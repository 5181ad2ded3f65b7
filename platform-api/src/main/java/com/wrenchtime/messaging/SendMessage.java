package com.wrenchtime.messaging;

import com.wrenchtime.jobs.Task;
import com.wrenchtime.messaging.Claims.Claim;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message. What is certain not to have been sent is tried again. Where an attempt may have succeeded, because a
 * server fell silent or our own node died, the carrier is asked before anything is sent again; where nobody can be asked the
 * message is not sent again: one that is missing and noticed is better than two.
 */
@Component
class SendMessage implements Task {

    static final String NAME = "send-message";

    private static final Logger log = LoggerFactory.getLogger(SendMessage.class);
    // A carrier that is back after ten minutes has everything a few minutes later, and one that is away for hours
    // nothing
    // is given up for: what is of no use by then says so itself.
    private static final Retries PATIENT = new Retries(120, Duration.ofMinutes(2));

    private final Claims claims;
    private final Outbox outbox;
    private final Delivery delivery;
    private final Duration heardByThen;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendMessage(
            Claims claims,
            Outbox outbox,
            Delivery delivery,
            MessagingSettings settings,
            MeterRegistry metrics,
            Clock clock) {
        this.claims = claims;
        this.outbox = outbox;
        this.delivery = delivery;
        this.heardByThen = settings.heardByThen();
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Retries retries() {
        return PATIENT;
    }

    @Override
    public Outcome perform(Tenant tenant, UUID id) {
        var begun = System.nanoTime();
        // Each step is a transaction of its own: none is open while the network is used.
        return switch (CurrentTenant.<Claim, RuntimeException>call(tenant, () -> claims.take(id))) {
            case Claim.Over() -> Outcome.DONE;
            case Claim.Held(var until) -> Outcome.at(until);
            case Claim.Ready(var letter) -> send(tenant, letter, begun);
            case Claim.InDoubt(var letter, var since) -> ask(tenant, letter, since);
        };
    }

    private Outcome send(Tenant tenant, Letter letter, long begun) {
        try {
            // An attempt that has waited that long before its first word may have been taken over.
            if (System.nanoTime() - begun > heardByThen.dividedBy(6).toNanos()) {
                throw NotSent.forNow("overslept");
            }
            var receipt = delivery.deliver(letter);
            CurrentTenant.run(tenant, () -> outbox.sent(letter, receipt));
            count(letter, "sent");
            return Outcome.DONE;
        } catch (NotSent e) {
            return switch (e.certainty()) {
                case FOR_NOW -> tryAgain(tenant, letter, e);
                case FOR_GOOD -> fail(tenant, letter, e.reason());
                case UNKNOWN ->
                    delivery.canBeAsked(letter)
                            ? Outcome.at(clock.instant().plus(heardByThen.dividedBy(6)))
                            : fail(tenant, letter, e.reason());
            };
        }
    }

    private Outcome tryAgain(Tenant tenant, Letter letter, NotSent e) {
        CurrentTenant.run(tenant, () -> outbox.putBack(letter, e.reason()));
        count(letter, "put-back");
        if (e.pause() != null) {
            return Outcome.at(clock.instant().plus(e.pause()));
        }
        throw e;
    }

    private Outcome ask(Tenant tenant, Letter letter, Instant since) {
        if (!delivery.canBeAsked(letter)) {
            return fail(tenant, letter, "outcome-unknown");
        }
        var known = CurrentTenant.call(tenant, () -> outbox.knownTo(letter.recipient()));
        Optional<Receipt> found = delivery.find(letter, since, known);
        if (found.isPresent()) {
            CurrentTenant.run(tenant, () -> outbox.sent(letter, found.get()));
            return Outcome.DONE;
        }
        var now = clock.instant();
        if (now.isBefore(since.plus(heardByThen))) {
            return Outcome.at(now.plus(heardByThen.dividedBy(6)));
        }
        CurrentTenant.run(tenant, () -> outbox.putBack(letter, "never-arrived"));
        return Outcome.at(now);
    }

    private Outcome fail(Tenant tenant, Letter letter, String reason) {
        CurrentTenant.run(tenant, () -> outbox.failed(letter.id(), letter.attempt(), reason));
        count(letter, reason.equals("outcome-unknown") ? "unknown" : "failed");
        log.warn("Not sent, and not tried again: {}, {}", letter, reason);
        return Outcome.DONE;
    }

    @Override
    public void giveUp(Tenant tenant, UUID id) {
        CurrentTenant.run(tenant, () -> outbox.gaveUp(id, "given-up"));
    }

    private void count(Letter letter, String outcome) {
        metrics.counter("wrenchtime.messages", "channel", letter.channel().name(), "outcome", outcome)
                .increment();
    }
}
