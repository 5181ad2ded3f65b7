package com.wrenchtime.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody's telephone and mailbox in the tests: what the application has sent, once it was sent. */
public final class ReceivedMessages {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;

    public ReceivedMessages(TestDatabase database) {
        this.jdbc = database.superuser();
    }

    /** The first message to this address or number; waits for it. */
    public Received onlyTo(String recipient) {
        return to(recipient, 1).getFirst();
    }

    /** The messages to this address or number, the oldest first; waits until there are so many. */
    public List<Received> to(String recipient, int number) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> soFar(recipient), it -> it.size() >= number);
    }

    /** The messages to this address or number that have arrived, the oldest first. */
    public List<Received> soFar(String recipient) {
        return jdbc.sql("SELECT sender, channel, subject, body, note FROM platform.ledger_entry"
                        + " WHERE recipient = ? ORDER BY sent_at")
                .param(recipient)
                .query((row, number) -> new Received(
                        row.getString("sender"),
                        row.getString("channel"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("note")))
                .list();
    }

    /** A message as it arrived. */
    public record Received(
            String sender, String channel, @Nullable String subject, String body, String note) {}
}
