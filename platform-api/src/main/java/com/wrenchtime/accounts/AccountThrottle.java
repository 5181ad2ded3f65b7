package com.wrenchtime.accounts;

import com.wrenchtime.web.Problems;
import com.wrenchtime.web.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/**
 * How often something may be tried in the bound shop, counted in its schema for all nodes, each try before it is looked at, so
 * that many at once are not more than one after the other. It counts what was typed, whether or not it belongs to anybody, and
 * keeps only keyed hashes of it.
 */
@Component
class AccountThrottle {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tokens tokens;
    private final Clock clock;

    AccountThrottle(JdbcClient jdbc, TransactionTemplate transaction, Tokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Counts a try, in a transaction of its own, for each subject of these limits.
     *
     * @throws ErrorResponseException 429 if one of them is reached; then nothing is counted
     */
    void count(Limit... limits) {
        var now = clock.instant();
        var wait = transaction.execute(status -> {
            var subjects = subjects(limits);
            subjects.forEach(this::lock);
            var longest = Stream.of(limits)
                    .map(it -> wait(it, now))
                    .flatMap(Optional::stream)
                    .max(Comparator.naturalOrder());
            if (longest.isEmpty()) {
                subjects.forEach(it -> note(it, now));
            }
            return longest.orElse(Duration.ZERO);
        });
        if (!wait.isZero()) {
            throw refusal(wait);
        }
    }

    /** Forgets what was tried for this subject, since it has succeeded. */
    void forget(String subject) {
        transaction.executeWithoutResult(status -> jdbc.sql("DELETE FROM account_try WHERE subject = ?")
                .param(hash(subject))
                .update());
    }

    /** Removes what no longer counts. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM account_try WHERE made_at < ?")
                .param(utc(clock.instant().minus(LONGEST)))
                .update();
    }

    // In one order, so that two who count the same never wait for each other in a circle.
    private List<byte[]> subjects(Limit... limits) {
        return Stream.of(limits)
                .map(Limit::subject)
                .distinct()
                .map(this::hash)
                .sorted(Arrays::compare)
                .toList();
    }

    private void lock(byte[] subject) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(current_role || ?, 3))")
                .param(HexFormat.of().formatHex(subject))
                .query(row -> {});
    }

    private void note(byte[] subject, Instant now) {
        jdbc.sql("INSERT INTO account_try (subject, made_at) VALUES (?, ?)")
                .param(subject)
                .param(utc(now))
                .update();
    }

    private Optional<Duration> wait(Limit limit, Instant now) {
        // The one that has to leave the window before another fits in.
        @Nullable
        OffsetDateTime blocking = jdbc.sql("""
            SELECT made_at FROM account_try WHERE subject = :subject AND made_at > :since
            ORDER BY made_at DESC OFFSET :most LIMIT 1\
            """)
                .param("subject", hash(limit.subject()))
                .param("since", utc(now.minus(limit.window())))
                .param("most", limit.most() - 1)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
        return blocking == null
                ? Optional.empty()
                : Optional.of(Duration.between(now, blocking.toInstant().plus(limit.window())));
    }

    private byte[] hash(String subject) {
        return tokens.hash(Tokens.Purpose.ACCOUNT_TRY, subject);
    }

    private static ErrorResponseException refusal(Duration wait) {
        var refusal = Problems.TOO_MANY.refusal("Tried too often. Please wait");
        refusal.getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        return refusal;
    }

    private static OffsetDateTime utc(Instant instant) {
        return Accounts.utc(instant);
    }

    /**
     * So many tries for one subject within some time.
     *
     * @param subject what is counted, such as {@code code:+15305550142}
     * @param window at most a day
     */
    record Limit(String subject, int most, Duration window) {

        Limit {
            if (window.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("Tries are kept for a day");
            }
        }
    }
}
