package com.wrenchtime.identity.factors;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** An authenticator app that was told a key. */
public final class AppOfSomebody {

    private final byte[] secret;
    private long shown;

    /** @param key as a page shows it: Base32, in groups */
    public AppOfSomebody(String key) {
        this.secret = decoded(key.replace(" ", ""));
    }

    /** What it shows now. */
    public String code() {
        shown = TimeCodes.stepAt(Instant.now());
        return lastCode();
    }

    /** What it showed last. */
    public String lastCode() {
        return TimeCodes.code(secret, shown);
    }

    /** What it shows after that: good already, since clocks may be off by a step. */
    public String nextCode() {
        return TimeCodes.code(secret, shown + 1);
    }

    public byte[] secret() {
        return secret.clone();
    }

    private static byte[] decoded(String key) {
        var bytes = new ByteArrayOutputStream();
        int bits = 0;
        int value = 0;
        for (int letter : key.chars().toArray()) {
            value = ((value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)) & 0xffff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(value >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
