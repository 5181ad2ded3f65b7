package com.wrenchtime.identity.factors;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ten codes for the day on which the phone lies in a lake. Each is good once. They have 116 random bits, so a plain hash of
 * them cannot be searched.
 */
@Component
public class RecoveryCodes {

    private static final int CODES = 10;
    private static final int LENGTH = 24;
    private static final int GROUP = 4;
    // Without what is easily taken for another: 0 and o, 1, l and i, u and v.
    private static final String LETTERS = "23456789abcdefghjkmnpqrstwxyz";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(PlatformDataSource platform, Clock clock) {
        this.jdbc = platform.jdbc();
        this.transactions = platform.transactions();
        this.clock = clock;
    }

    /** Ten new codes instead of all former ones. Nobody can be told them again. */
    public List<String> renew(UUID person) {
        var codes = Stream.generate(this::code).distinct().limit(CODES).toList();
        transactions.executeWithoutResult(status -> {
            forget(person);
            codes.forEach(it -> jdbc.sql("INSERT INTO recovery_code (person_id, hash) VALUES (?, ?)")
                    .param(person)
                    .param(hash(it))
                    .update());
        });
        return codes;
    }

    /** Whether this is one of the person's codes that was not used before; now it is. */
    public boolean use(UUID person, String code) {
        return jdbc.sql("UPDATE recovery_code SET used_at = :now"
                                + " WHERE person_id = :person AND hash = :hash AND used_at IS NULL")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("person", person)
                        .param("hash", hash(code))
                        .update()
                == 1;
    }

    /** How many are left. */
    public int left(UUID person) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE person_id = ? AND used_at IS NULL")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /** Takes them all away. */
    public void forget(UUID person) {
        jdbc.sql("DELETE FROM recovery_code WHERE person_id = ?").param(person).update();
    }

    private String code() {
        var letters = IntStream.range(0, LENGTH)
                .mapToObj(it -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
        return letters.replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
    }

    private static byte[] hash(String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
