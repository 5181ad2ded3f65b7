package com.wrenchtime.messaging;

import com.wrenchtime.jobs.Task;
import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.jobs.Tidying;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What providers tell us: stored under the provider's own name for it, so that a repetition is none, answered at once, and
 * worked on as a task.
 */
@Component
class ProviderEvents implements Task, Tidying {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TaskQueue tasks;
    private final ObjectProvider<Handler> handlers;

    ProviderEvents(
            JdbcClient jdbc, TransactionTemplate transaction, TaskQueue tasks, ObjectProvider<Handler> handlers) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tasks = tasks;
        this.handlers = handlers;
    }

    /**
     * Keeps what a provider says, in a transaction of its own; nothing when it was said before.
     *
     * @param kind who works on it, see {@link Handler#kind}
     * @param event the provider's name for this saying
     */
    void keep(String kind, String event, String payload) {
        CurrentTenant.run(
                Tenant.PLATFORM,
                () -> transaction.executeWithoutResult(status -> {
                    var id = UUID.randomUUID();
                    var isNew = jdbc.sql("INSERT INTO provider_event (id, kind, event, payload) VALUES (?, ?, ?, ?)"
                                            + " ON CONFLICT (kind, event) DO NOTHING")
                                    .params(id, kind, event, payload)
                                    .update()
                            == 1;
                    if (isNew) {
                        tasks.add(name(), id);
                    }
                }));
    }

    @Override
    public String name() {
        return "provider-event";
    }

    @Override
    public Outcome perform(Tenant tenant, UUID id) {
        CurrentTenant.<List<Said>, RuntimeException>call(
                        tenant,
                        () -> transaction.execute(status -> jdbc.sql(
                                        "SELECT kind, payload FROM provider_event WHERE id = ? AND processed_at IS"
                                                + " NULL")
                                .param(id)
                                .query((row, number) -> new Said(row.getString("kind"), row.getString("payload")))
                                .list()))
                .forEach(it ->
                        byKind().getOrDefault(it.kind(), ProviderEvents::nobody).handle(it.payload()));
        done(tenant, id);
        return Outcome.DONE;
    }

    private static void nobody(String payload) {
        throw new IllegalStateException("Nobody works on what was said");
    }

    private void done(Tenant tenant, UUID id) {
        CurrentTenant.run(
                tenant,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("UPDATE provider_event SET processed_at = now() WHERE id = ?")
                                .param(id)
                                .update()));
    }

    @Override
    public void giveUp(Tenant tenant, UUID id) {
        // It stays unprocessed, and the queue's list of what was given up names it.
    }

    private Map<String, Work> byKind() {
        return handlers.stream().collect(Collectors.toMap(Handler::kind, it -> it::handle));
    }

    /** Forgets what was worked on a month ago. */
    @Override
    public int tidyPlatform() {
        return java.util.Objects.requireNonNull(transaction.execute(
                status -> jdbc.sql("DELETE FROM provider_event WHERE received_at < now() - interval '30 days'")
                        .update()));
    }

    /** Who works on one kind of what providers say; no tenant is bound, and it must bear being repeated. */
    interface Handler {

        String kind();

        void handle(String payload);
    }

    @FunctionalInterface
    private interface Work {
        void handle(String payload);
    }

    private record Said(String kind, String payload) {}
}
