package com.wrenchtime.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.wrenchtime.tenancy.PlatformDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Works on the tasks in {@code platform.scheduled_tasks} while the application runs. A task whose node dies is taken over
 * by another after some missed heartbeats, so each handler must bear being repeated.
 */
@Component
@ConditionalOnBooleanProperty(name = "wrenchtime.jobs.enabled", matchIfMissing = true)
@EnableConfigurationProperties(JobSettings.class)
class Jobs implements SmartLifecycle {

    private static final String TABLE = "platform.scheduled_tasks";

    // Waited for before the last requests are, so it must leave them time. The task is repeated by whoever is left.
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    // A scheduler that was stopped cannot be started again, and a lifecycle can: Spring pauses and resumes contexts.
    private final Supplier<Scheduler> schedulers;
    private volatile @Nullable Scheduler running;

    Jobs(
            PlatformDataSource database,
            Housekeeping housekeeping,
            QueuedTasks queued,
            JobSettings settings,
            MeterRegistry metrics) {
        var tidy = Tasks.recurring("housekeeping", FixedDelay.of(settings.housekeepingInterval()))
                .execute((instance, context) -> housekeeping.tidy(context.getSchedulerState()::isShuttingDown));
        this.schedulers = () -> Scheduler.create(database.asDataSource(), queued.all())
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .threads(settings.threads())
                .pollingInterval(settings.pollingInterval())
                .shutdownMaxWait(PATIENCE_AT_STOP)
                .startTasks(tidy)
                .build();
        var tasks = JdbcClient.create(database.asDataSource());
        Gauge.builder("wrenchtime.jobs.lag", tasks, Jobs::secondsBehind)
                .description("How long the oldest task that is due has been waiting")
                .baseUnit("seconds")
                // Nobody else keeps it, and a gauge does not by itself: it would show nothing after the first
                // collection.
                .strongReference(true)
                .register(metrics);
    }

    private static double secondsBehind(JdbcClient tasks) {
        return tasks.sql("SELECT coalesce(extract(epoch FROM now() - min(execution_time)), 0) FROM " + TABLE
                        + " WHERE execution_time < now() AND NOT picked")
                .query(Double.class)
                .single();
    }

    /** Looks for due tasks now rather than at the next interval. */
    void look() {
        var scheduler = running;
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        var scheduler = schedulers.get();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public void stop() {
        var scheduler = running;
        if (scheduler != null) {
            scheduler.stop();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
