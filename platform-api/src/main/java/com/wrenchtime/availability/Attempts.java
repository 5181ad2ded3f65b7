package com.wrenchtime.availability;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
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
    private static final int LOCK_FAILURES_AT_MOST = 3;
    private static final String EXCLUSION_VIOLATION = "23P01";

    private final TransactionTemplate transaction;

    Attempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The first result that an attempt comes to. An attempt without a result has lost a race: what it wrote is undone and
     * it is made again.
     *
     * @throws PessimisticLockingFailureException when so many want the same time that no attempt got through
     */
    public <T> T until(Supplier<Optional<T>> attempt) {
        @Nullable DataAccessException last = null;
        int lockFailures = 0;
        for (int i = 0; i < AT_MOST; i++) {
            try {
                var result = once(attempt);
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (PessimisticLockingFailureException e) {
                // A deadlock, a serialization failure or a lock that took too long: waiting for more of them helps
                // nobody.
                last = e;
                if (++lockFailures == LOCK_FAILURES_AT_MOST) {
                    break;
                }
            } catch (DataIntegrityViolationException e) {
                if (!isExclusionViolation(e)) {
                    throw e;
                }
                last = e;
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

    private static boolean isExclusionViolation(DataIntegrityViolationException e) {
        return e.getMostSpecificCause() instanceof java.sql.SQLException sql
                && EXCLUSION_VIOLATION.equals(sql.getSQLState());
    }
}
