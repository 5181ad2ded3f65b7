package com.wrenchtime.identity.factors;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a passkey signs to show that it is there now: 256 random bits, good once.
 *
 * @param value in base64url
 */
public record PasskeyChallenge(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** One that nobody has seen. */
    public static PasskeyChallenge random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PasskeyChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }
}
