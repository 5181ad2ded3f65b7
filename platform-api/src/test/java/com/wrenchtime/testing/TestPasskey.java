package com.wrenchtime.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A passkey in a device of our own making, which does whatever a test wants, also what no honest device does. What it answers
 * is laid out by hand, byte for byte as the standard says.
 */
public final class TestPasskey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] id = new byte[16];
    private final KeyPair keys;
    private String domain = "localhost";
    private String origin = "http://localhost:8080";
    private int flags = PRESENT | VERIFIED;
    private int count;
    private byte[] handle = new byte[0];

    public TestPasskey() {
        RANDOM.nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same device on a page of another site. */
    public TestPasskey at(String otherOrigin) {
        origin = otherOrigin;
        return this;
    }

    /** The same device, asked for a passkey of another domain. */
    public TestPasskey of(String otherDomain) {
        domain = otherDomain;
        return this;
    }

    /** The same device, which does not verify its holder. */
    public TestPasskey unverified() {
        flags = PRESENT;
        return this;
    }

    /** The same device, which nobody has touched. */
    public TestPasskey absent() {
        flags = VERIFIED;
        return this;
    }

    /** The same device with its counter at this number, before it counts the next use. */
    public TestPasskey counting(int from) {
        count = from;
        return this;
    }

    /** The same device, which says whose passkey it is. */
    public TestPasskey belongingTo(byte[] person) {
        handle = person.clone();
        return this;
    }

    /** The same device as an honest one again. */
    public TestPasskey reset() {
        domain = "localhost";
        origin = "http://localhost:8080";
        flags = PRESENT | VERIFIED;
        handle = new byte[0];
        return this;
    }

    /** The answer to the wish for a passkey, as a browser would send it. */
    public String made(String challenge) {
        var key = (ECPublicKey) keys.getPublic();
        var authenticator = bytes(
                authenticatorData(flags | ATTESTED),
                new byte[16],
                new byte[] {0, (byte) id.length},
                id,
                HexFormat.of().parseHex("a5010203262001215820"),
                coordinate(key.getW().getAffineX().toByteArray()),
                HexFormat.of().parseHex("225820"),
                coordinate(key.getW().getAffineY().toByteArray()));
        var attestation = bytes(
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                new byte[] {0x58, (byte) authenticator.length},
                authenticator);
        return """
            {"id": "%s", "rawId": "%s", "type": "public-key", "clientExtensionResults": {},
             "response": {"clientDataJSON": "%s", "attestationObject": "%s", "transports": ["internal"]}}\
            """.formatted(
                encoded(id), encoded(id), encoded(clientData("webauthn.create", challenge)), encoded(attestation));
    }

    /** The answer to a challenge, as a browser would send it. */
    public String used(String challenge) {
        return used("webauthn.get", challenge);
    }

    /** An answer to a challenge of another kind. */
    public String used(String type, String challenge) {
        if (count > 0) {
            count++;
        }
        var authenticator = authenticatorData(flags);
        var client = clientData(type, challenge);
        return """
            {"id": "%s", "rawId": "%s", "type": "public-key", "clientExtensionResults": {},
             "response": {"clientDataJSON": "%s", "authenticatorData": "%s", "signature": "%s", "userHandle": "%s"}}\
            """.formatted(
                        encoded(id),
                        encoded(id),
                        encoded(client),
                        encoded(authenticator),
                        encoded(signature(bytes(authenticator, sha256(client)))),
                        encoded(handle));
    }

    private byte[] authenticatorData(int withFlags) {
        return bytes(
                sha256(domain.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) withFlags},
                ByteBuffer.allocate(4).putInt(count).array());
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signature(byte[] of) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(of);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(byte[] number) {
        var coordinate = new byte[32];
        var from = Math.max(0, number.length - 32);
        var length = number.length - from;
        System.arraycopy(number, from, coordinate, 32 - length, length);
        return coordinate;
    }

    private static byte[] text(String ascii) {
        return bytes(new byte[] {(byte) (0x60 + ascii.length())}, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
