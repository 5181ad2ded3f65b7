package com.wrenchtime.jobs;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The modules' tasks as the scheduler knows them: whose they are, when a failed one is tried again, when it is given up. */
@Component
class QueuedTasks {

    private static final Logger log = LoggerFactory.getLogger(QueuedTasks.class);

    // What the function tasks.add() puts before the name: nothing else in the table can be reached through it.
    private static final String PREFIX = "queued-";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final List<Task> tasks;
    private final Shops shops;
    private final MeterRegistry metrics;

    QueuedTasks(ObjectProvider<Task> tasks, Shops shops, MeterRegistry metrics) {
        this.tasks = tasks.orderedStream().toList();
        this.shops = shops;
        this.metrics = metrics;
    }

    List<com.github.kagkarlsson.scheduler.task.Task<?>> all() {
        return tasks.stream()
                .<com.github.kagkarlsson.scheduler.task.Task<?>>map(this::known)
                .toList();
    }

    private com.github.kagkarlsson.scheduler.task.Task<Void> known(Task task) {
        return Tasks.oneTime(PREFIX + task.name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure(retrying(task))
                .execute((instance, context) -> {
                    var work = Work.of(instance.getId());
                    task.perform(tenant(work), work.thing());
                });
    }

    private FailureHandler<Void> retrying(Task task) {
        return (complete, operations) -> {
            var failures = complete.getExecution().consecutiveFailures + 1;
            if (failures < TaskQueue.ATTEMPTS) {
                operations.reschedule(complete, complete.getTimeDone().plus(pause(failures)));
                return;
            }
            var work = Work.of(complete.getExecution().getId());
            task.giveUp(tenant(work), work.thing());
            operations.remove();
            metrics.counter("wrenchtime.jobs.given-up", "task", task.name()).increment();
            log.error("Gave up {} {} after {} attempts", task.name(), work.thing(), failures);
        };
    }

    /** Twice as long each time, and spread, so that what failed together does not come back together. */
    static Duration pause(int failures) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
        var pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return pause.multipliedBy(ThreadLocalRandom.current().nextLong(500, 1_500))
                .dividedBy(1_000);
    }

    private Tenant tenant(Work work) {
        if (work.role().equals(Tenant.PLATFORM.role())) {
            return Tenant.PLATFORM;
        }
        return shops.findById(work.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .orElseThrow(() -> new IllegalStateException("The shop is not open: " + work.role()))
                .tenant();
    }

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
