package com.wrenchtime.messaging;

import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Texts put into the queues of shops by the thousand, past the application, each with a wording of its own: who asked for them
 * needs no consent, so that they leave at any hour at which a benchmark happens to run.
 */
public final class QueuedTexts {

    private final JdbcClient jdbc;

    public QueuedTexts(TestDatabase database) {
        this.jdbc = database.superuser();
    }

    /** Lets this shop send as much as it likes. */
    public void allow(String role) {
        jdbc.sql("UPDATE %s.message_policy SET texts_an_hour = 10000, texts_a_day = 100000".formatted(role))
                .update();
        jdbc.sql("INSERT INTO %s.text_sender (status, registration) VALUES ('APPROVED', '{}')".formatted(role))
                .update();
    }

    /** Queues texts of a shop, due one after the other over this time from now on, each to a number of its own. */
    public void add(String role, int from, int number, Duration over) {
        jdbc.sql("""
            WITH planned AS (
                SELECT gen_random_uuid() AS id, n, now() + (:seconds * (n - :from) / :number) * interval '1 second' AS due
                FROM generate_series(:from, :from + :number - 1) AS n),
            added AS (
                INSERT INTO %1$s.message (id, kind, channel, recipient, body, confidential, purpose, status, created_at,
                                          due_at)
                SELECT id, 'storm', 'TEXT', '+1530' || lpad((2000000 + n)::text, 7, '0'), '%1$s ' || n, false,
                       'ASKED_FOR', 'QUEUED', now(), due
                FROM planned RETURNING id, due_at)
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT 'queued-send-message', '%1$s/' || id, due_at, false, 1 FROM added\
            """.formatted(role))
                .param("seconds", over.toMillis() / 1000.0)
                .param("from", from)
                .param("number", number)
                .update();
    }

    /** Tasks for the year after next, which nobody should notice. */
    public void addFuture(int number) {
        jdbc.sql("""
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT 'queued-send-message', 'platform/' || gen_random_uuid(), now() + interval '400 days' + n * interval '1 s',
                   false, 1
            FROM generate_series(1, :number) AS n\
            """).param("number", number).update();
        jdbc.sql("ANALYZE platform.scheduled_tasks").update();
    }

    /** How many of a shop's texts are in which state. */
    public Map<String, Long> states(List<String> roles) {
        var states = new TreeMap<String, Long>();
        for (var role : roles) {
            jdbc.sql(
                            "SELECT status || coalesce(' ' || reason, '') AS state, count(*) AS n FROM %s.message WHERE kind = 'storm' GROUP BY 1"
                                    .formatted(role))
                    .query(row -> {
                        states.merge(row.getString("state"), row.getLong("n"), Long::sum);
                    });
        }
        return states;
    }

    /** How late after its time each was sent, in milliseconds, sorted. */
    public double[] lateness(List<String> roles) {
        return roles.stream()
                .flatMapToDouble(role -> jdbc
                        .sql(("SELECT extract(epoch FROM settled_at - due_at) * 1000 AS late FROM %s.message"
                                        + " WHERE kind = 'storm' AND status = 'SENT'")
                                .formatted(role))
                        .query((row, number) -> row.getDouble("late"))
                        .list()
                        .stream()
                        .mapToDouble(it -> it))
                .sorted()
                .toArray();
    }
}
