package com.wrenchtime.jobs;

import com.wrenchtime.tenancy.TaskDatabases;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks that were given up, of all databases, until somebody who runs the platform has looked at them. */
@Component
public class DeadTasks {

    private final TaskDatabases databases;

    DeadTasks(TaskDatabases databases) {
        this.databases = databases;
    }

    /** Those that were given up last, first. */
    public List<DeadTask> latest(int most) {
        return databases.keys().stream()
                .flatMap(key -> JdbcClient.create(databases.of(key))
                        .sql("SELECT * FROM platform.dead_task ORDER BY gave_up DESC LIMIT ?")
                        .param(most)
                        .query((row, number) -> new DeadTask(
                                key,
                                row.getString("task"),
                                row.getString("tenant"),
                                row.getObject("thing", UUID.class),
                                row.getInt("attempts"),
                                row.getObject("gave_up", OffsetDateTime.class).toInstant()))
                        .list()
                        .stream())
                .sorted(Comparator.comparing(DeadTask::gaveUp).reversed())
                .limit(most)
                .toList();
    }

    /**
     * A task that was given up.
     *
     * @param database by its key in the configuration
     * @param tenant the role that it was for
     * @param thing what it was about, such as a message
     */
    public record DeadTask(String database, String task, String tenant, UUID thing, int attempts, Instant gaveUp) {}
}
