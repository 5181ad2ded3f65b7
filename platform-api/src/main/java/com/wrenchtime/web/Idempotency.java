package com.wrenchtime.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a creating request safe to repeat: the answer is kept in the same transaction as what it created, for 24 hours by
 * the database's clock, and a repetition gets it again. Repetitions that come while the first is under way wait for it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Idempotency {

    private static final Duration KEPT = Duration.ofDays(1);
    // RFC 9110 field content without spaces, as long as a database index likes it.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Idempotency(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Answers a request once.
     *
     * @param principal who asks, as far as anybody knows
     * @param route what is asked for, the same for all requests of the kind
     * @param key the value of the request's {@code Idempotency-Key}
     * @param request what is asked; the same key with another request is refused
     * @param work what to do the first time; without a result nothing is kept
     */
    public <T> Optional<T> once(
            String principal,
            String route,
            @Nullable String key,
            Object request,
            Class<T> answer,
            Supplier<Optional<T>> work) {
        if (key == null) {
            throw Problems.KEY_REQUIRED.refusal(
                    "Send an Idempotency-Key header with a value of your own, new for each booking");
        }
        if (!KEY.matcher(key).matches()) {
            throw new ValidationFailed("Idempotency-Key", "invalid", "Must be 1 to 255 visible ASCII characters");
        }
        var hash = hash(request);
        forgetIfOld(principal, route, key);
        return claim(principal, route, key, hash)
                ? work.get().map(it -> keep(principal, route, key, it))
                : Optional.of(kept(principal, route, key, hash, answer));
    }

    /** Forgets all answers that are older than they need to be. */
    public int forgetOld() {
        return jdbc.sql("DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - make_interval(secs => ?)")
                .param((double) KEPT.toSeconds())
                .update();
    }

    private void forgetIfOld(String principal, String route, String key) {
        jdbc.sql("""
            DELETE FROM idempotency_key
            WHERE principal = ? AND route = ? AND key = ? AND created_at < clock_timestamp() - make_interval(secs => ?)\
            """).params(principal, route, key, (double) KEPT.toSeconds()).update();
    }

    // DO NOTHING waits until a request with the same key that is under way has ended.
    private boolean claim(String principal, String route, String key, byte[] hash) {
        return jdbc.sql("INSERT INTO idempotency_key (principal, route, key, request_hash) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .params(principal, route, key, hash)
                        .update()
                == 1;
    }

    private <T> T keep(String principal, String route, String key, T answer) {
        jdbc.sql("UPDATE idempotency_key SET answer = ?::jsonb WHERE principal = ? AND route = ? AND key = ?")
                .params(json.writeValueAsString(answer), principal, route, key)
                .update();
        return answer;
    }

    private <T> T kept(String principal, String route, String key, byte[] hash, Class<T> answer) {
        return jdbc.sql("SELECT request_hash, answer FROM idempotency_key WHERE principal = ? AND route = ? AND key ="
                        + " ?")
                .params(principal, route, key)
                .query((row, number) -> {
                    if (!MessageDigest.isEqual(hash, row.getBytes("request_hash"))) {
                        throw Problems.KEY_REUSED.refusal("This key came with another request before; use a new one");
                    }
                    return json.readValue(row.getString("answer"), answer);
                })
                .single();
    }

    private byte[] hash(Object request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
