package com.wrenchtime.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the databases what was changed there, so that every node can forget at once what it remembered of it. Triggers
 * send the notices, which PostgreSQL delivers when a change is committed, whoever made it.
 *
 * <p>One connection to each database listens. While one is not there, notices are lost: what is remembered then is forgotten
 * when it is back, and lives for seconds only until then.
 */
@Component
public class ChangeNotices implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeNotices.class);

    private static final String LISTEN = "LISTEN wrenchtime_changes";
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final Databases databases;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final List<Thread> listeners = new ArrayList<>();

    ChangeNotices(Databases databases) {
        this.databases = databases;
    }

    /** Whether a change in any of the databases would be heard of now. */
    boolean areHeard() {
        return heard.size() == databases.keys().size();
    }

    void subscribe(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    @Override
    public void start() {
        for (var key : databases.keys()) {
            listeners.add(Thread.ofVirtual().name("changes-" + key).start(() -> listen(key)));
        }
    }

    @Override
    public void stop() {
        // Interrupted, a virtual thread leaves the socket that it reads from.
        listeners.forEach(Thread::interrupt);
        listeners.clear();
    }

    @Override
    public boolean isRunning() {
        return !listeners.isEmpty();
    }

    private void listen(String key) {
        var failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = databases.listener(key)) {
                try (var statement = connection.createStatement()) {
                    statement.execute(LISTEN);
                }
                heard.add(key);
                failures = 0;
                hear(connection);
            } catch (SQLException e) {
                if (failures++ == 0 && !Thread.currentThread().isInterrupted()) {
                    log.warn("Changes in database {} are not heard of for now: {}", key, e.getMessage());
                }
            } finally {
                heard.remove(key);
                subscribers.forEach(Subscriber::missed);
            }
            try {
                Thread.sleep(BETWEEN_ATTEMPTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        // What was changed before the first notice could come.
        subscribers.forEach(Subscriber::missed);
        var notices = connection.unwrap(PGConnection.class);
        while (!Thread.currentThread().isInterrupted()) {
            var sent = notices.getNotifications((int) BETWEEN_CHECKS.toMillis());
            for (var notice : sent) {
                tell(notice);
            }
            if (sent.length == 0) {
                // A connection that is gone without a word would be silent for ever.
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
            }
        }
    }

    private void tell(PGNotification notice) {
        var words = notice.getParameter().split(" ", -1);
        subscribers.stream()
                .filter(it -> it.topic().equals(words[0]))
                .forEach(it -> it.changed(List.of(words).subList(1, words.length)));
    }

    /** Who remembers things of one topic, such as {@code settings}. */
    interface Subscriber {

        String topic();

        /** This has changed. */
        void changed(List<String> words);

        /** Anything may have changed. */
        void missed();
    }
}
