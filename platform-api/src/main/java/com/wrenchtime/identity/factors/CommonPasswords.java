package com.wrenchtime.identity.factors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Passwords that were found in breaches so often that they are tried first: those of {@code identity/common-passwords.txt.gz}
 * with at least eight characters, in lower case. Read when the first password is chosen, and kept as numbers.
 */
@Component
class CommonPasswords {

    private static final ClassPathResource LIST = new ClassPathResource("identity/common-passwords.txt.gz");

    /** Whether this text in lower case is one of them. */
    boolean contains(String plain) {
        return Arrays.binarySearch(Known.NUMBERS, number(plain)) >= 0;
    }

    private static long number(String plain) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Known {

        static final long[] NUMBERS = read();

        private static long[] read() {
            try (var lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(LIST.getInputStream()), UTF_8))) {
                return lines.lines().mapToLong(CommonPasswords::number).sorted().toArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
