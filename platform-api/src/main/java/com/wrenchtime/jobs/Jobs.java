package com.wrenchtime.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.wrenchtime.tenancy.TaskDatabases;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works on the tasks in {@code platform.scheduled_tasks} of every database while the application runs. A task whose node dies is taken over
 * by another after some missed heartbeats, so each handler must bear being repeated.
 */
@Component
@ConditionalOnBooleanProperty(name = "wrenchtime.jobs.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JobSettings.class)
class Jobs implements SmartLifecycle {

    private static final String TABLE = "platform.scheduled_tasks";
    private static final String WITH_HOUSEKEEPING = "main";
    private static final int MISSED_HEARTBEATS = 6;

    // Waited for before the last requests are, so it must leave them time. The task is repeated by whoever is left.
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    // A scheduler that was stopped cannot be started again, and a lifecycle can: Spring pauses and resumes contexts.
    private final Map<String, Supplier<Scheduler>> schedulers = new TreeMap<>();
    private volatile Map<String, Scheduler> running = Map.of();

    Jobs(
            TaskDatabases databases,
            Housekeeping housekeeping,
            QueuedTasks queued,
            JobSettings settings,
            MeterRegistry metrics) {
        databases.keys().forEach(key -> {
            var database = databases.of(key);
            schedulers.put(key, () -> {
                var scheduler = scheduler(database, queued, settings);
                if (key.equals(WITH_HOUSEKEEPING)) {
                    scheduler.startTasks(Tasks.recurring("housekeeping", FixedDelay.of(settings.housekeepingInterval()))
                            .execute((instance, context) ->
                                    housekeeping.tidy(context.getSchedulerState()::isShuttingDown)));
                }
                return scheduler.build();
            });
            Gauge.builder("wrenchtime.jobs.lag", JdbcClient.create(database), Jobs::secondsBehind)
                    .description("How long the oldest task that is due has been waiting")
                    .baseUnit("seconds")
                    .tag("database", key)
                    // Nobody else keeps it, and a gauge does not by itself: it would show nothing after the first
                    // collection.
                    .strongReference(true)
                    .register(metrics);
        });
    }

    private static SchedulerBuilder scheduler(DataSource database, QueuedTasks queued, JobSettings settings) {
        return Scheduler.create(database, queued.all(database))
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .threads(settings.threads())
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(PATIENCE_AT_STOP);
    }

    private static double secondsBehind(JdbcClient tasks) {
        return tasks.sql("SELECT coalesce(extract(epoch FROM now() - min(execution_time)), 0) FROM " + TABLE
                        + " WHERE execution_time < now() AND NOT picked")
                .query(Double.class)
                .single();
    }

    /** Looks for due tasks of this database now rather than at the next interval. */
    void look(String database) {
        var scheduler = running.get(database);
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        var all = new TreeMap<String, Scheduler>();
        schedulers.forEach((key, scheduler) -> all.put(key, scheduler.get()));
        all.values().forEach(Scheduler::start);
        running = all;
    }

    @Override
    public void stop() {
        var all = running;
        running = Map.of();
        // Each waits for the tasks that are at work.
        all.values().parallelStream().forEach(Scheduler::stop);
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
