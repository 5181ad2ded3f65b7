package com.wrenchtime.identity.signin;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How often one may try to prove who one is, counted in the database for all nodes, each try before it is looked at, so that
 * many at once are not more than one after the other. It counts what was typed, whether or not it belongs to anybody.
 *
 * <p>Passkeys are not counted: they cannot be guessed, and so their holders cannot be locked out by others' guesses.
 */
@Component
class Throttle {

    private static final Logger log = LoggerFactory.getLogger(Throttle.class);

    /** After so many failures in a row only a passkey, or a link to the person's mailbox, opens the way again. */
    static final int MOST_IN_A_ROW = 100;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    Throttle(PlatformDataSource platform, Clock clock) {
        this.jdbc = platform.jdbc();
        this.transactions = platform.transactions();
        this.clock = clock;
    }

    /**
     * Counts a try for each of these.
     *
     * @throws Throttled if one of them has had enough; then none is counted
     */
    void count(Subject... subjects) {
        var now = clock.instant();
        transactions.executeWithoutResult(status -> {
            var counted = locked(subjects);
            for (int i = 0; i < counted.size(); i++) {
                var wait = counted.get(i).tries().waitAt(now);
                if (wait.isPresent()) {
                    log.info("Tried too often: {}", counted.get(i).subject().what());
                    throw new Throttled(wait.get());
                }
                if (counted.get(i).subject().isSomebodys()
                        && counted.get(i).tries().inARow() >= MOST_IN_A_ROW) {
                    throw new Throttled(Duration.ofDays(1));
                }
            }
            counted.forEach(it -> write(it.subject(), it.tries().oneMoreAt(now), now));
        });
    }

    /** Notes that the try which was counted for each of these was a success. */
    void succeeded(Subject... subjects) {
        var now = clock.instant();
        transactions.executeWithoutResult(status -> locked(subjects)
                // Others may be guessing from the same address.
                .forEach(it -> write(
                        it.subject(),
                        it.subject().isSomebodys() ? Tries.NONE : it.tries().oneLess(),
                        now)));
    }

    /** Opens what is closed to whoever these belong to, since they have shown otherwise who they are; waiting times stay. */
    void pardon(Subject... subjects) {
        var now = clock.instant();
        transactions.executeWithoutResult(status ->
                locked(subjects).forEach(it -> write(it.subject(), it.tries().anew(), now)));
    }

    /** Removes what no longer counts. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM proof_try WHERE last_at < ?")
                .param(utc(clock.instant().minus(Duration.ofDays(30))))
                .update();
    }

    private List<Counted> locked(Subject... subjects) {
        // In one order, so that two who count the same never wait for each other in a circle.
        return Arrays.stream(subjects)
                .sorted(Comparator.comparing(Subject::hash, Arrays::compare))
                .map(it -> {
                    jdbc.sql("INSERT INTO proof_try (subject, tries, window_from, exhausted, in_a_row, last_at)"
                                    + " VALUES (:subject, 0, :never, 0, 0, :now) ON CONFLICT DO NOTHING")
                            .param("subject", it.hash())
                            .param("never", utc(Instant.EPOCH))
                            .param("now", utc(clock.instant()))
                            .update();
                    return new Counted(
                            it,
                            jdbc.sql("SELECT tries, window_from, exhausted, in_a_row FROM proof_try"
                                            + " WHERE subject = ? FOR UPDATE")
                                    .param(it.hash())
                                    .query(Throttle::tries)
                                    .single());
                })
                .toList();
    }

    private void write(Subject subject, Tries tries, Instant now) {
        jdbc.sql("UPDATE proof_try SET tries = :tries, window_from = :from, exhausted = :exhausted, in_a_row = :inARow,"
                        + " last_at = :now WHERE subject = :subject")
                .param("tries", tries.count())
                .param("from", utc(tries.windowFrom()))
                .param("exhausted", tries.exhausted())
                .param("inARow", tries.inARow())
                .param("now", utc(now))
                .param("subject", subject.hash())
                .update();
    }

    private static Tries tries(ResultSet row, int number) throws SQLException {
        return new Tries(
                row.getInt("tries"),
                row.getObject("window_from", OffsetDateTime.class).toInstant(),
                row.getInt("exhausted"),
                row.getInt("in_a_row"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * What tries are counted for.
     *
     * @param what such as {@code password}
     * @param whose a mailbox, an address, an id; only its hash is kept
     * @param isSomebodys whether a success makes all former failures good; no success from an address does
     */
    record Subject(String what, String whose, boolean isSomebodys) {

        static Subject password(String mailbox) {
            return new Subject("password", mailbox, true);
        }

        static Subject code(java.util.UUID person) {
            return new Subject("code", person.toString(), true);
        }

        /** A link for a new password, mailed there. */
        static Subject reset(String mailbox) {
            return new Subject("reset", mailbox, false);
        }

        static Subject resetAddress(String client) {
            return new Subject("reset-address", client, false);
        }

        static Subject address(String client) {
            return new Subject("address", client, false);
        }

        byte[] hash() {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest((what + ":" + whose).getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Counted(Subject subject, Tries tries) {}

    /** Tried too often. */
    static final class Throttled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Duration retryIn;

        Throttled(Duration retryIn) {
            super("Tried too often", null, false, false);
            this.retryIn = retryIn;
        }

        Duration retryIn() {
            return retryIn;
        }
    }
}
