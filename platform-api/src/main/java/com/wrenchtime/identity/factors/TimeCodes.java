package com.wrenchtime.identity.factors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes as authenticator apps show them (RFC 6238): six digits, a new one every 30 seconds, HMAC-SHA-1. */
final class TimeCodes {

    static final int SECRET_BYTES = 20;

    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    /** A phone's clock may be off by a step. */
    private static final int DRIFT = 1;

    private TimeCodes() {}

    /** The number of the 30 seconds in which this moment lies. */
    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS);
    }

    /** The code of this step. */
    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            var offset = hash.get(hash.limit() - 1) & 0xf;
            return "%06d".formatted((hash.getInt(offset) & 0x7fffffff) % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The step, after the given one, whose code this is now; nothing when there is none. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now, long after) {
        var present = stepAt(now);
        var found = OptionalLong.empty();
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            var matches = MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (matches && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
