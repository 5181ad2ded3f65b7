package com.wrenchtime.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connections of transactions that last longer than any may. The database ends what it knows of by itself (see
 * {@code db/bootstrap.sql}); this is for a database, or a way to it, that is gone without a word. Whoever waits for its
 * answer then gets an error, and the pool a new connection.
 *
 * <p>In place of the driver's limit for each read, its {@code socketTimeout}: a virtual thread pays for a read with a limit
 * by waking the thread of the timers twice, which took a tenth off what the application could answer.
 */
class TransactionDeadline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TransactionDeadline.class);

    private final Duration longest;
    private final Map<Connection, Long> begun = new ConcurrentHashMap<>();
    private final Thread watch;

    TransactionDeadline(Duration longest) {
        this.longest = longest;
        this.watch = Thread.ofPlatform().daemon().name("transaction-deadline").start(this::watch);
    }

    /** From now on the time of this connection's transaction runs. */
    void begin(Connection connection) {
        begun.put(connection, System.nanoTime());
    }

    /** The transaction of this connection has ended. */
    void end(Connection connection) {
        begun.remove(connection);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(longest.dividedBy(10));
                endOverdue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endOverdue() {
        var now = System.nanoTime();
        begun.forEach((connection, since) -> {
            if (now - since > longest.toNanos() && begun.remove(connection, since)) {
                abort(connection);
            }
        });
    }

    private static void abort(Connection connection) {
        log.warn("Ending a connection whose transaction has lasted too long");
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // The next one may still be ended.
            log.warn("Could not end it", e);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
