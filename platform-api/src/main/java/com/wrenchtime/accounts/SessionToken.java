package com.wrenchtime.accounts;

import com.wrenchtime.shared.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a customer's app or page sends to be that customer: the shop's id and 256 random bits, under a prefix that tells it from
 * every other kind of token. It is kept as a hash, in the schema of its shop, and good nowhere else.
 */
final class SessionToken {

    /** What every such token begins with. */
    static final String PREFIX = "customer-";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID = 2 * Long.BYTES;
    private static final int SECRET = 32;

    private final byte[] bytes;

    private SessionToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One that nobody has seen. */
    static SessionToken random(TenantId shop) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return new SessionToken(ByteBuffer.allocate(ID + SECRET)
                .putLong(shop.value().getMostSignificantBits())
                .putLong(shop.value().getLeastSignificantBits())
                .put(secret)
                .array());
    }

    /** The token that was sent; nothing if it has not the form of one. */
    static Optional<SessionToken> read(String sent) {
        if (!sent.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var token = new SessionToken(Base64.getUrlDecoder().decode(sent.substring(PREFIX.length())));
            // One token is written in one way only.
            return token.bytes.length == ID + SECRET && token.value().equals(sent)
                    ? Optional.of(token)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is sent. */
    String value() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** In which shop to look for it. That it is there, only its hash shows. */
    TenantId shop() {
        var id = ByteBuffer.wrap(bytes);
        return new TenantId(new UUID(id.getLong(), id.getLong()));
    }

    /** What is kept of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken it && MessageDigest.isEqual(it.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "session token";
    }
}
