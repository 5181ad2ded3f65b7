package com.wrenchtime.identity.factors;

import com.wrenchtime.web.Problems;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, at the cost that OWASP recommends: 19 MiB, two passes. Each takes a core for tens of
 * milliseconds, so no more are at work than there are cores.
 */
@Component
public class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    // Nobody's: compared with where there is none, so that it takes as long as where there is one.
    private static final String NOBODYS =
            "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, "A".repeat(22), "A".repeat(43));

    private static final long PATIENCE_MILLIS = 2_000;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * A new hash of this password.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if too many are at work
     */
    public String hash(String password) {
        return atWork(() -> String.valueOf(argon2.encode(normal(password))));
    }

    /**
     * Whether the hash is of this password; never for no hash, in the same time.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if too many are at work
     */
    public boolean match(String password, @Nullable String hash) {
        var compared = hash == null ? NOBODYS : hash;
        return atWork(() -> argon2.matches(normal(password), compared)) && hash != null;
    }

    /** Whether the hash was made at another cost than hashes are now. */
    public boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    // Two keyboards may write the same letter in two ways.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T atWork(Supplier<T> work) {
        try {
            if (!cores.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw Problems.UNAVAILABLE.refusal("Too many people are signing in. Please try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.UNAVAILABLE.refusal("This server is about to stop");
        }
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }
}
