package com.wrenchtime.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.Shops;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The modules' tasks as the scheduler knows them: whose they are, when a failed one is tried again, when it is given up. */
@Component
class QueuedTasks {

    private static final Logger log = LoggerFactory.getLogger(QueuedTasks.class);

    // What the function tasks.add() puts before the name: nothing else in the table can be reached through it.
    private static final String PREFIX = "queued-";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration UNTIL_OPENED = Duration.ofSeconds(5);
    private static final Duration UNTIL_REOPENED = Duration.ofHours(1);

    private final List<Task> tasks;
    private final Shops shops;
    private final MeterRegistry metrics;
    private final Clock clock;

    QueuedTasks(ObjectProvider<Task> tasks, Shops shops, MeterRegistry metrics, Clock clock) {
        this.tasks = tasks.orderedStream().toList();
        this.shops = shops;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The tasks as the scheduler of one database does them, which keeps there what it gives up. */
    List<com.github.kagkarlsson.scheduler.task.Task<?>> all(DataSource database) {
        var dead = JdbcClient.create(database);
        return tasks.stream()
                .<com.github.kagkarlsson.scheduler.task.Task<?>>map(it -> known(it, dead))
                .toList();
    }

    private com.github.kagkarlsson.scheduler.task.Task<Void> known(Task task, JdbcClient dead) {
        return Tasks.custom(PREFIX + task.name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure(retrying(task, dead))
                .execute((instance, context) -> next(perform(task, Work.of(instance.getId()))));
    }

    private Task.Outcome perform(Task task, Work work) {
        return switch (standing(work)) {
            case Open(var tenant) -> task.perform(tenant, work.thing());
            case Closed(var pause) -> Task.Outcome.at(clock.instant().plus(pause));
            case Gone() -> Task.Outcome.DONE;
        };
    }

    private static CompletionHandler<Void> next(Task.Outcome outcome) {
        return switch (outcome) {
            case Task.Outcome.Done() -> (complete, operations) -> operations.remove();
            case Task.Outcome.Later(var at) -> (complete, operations) -> operations.reschedule(complete, at);
        };
    }

    private FailureHandler<Void> retrying(Task task, JdbcClient dead) {
        return (complete, operations) -> {
            var retries = task.retries();
            var failures = complete.getExecution().consecutiveFailures + 1;
            if (failures < retries.attempts()) {
                operations.reschedule(complete, complete.getTimeDone().plus(pause(failures, retries.longestPause())));
                return;
            }
            var work = Work.of(complete.getExecution().getId());
            if (standing(work) instanceof Open(var tenant)) {
                task.giveUp(tenant, work.thing());
            }
            bury(dead, task, work, failures);
            operations.remove();
            metrics.counter("wrenchtime.jobs.given-up", "task", task.name()).increment();
            log.error("Gave up {} {} after {} attempts", task.name(), work.thing(), failures);
        };
    }

    private static void bury(JdbcClient dead, Task task, Work work, int attempts) {
        dead.sql("INSERT INTO platform.dead_task (task, tenant, thing, attempts) VALUES (?, ?, ?, ?) ON"
                        + " CONFLICT (task, tenant, thing) DO UPDATE SET attempts = excluded.attempts, gave_up ="
                        + " now()")
                .params(task.name(), work.role(), work.thing(), attempts)
                .update();
    }

    /** Twice as long each time, and spread, so that what failed together does not come back together. */
    static Duration pause(int failures, Duration longest) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause.multipliedBy(ThreadLocalRandom.current().nextLong(500, 1_500))
                .dividedBy(1_000);
    }

    private Standing standing(Work work) {
        if (work.role().equals(Tenant.PLATFORM.role())) {
            return new Open(Tenant.PLATFORM);
        }
        return shops.findById(work.shop())
                .<Standing>map(it -> switch (it.status()) {
                    case ACTIVE -> new Open(it.tenant());
                    case PROVISIONING -> new Closed(UNTIL_OPENED);
                    case SUSPENDED -> new Closed(UNTIL_REOPENED);
                    case CLOSED -> new Gone();
                })
                .orElseGet(Gone::new);
    }

    /** Whether anything is done for a task's tenant now. */
    private sealed interface Standing {}

    private record Open(Tenant tenant) implements Standing {}

    private record Closed(Duration pause) implements Standing {}

    private record Gone() implements Standing {}

    /** A task's row: whose it is, by the role that added it, and what it is about. */
    record Work(String role, UUID thing) {

        static Work of(String instance) {
            var slash = instance.indexOf('/');
            return new Work(instance.substring(0, slash), UUID.fromString(instance.substring(slash + 1)));
        }

        TenantId shop() {
            var digits = new BigInteger(role.substring("shop_".length()), 16);
            return new TenantId(new UUID(digits.shiftRight(64).longValue(), digits.longValue()));
        }
    }
}
