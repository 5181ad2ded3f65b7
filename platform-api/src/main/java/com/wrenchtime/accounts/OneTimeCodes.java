package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.Accounts.utc;

import com.wrenchtime.accounts.AccountThrottle.Limit;
import com.wrenchtime.customers.ContactPoint;
import com.wrenchtime.customers.ContactPoint.Phone;
import com.wrenchtime.customers.CustomerId;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Tokens;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes that prove a contact point: sent there, good once, for one purpose, for ten minutes and five tries. A code is sent to
 * whatever is typed, known or not, so that asking for one tells nothing. Whoever asked holds the id of the request, without
 * which a code cannot even be tried: strangers cannot use up somebody's tries.
 */
@Component
class OneTimeCodes {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    static final int TRIES = 5;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BOUND = 1_000_000;
    private static final Duration SHORT = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AccountThrottle throttle;
    private final Messages messages;
    private final AccountWording wording;
    private final Tokens tokens;
    private final Clock clock;

    OneTimeCodes(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AccountThrottle throttle,
            Messages messages,
            AccountWording wording,
            Tokens tokens,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.throttle = throttle;
        this.messages = messages;
        this.wording = wording;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Where a code is wanted; null when that cannot be, which is among the errors then. */
    @Nullable
    ContactPoint reachable(ContactRequest sent, ShopSettings shop, FieldErrors errors) {
        var to = sent.read(shop, errors);
        if (to instanceof Phone && !messages.canSend(Channel.TEXT)) {
            errors.add("phone", "unsupported", "Texts are not sent here; use email");
            return null;
        }
        return to;
    }

    /**
     * Sends a code, instead of those for the same purpose that were sent there before.
     *
     * @param account whose contact point it is to become; null to sign in with it
     * @param client the address that asks
     * @throws org.springframework.web.ErrorResponseException 429 if too many were asked for
     */
    Sent send(ContactPoint to, @Nullable CustomerId account, String client) {
        throttle.count(limits(to, client));
        var sent = new Sent(UUID.randomUUID(), clock.instant().plus(GOOD_FOR));
        var code = "%06d".formatted(RANDOM.nextInt(BOUND));
        transaction.executeWithoutResult(status -> {
            endEarlier(to, account);
            keep(sent, to, account, code);
            messages.send(wording.code(to, code).confidential().usefulUntil(sent.expiresAt()));
        });
        return sent;
    }

    /**
     * Tries a code, in the caller's transaction, which must be committed even if it is wrong: the try counts.
     *
     * @param account what it was asked for; see {@link #send}
     * @return the contact point that it proves; nothing if the code is wrong, or not good (any more)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ContactPoint> redeem(UUID request, String code, @Nullable CustomerId account) {
        var given = hash(request, code);
        // The row stays locked, so of many at once one after the other looks, and finds it ended when it was right.
        var proven = jdbc.sql("""
            UPDATE one_time_code SET tries = tries + 1
            WHERE id = :id AND ended_at IS NULL AND expires_at > :now AND tries < :tries
              AND customer_id IS NOT DISTINCT FROM :account::uuid
            RETURNING channel, value, code_hash\
            """)
                .param("id", request)
                .param("now", utc(clock.instant()))
                .param("tries", TRIES)
                .param("account", account == null ? null : account.value())
                .query((row, number) -> new Tried(
                        Accounts.point(Channel.valueOf(row.getString("channel")), row.getString("value")),
                        MessageDigest.isEqual(row.getBytes("code_hash"), given)))
                .optional()
                .filter(Tried::isRight)
                .map(Tried::point);
        if (proven.isPresent()) {
            jdbc.sql("UPDATE one_time_code SET ended_at = ? WHERE id = ?")
                    .params(utc(clock.instant()), request)
                    .update();
        }
        return proven;
    }

    /** Removes those that have run out. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM one_time_code WHERE expires_at < ?")
                .param(utc(clock.instant().minus(DAY)))
                .update();
    }

    private static Limit[] limits(ContactPoint to, String client) {
        var limits = new ArrayList<>(List.of(
                new Limit("code-to:" + to.value(), 3, SHORT),
                new Limit("code-to:" + to.value(), 10, DAY),
                new Limit("code-from:" + client, 20, SHORT),
                new Limit("code-from:" + client, 100, DAY)));
        if (Accounts.channel(to) == Channel.TEXT) {
            // Texts cost money, whoever asks for them.
            limits.add(new Limit("code-texts", 200, HOUR));
        }
        return limits.toArray(Limit[]::new);
    }

    private void endEarlier(ContactPoint to, @Nullable CustomerId account) {
        jdbc.sql("""
            UPDATE one_time_code SET ended_at = :now
            WHERE channel = :channel AND value = :value AND ended_at IS NULL
              AND customer_id IS NOT DISTINCT FROM :account::uuid\
            """)
                .param("now", utc(clock.instant()))
                .param("channel", Accounts.channel(to).name())
                .param("value", to.value())
                .param("account", account == null ? null : account.value())
                .update();
    }

    private void keep(Sent sent, ContactPoint to, @Nullable CustomerId account, String code) {
        jdbc.sql("""
            INSERT INTO one_time_code (id, channel, value, customer_id, code_hash, expires_at)
            VALUES (:id, :channel, :value, :account::uuid, :hash, :expiry)\
            """)
                .param("id", sent.request())
                .param("channel", Accounts.channel(to).name())
                .param("value", to.value())
                .param("account", account == null ? null : account.value())
                .param("hash", hash(sent.request(), code))
                .param("expiry", utc(sent.expiresAt()))
                .update();
    }

    // Under our key: a million codes are soon tried against a hash that anybody can make.
    private byte[] hash(UUID request, String code) {
        return tokens.hash(Tokens.Purpose.ONE_TIME_CODE, request + ":" + code);
    }

    /** What whoever asked for a code is told. */
    record Sent(UUID request, Instant expiresAt) {}

    private record Tried(ContactPoint point, boolean isRight) {}
}
