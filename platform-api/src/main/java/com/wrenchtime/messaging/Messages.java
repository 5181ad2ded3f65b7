package com.wrenchtime.messaging;

import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.jobs.Tidying;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends texts and mails for the bound tenant: a shop, or the platform itself. A message is stored in the transaction that it
 * follows from and sent after its commit; nothing here waits for a network.
 */
@Component
public class Messages implements Tidying {

    private final Outbox outbox;
    private final TaskQueue tasks;
    private final Delivery delivery;

    Messages(Outbox outbox, TaskQueue tasks, Delivery delivery) {
        this.outbox = outbox;
        this.tasks = tasks;
        this.delivery = delivery;
    }

    /** Whether this installation can send such messages at all. */
    public boolean canSend(Channel channel) {
        return delivery.carries(channel);
    }

    /**
     * Sends a message once the transaction is committed, and never if it is not.
     *
     * @throws IllegalStateException if this installation cannot send such messages; see {@link #canSend}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Message message) {
        if (!canSend(message.channel())) {
            throw new IllegalStateException("Nothing here sends " + message);
        }
        var id = UUID.randomUUID();
        outbox.add(id, message);
        tasks.add(SendMessage.NAME, id);
    }

    @Override
    @Transactional
    public int tidyShop() {
        return outbox.forgetOld();
    }

    @Override
    @Transactional
    public int tidyPlatform() {
        return outbox.forgetOld() + delivery.forgetShown();
    }
}
