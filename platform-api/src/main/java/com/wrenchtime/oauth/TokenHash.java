package com.wrenchtime.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of what was random enough to need no more: tokens, codes and client secrets of 256 bits.
 */
final class TokenHash {

    private static final String STORED = "sha256:";

    private TokenHash() {}

    /** The hash of a token's value; of a {@link #placeholder}, the hash that it stands for. */
    static byte[] of(String value) {
        // Nobody gets in with a placeholder: what a client sends is looked up by #ofSent.
        return value.startsWith(STORED) ? HexFormat.of().parseHex(value.substring(STORED.length())) : ofSent(value);
    }

    /** The hash of something that a client has sent, whatever it looks like. */
    static byte[] ofSent(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in the place of a token whose value we do not know (any more). */
    static String placeholder(byte[] hash) {
        return STORED + HexFormat.of().formatHex(hash);
    }
}
