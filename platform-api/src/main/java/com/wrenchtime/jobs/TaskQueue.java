package com.wrenchtime.jobs;

import com.wrenchtime.shared.CurrentTenant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where a change leaves the work that follows from it. The task is stored in the transaction of the change, so that it exists
 * exactly when the change does; hence in the database of the tenant's schema.
 *
 * <p>A shop's role has no right on the table of tasks. It goes through one function with its owner's rights, which takes the
 * tenant from the role that the transaction acts as.
 */
@Component
public class TaskQueue {

    /** How often a task is tried before it is given up, unless it says otherwise. */
    static final int ATTEMPTS = 10;

    private final JdbcClient jdbc;
    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    TaskQueue(JdbcClient jdbc, ObjectProvider<Jobs> jobs, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Puts work on a thing of the bound tenant into the queue, to be done as soon as the transaction is committed.
     *
     * @param task the name of a {@link Task}
     * @param thing tells it from all others of that name and tenant; a second task for it is refused by the database
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String task, UUID thing) {
        add(task, thing, clock.instant());
    }

    /** Like {@link #add(String, UUID)}, to be done at the given time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String task, UUID thing, Instant due) {
        jdbc.sql("SELECT tasks.add(?, ?, ?)")
                .param(task)
                .param(thing)
                .param(due.atOffset(ZoneOffset.UTC))
                .query((row, number) -> true)
                .single();
        if (!due.isAfter(clock.instant())) {
            lookAfterCommit(CurrentTenant.get().database());
        }
    }

    /** Like {@link #add(String, UUID, Instant)}, for several things at once, each with its own time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String task, Map<UUID, Instant> dues) {
        if (dues.isEmpty()) {
            return;
        }
        jdbc.sql("SELECT count(tasks.add(?, thing, due)) FROM unnest(?::uuid[], ?::timestamptz[]) AS work (thing, due)")
                .param(task)
                .param(dues.keySet().toArray(UUID[]::new))
                .param(dues.values().stream().map(Instant::toString).toArray(String[]::new))
                .query(Long.class)
                .single();
        var now = clock.instant();
        if (dues.values().stream().anyMatch(it -> !it.isAfter(now))) {
            lookAfterCommit(CurrentTenant.get().database());
        }
    }

    // Somebody may be waiting for it, and the next look at the table is seconds away.
    private void lookAfterCommit(String database) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.ifAvailable(it -> it.look(database));
            }
        });
    }
}
