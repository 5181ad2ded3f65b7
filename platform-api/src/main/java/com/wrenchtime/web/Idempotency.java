package com.wrenchtime.web;

import com.wrenchtime.jobs.Tidying;
import com.wrenchtime.shared.CurrentActor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a creating request safe to repeat: the answer is kept in the same transaction as what it created, for 24 hours by
 * the database's clock, and a repetition gets it again. Repetitions that come while the first is under way wait for it.
 *
 * <pre>{@code
 * transaction.execute(status -> idempotency.once(
 *         Idempotency.ANYBODY, "POST appointments", key, request, AppointmentView.class, () -> book(request)));
 * }</pre>
 *
 * <p>Only a result is kept. After an exception, or without a result, the same key may be tried again.
 */
@Component
public class Idempotency implements Tidying {

    public static final String HEADER = "Idempotency-Key";

    /** Who asks on routes that need no identity. Keys are then as secret as the clients make them. */
    public static final String ANYBODY = "anybody";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Idempotency(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Answers a request once, in the transaction that the caller has begun. What the first one gets was read back like all
     * later ones, so that they are equal.
     *
     * @param principal who asks, as far as anybody knows: nobody gets the answer to somebody else's request
     * @param route what is asked for, the same for all requests of the kind
     * @param key the value of the request's {@code Idempotency-Key}
     * @param request what is asked, as it was read; the same key with another request is refused
     * @param work what to do the first time; without a result nothing is kept
     * @throws org.springframework.transaction.IllegalTransactionStateException if the caller has begun no transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> Optional<T> once(
            String principal,
            String route,
            @Nullable String key,
            Object request,
            Class<T> answer,
            Supplier<Optional<T>> work) {
        if (key == null) {
            throw Problems.KEY_REQUIRED.refusal(
                    "Send a header Idempotency-Key that is new for every intent and the same for every retry of it");
        }
        if (!KEY.matcher(key).matches()) {
            throw new ValidationFailed(HEADER, "invalid", "Must have 1 to 255 visible ASCII characters");
        }
        var entry = new Entry(principal, route, key);
        var hash = sha256(json.writeValueAsString(request));
        if (!claim(entry, hash)) {
            return Optional.of(known(entry, hash, answer));
        }
        var result = work.get();
        if (result.isEmpty()) {
            release(entry);
            return result;
        }
        var stored = json.writeValueAsString(result.get());
        keep(entry, stored);
        return Optional.of(read(stored, answer));
    }

    /**
     * Like {@link #once(String, String, String, Object, Class, Supplier)}, for the current actor and for work that always
     * has a result.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T once(String route, @Nullable String key, Object request, Class<T> answer, Supplier<T> work) {
        return once(CurrentActor.get().key(), route, key, request, answer, () -> Optional.of(work.get()))
                .orElseThrow();
    }

    /** Forgets all answers of the bound shop that are older than a day. */
    @Override
    @Transactional
    public int tidyShop() {
        return jdbc.sql("DELETE FROM idempotency_key WHERE created_at <= now() - interval '24 hours'")
                .update();
    }

    /** Whether nobody was here before, within a day; waits for who is here at the same time. */
    private boolean claim(Entry entry, byte[] hash) {
        return jdbc.sql("""
            INSERT INTO idempotency_key AS known (principal, route, key, request_hash) VALUES (?, ?, ?, ?)
            ON CONFLICT (principal, route, key) DO UPDATE
            SET request_hash = excluded.request_hash, answer = NULL, created_at = now()
            WHERE known.created_at <= now() - interval '24 hours'\
            """)
                        .params(entry.principal(), entry.route(), entry.key(), hash)
                        .update()
                == 1;
    }

    private void keep(Entry entry, String answer) {
        jdbc.sql("UPDATE idempotency_key SET answer = ?::jsonb WHERE principal = ? AND route = ? AND key = ?")
                .params(answer, entry.principal(), entry.route(), entry.key())
                .update();
    }

    private void release(Entry entry) {
        jdbc.sql("DELETE FROM idempotency_key WHERE principal = ? AND route = ? AND key = ?")
                .params(entry.principal(), entry.route(), entry.key())
                .update();
    }

    private <T> T known(Entry entry, byte[] hash, Class<T> answer) {
        var known = jdbc.sql("SELECT request_hash = ? AS is_same, answer FROM idempotency_key"
                        + " WHERE principal = ? AND route = ? AND key = ?")
                .params(hash, entry.principal(), entry.route(), entry.key())
                .query((row, number) -> new Known(row.getBoolean("is_same"), row.getString("answer")))
                .single();
        if (!known.isSame()) {
            throw Problems.KEY_REUSED.refusal("This key came with another request before; use a new one");
        }
        return read(known.answer(), answer);
    }

    /** Leniently: another release of the application may have written it. */
    private <T> T read(String stored, Class<T> answer) {
        return json.readerFor(answer)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(stored);
    }

    private static byte[] sha256(String request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Entry(String principal, String route, String key) {}

    private record Known(boolean isSame, String answer) {}
}
