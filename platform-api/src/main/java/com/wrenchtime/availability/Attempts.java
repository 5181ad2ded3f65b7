package com.wrenchtime.availability;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final int AT_MOST = 16;

    // Waiting for more of them helps nobody: each may have waited for a lock as long as the database allows.
    private static final int FAILURES_AT_MOST = 3;

    /** An overlap that the constraint refused, a deadlock, a serialization failure, a lock that took too long. */
    private static final List<String> LOST_RACES = List.of("23P01", "40P01", "40001", "55P03");

    private final TransactionTemplate transaction;
    private final Map<String, Counter> races;

    Attempts(PlatformTransactionManager transactions, MeterRegistry metrics) {
        this.transaction = new TransactionTemplate(transactions);
        this.races = LOST_RACES.stream()
                .collect(toMap(
                        state -> state,
                        state -> Counter.builder("wrenchtime.booking.races")
                                .description("Attempts that the database ended because others were in the way")
                                .tag("state", state)
                                .register(metrics)));
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
                raceLostBy(e).increment();
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
    private Counter raceLostBy(DataAccessException e) {
        var race = e.getMostSpecificCause() instanceof SQLException sql ? races.get(sql.getSQLState()) : null;
        if (race == null) {
            throw e;
        }
        return race;
    }
}
