package com.wrenchtime.availability;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a change of somebody's calendar in a transaction, and once more in a new one when others were quicker: each attempt
 * looks again at what is free, so the second one ends with another technician or with an honest refusal.
 */
@Component
public class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /** Counts attempts that the database ended because others were in the way, by SQL state. */
    static final String RACES = "wrenchtime.booking.races";

    private static final int AT_MOST = 16;

    // Waiting for more of them helps nobody: each may have waited for a lock as long as the database allows.
    private static final int FAILURES_AT_MOST = 3;

    /** An overlap that the constraint refused, a deadlock, a serialization failure, a lock that took too long. */
    private static final Set<String> LOST_RACES = Set.of("23P01", "40P01", "40001", "55P03");

    private final TransactionTemplate transaction;
    private final MeterRegistry metrics;

    Attempts(PlatformTransactionManager transactions, MeterRegistry metrics) {
        this.transaction = new TransactionTemplate(transactions);
        this.metrics = metrics;
    }

    /**
     * The first result that an attempt comes to. An attempt without a result has lost a race: what it wrote is undone and
     * it is made again.
     *
     * @throws PessimisticLockingFailureException when so many want the same time that no attempt got through
     */
    public <T> T until(Supplier<Optional<T>> attempt) {
        @Nullable DataAccessException last = null;
        int failures = 0;
        for (int i = 0; i < AT_MOST && failures < FAILURES_AT_MOST; i++) {
            try {
                var result = once(attempt);
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (DataAccessException e) {
                metrics.counter(RACES, "state", lostRace(e)).increment();
                last = e;
                failures++;
            }
        }
        log.warn("Gave up, too many want the same time", last);
        throw new PessimisticLockingFailureException("Too many want the same time", last);
    }

    private <T> Optional<T> once(Supplier<Optional<T>> attempt) {
        return transaction.execute(status -> {
            var result = attempt.get();
            if (result.isEmpty()) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    // Spring has no exception of its own for some of them, so the state decides.
    private static String lostRace(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql && LOST_RACES.contains(sql.getSQLState())) {
            return sql.getSQLState();
        }
        throw e;
    }
}
