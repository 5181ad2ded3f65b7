package com.wrenchtime.messaging;

import com.wrenchtime.jobs.Task;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shop.Settings;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message. What is certain not to have been sent is tried again; where an attempt may have succeeded, because a
 * server fell silent or our own node died, the message is not sent again: one that is missing and noticed is better than two.
 */
@Component
class SendMessage implements Task {

    static final String NAME = "send-message";

    private static final Logger log = LoggerFactory.getLogger(SendMessage.class);
    private static final String PLATFORM = "Wrenchtime";

    private final Outbox outbox;
    private final Delivery delivery;
    private final Settings settings;
    private final Clock clock;

    SendMessage(Outbox outbox, Delivery delivery, Settings settings, Clock clock) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void perform(Tenant tenant, UUID id) {
        // Each step is a transaction of its own: none is open while the network is used.
        var claimed = CurrentTenant.call(tenant, () -> outbox.claim(id));
        if (claimed.isEmpty()) {
            noteLostAttempt(tenant, id);
            return;
        }
        var message = claimed.get();
        if (message.usefulUntil() != null && !clock.instant().isBefore(message.usefulUntil())) {
            CurrentTenant.run(tenant, () -> outbox.suppressed(id, "too-late"));
            return;
        }
        try {
            var sender = CurrentTenant.call(tenant, () -> nameOf(tenant));
            var outcome = delivery.deliver(new Letter(id, sender, message));
            CurrentTenant.run(tenant, () -> {
                switch (outcome) {
                    case SENT -> outbox.sent(id);
                    case NOT_ALLOWED -> outbox.suppressed(id, "recipient-not-allowed");
                }
            });
        } catch (NotSent e) {
            if (e.mayTryAgain()) {
                CurrentTenant.run(tenant, () -> outbox.putBack(id));
                throw e;
            }
            CurrentTenant.run(tenant, () -> outbox.failed(id, e.reason()));
            log.warn("Not sent, and not tried again: {} {}, {}", message, id, e.reason());
        }
    }

    @Override
    public void giveUp(Tenant tenant, UUID id) {
        CurrentTenant.run(tenant, () -> outbox.failed(id, "given-up"));
    }

    private void noteLostAttempt(Tenant tenant, UUID id) {
        if (CurrentTenant.call(tenant, () -> outbox.failed(id, "outcome-unknown"))) {
            log.warn("An attempt to send message {} ended without telling how; it is not sent again", id);
        }
    }

    private String nameOf(Tenant tenant) {
        return switch (tenant) {
            case Tenant.Shop _ -> settings.current().name();
            case Tenant.Platform _ -> PLATFORM;
        };
    }
}
