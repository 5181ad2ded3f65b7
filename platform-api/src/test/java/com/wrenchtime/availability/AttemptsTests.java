package com.wrenchtime.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** K223: what loses a race is tried again, in a transaction of its own, and not for ever. */
class AttemptsTests {

    private final Transactions transactions = new Transactions();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Attempts attempts = new Attempts(transactions, metrics);
    private final AtomicInteger tried = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"23P01", "40P01", "40001", "55P03"})
    void givenALostRace_whenTriedAgain_thenTheSecondCounts(String state) {
        var result = attempts.until(() -> {
            if (tried.incrementAndGet() == 1) {
                throw ended(state);
            }
            return Optional.of("mine");
        });

        assertThat(result).isEqualTo("mine");
        assertThat(transactions).hasToString("begun 2, committed 1, rolled back 1");
        assertThat(races(state)).isEqualTo(1);
    }

    @Test
    void givenRacesThatAreAlwaysLost_whenTriedThreeTimes_thenItIsGivenUp() {
        assertThatThrownBy(() -> attempts.until(() -> fail("40P01")))
                .isInstanceOf(PessimisticLockingFailureException.class)
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(tried).hasValue(3);
        assertThat(transactions).hasToString("begun 3, committed 0, rolled back 3");
        assertThat(races("40P01")).isEqualTo(3);
    }

    @Test
    void givenAttemptsThatComeToNothing_whenTriedSixteenTimes_thenItIsGivenUpAndNothingIsWritten() {
        assertThatThrownBy(() -> attempts.until(() -> {
                    tried.incrementAndGet();
                    return Optional.empty();
                }))
                .isInstanceOf(PessimisticLockingFailureException.class);

        assertThat(tried).hasValue(16);
        assertThat(transactions).hasToString("begun 16, committed 0, rolled back 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "57014", "42P01"})
    void givenAnotherFailure_whenItHappens_thenItIsNotTriedAgain(String state) {
        assertThatThrownBy(() -> attempts.until(() -> fail(state))).isInstanceOf(UncategorizedSQLException.class);

        assertThat(tried).hasValue(1);
        assertThat(transactions).hasToString("begun 1, committed 0, rolled back 1");
    }

    private Optional<String> fail(String state) {
        tried.incrementAndGet();
        throw ended(state);
    }

    private double races(String state) {
        return metrics.get("wrenchtime.booking.races")
                .tag("state", state)
                .counter()
                .count();
    }

    private static DataAccessException ended(String state) {
        return new UncategorizedSQLException("insert", null, new SQLException("ended", state));
    }

    /** Counts what becomes of transactions. */
    private static final class Transactions implements PlatformTransactionManager {

        private int begun;
        private int committed;
        private int rolledBack;

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            begun++;
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            if (status.isRollbackOnly()) {
                rolledBack++;
            } else {
                committed++;
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            rolledBack++;
        }

        @Override
        public String toString() {
            return "begun %d, committed %d, rolled back %d".formatted(begun, committed, rolledBack);
        }
    }
}
