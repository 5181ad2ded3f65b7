package com.wrenchtime.jobs;

import com.wrenchtime.jobs.QueuedTasks.Work;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** Works on the queues of a {@link com.wrenchtime.testing.SimulatedTest} in the order of their times, on its clock. */
public final class TasksByHand {

    private final Map<String, Task> tasks;
    private final SettableClock clock;
    private final Tenant tenant;
    private final TestDatabase database;

    /** The tasks of one tenant. */
    public TasksByHand(ApplicationContext application, Tenant tenant) {
        this.tasks = application.getBeansOfType(Task.class).values().stream()
                .collect(Collectors.toMap(it -> "queued-" + it.name(), Function.identity()));
        this.clock = application.getBean(SettableClock.class);
        this.tenant = tenant;
        this.database = tenant.database().equals("main") ? SimulatedDatabases.main() : SimulatedDatabases.east();
    }

    /** Does what is due now, and what becomes due by that, until nothing is. */
    public void runDue() {
        for (var due = next(); due != null; due = next()) {
            if (due.at().isAfter(clock.instant())) {
                return;
            }
            perform(due);
        }
    }

    /** Lets the time pass until that moment and does everything at its time. */
    public void runUntil(Instant end) {
        runDue();
        for (var due = next(); due != null && !due.at().isAfter(end); due = next()) {
            if (due.at().isAfter(clock.instant())) {
                clock.set(due.at());
            }
            perform(due);
        }
        clock.set(end);
    }

    private @org.jspecify.annotations.Nullable Due next() {
        List<Due> found = database.superuser()
                .sql("SELECT task_name, task_instance, execution_time FROM platform.scheduled_tasks"
                        + " WHERE task_instance LIKE ? AND task_name LIKE 'queued-%' ORDER BY execution_time LIMIT 1")
                .param(tenant.role() + "/%")
                .query((row, number) -> new Due(
                        row.getString("task_name"),
                        row.getString("task_instance"),
                        row.getObject("execution_time", OffsetDateTime.class).toInstant()))
                .list();
        return found.isEmpty() ? null : found.getFirst();
    }

    private void perform(Due due) {
        var task = tasks.get(due.name());
        if (task == null) {
            throw new AssertionError("Nobody does " + due.name());
        }
        Task.Outcome outcome;
        try {
            outcome = task.perform(tenant, Work.of(due.instance()).thing());
        } catch (RuntimeException e) {
            // As the scheduler does after a failure, without its dice.
            outcome = Task.Outcome.at(clock.instant().plusSeconds(30));
        }
        switch (outcome) {
            case Task.Outcome.Done() ->
                database.superuser()
                        .sql("DELETE FROM platform.scheduled_tasks WHERE task_name = ? AND task_instance = ?")
                        .params(due.name(), due.instance())
                        .update();
            case Task.Outcome.Later(var at) ->
                database.superuser()
                        .sql("UPDATE platform.scheduled_tasks SET execution_time = ?"
                                + " WHERE task_name = ? AND task_instance = ?")
                        .params(at.atOffset(ZoneOffset.UTC), due.name(), due.instance())
                        .update();
        }
    }

    private record Due(String name, String instance, Instant at) {}
}
