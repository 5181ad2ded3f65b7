package com.wrenchtime.identity.factors;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The authenticator app of each person who has one. Its secret is kept encrypted, it counts once it has shown a right code,
 * and no code is accepted twice.
 */
@Component
public class Authenticators {

    private static final String ISSUER = "Wrenchtime";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Authenticators(PlatformDataSource platform, SecretBox box, Clock clock) {
        this.jdbc = platform.jdbc();
        this.transactions = platform.transactions();
        this.box = box;
        this.clock = clock;
    }

    /**
     * What the person's app must be told: what was made for them before, as long as the app has not shown a code, so that a
     * page that is opened twice shows the same.
     *
     * @throws IllegalStateException if they have an authenticator that works
     */
    public Enrolment enrol(UUID person, String mailbox) {
        var fresh = new byte[TimeCodes.SECRET_BYTES];
        random.nextBytes(fresh);
        jdbc.sql("INSERT INTO authenticator (person_id, secret, added_at) VALUES (:person, :secret, :now)"
                        + " ON CONFLICT DO NOTHING")
                .param("person", person)
                .param("secret", box.lock(person, fresh))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var secret = jdbc.sql("SELECT secret FROM authenticator WHERE person_id = ? AND confirmed_at IS NULL")
                .param(person)
                .query(byte[].class)
                .optional()
                .map(it -> box.open(person, it))
                .orElseThrow(() -> new IllegalStateException("They have an authenticator"));
        return new Enrolment(base32(secret), mailbox);
    }

    /** Whether the code is the present one of the app that is being set up; from then on it counts. */
    public boolean confirm(UUID person, String code) {
        return accept(person, code, "confirmed_at IS NULL");
    }

    /** Whether the code is the present one of the person's authenticator, and was not given before. */
    public boolean verify(UUID person, String code) {
        return accept(person, code, "confirmed_at IS NOT NULL");
    }

    /** Takes the authenticator away. */
    public void remove(UUID person) {
        jdbc.sql("DELETE FROM authenticator WHERE person_id = ?").param(person).update();
    }

    private boolean accept(UUID person, String code, String condition) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            // Locked: of two who send one code at the same time only the first finds it unused.
            var step = jdbc.sql("SELECT secret, last_step FROM authenticator WHERE person_id = ? AND " + condition
                            + " FOR UPDATE")
                    .param(person)
                    .query((row, number) -> TimeCodes.stepOf(
                            code.replace(" ", ""),
                            box.open(person, row.getBytes("secret")),
                            clock.instant(),
                            row.getLong("last_step")))
                    .optional()
                    .orElseGet(OptionalLong::empty);
            step.ifPresent(it -> jdbc.sql("UPDATE authenticator SET last_step = :step,"
                            + " confirmed_at = coalesce(confirmed_at, :now) WHERE person_id = :person")
                    .param("step", it)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("person", person)
                    .update());
            return step.isPresent();
        }));
    }

    private static String base32(byte[] secret) {
        var text = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (var octet : secret) {
            value = (value << 8) | (octet & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((value >> bits) & 31));
            }
        }
        return text.toString();
    }

    /**
     * What an app is told.
     *
     * @param secret in Base32, to type
     */
    public record Enrolment(String secret, String mailbox) {

        /** The same as an address, to scan. */
        public String uri() {
            return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                    .formatted(ISSUER, URLEncoder.encode(mailbox, StandardCharsets.UTF_8), secret, ISSUER);
        }

        /** The secret in groups of four. */
        public String spaced() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }
    }
}
