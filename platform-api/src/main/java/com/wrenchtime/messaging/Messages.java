package com.wrenchtime.messaging;

import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.jobs.Tidying;
import java.util.List;
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
     * @return its id
     * @throws IllegalStateException if this installation cannot send such messages; see {@link #canSend}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID send(Message message) {
        if (!canSend(message.channel())) {
            throw new IllegalStateException("Nothing here sends " + message);
        }
        var id = UUID.randomUUID();
        outbox.add(id, message);
        tasks.add(SendMessage.NAME, id);
        return id;
    }

    /**
     * Sends messages when their time has come, written then; never if the transaction is not committed. Of what is planned
     * already nothing is planned again. Two statements, however many there are.
     *
     * @return how many are new
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int plan(List<Occasion> occasions) {
        if (occasions.isEmpty()) {
            return 0;
        }
        var added = outbox.add(occasions);
        tasks.add(SendMessage.NAME, added);
        return added.size();
    }

    /** Sends nothing of what is queued about an appointment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID appointment, String reason) {
        outbox.withdraw(appointment, reason);
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
