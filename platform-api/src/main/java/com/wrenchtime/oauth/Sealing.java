package com.wrenchtime.oauth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps what the database stores from being of use to whoever reads the database alone: AES-256-GCM with a key made from
 * the application's secret. What is sealed for one purpose opens for no other.
 */
@Component
class Sealing {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey sealing;
    private final SecretKey deriving;
    private final SecureRandom random = new SecureRandom();

    Sealing(OAuthSettings settings) {
        var secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        this.sealing = key(secret, "AES", "wrenchtime.oauth sealing");
        this.deriving = key(secret, "HmacSHA256", "wrenchtime.oauth deriving");
    }

    byte[] seal(String purpose, byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(content);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws CannotOpen if it was not sealed for this purpose with this application's secret */
    byte[] open(String purpose, byte[] sealed) {
        if (sealed.length < NONCE) {
            throw new CannotOpen(null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), purpose)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(e);
        }
    }

    /** 32 bytes that only this application can make from the given words, and always the same. */
    byte[] derive(String... words) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(deriving);
            // The separator cannot be part of a word that a request sends.
            return mac.doFinal(String.join("\0", words).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey key(byte[] secret, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something was sealed with another secret, for another purpose, or was changed. */
    static final class CannotOpen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CannotOpen(@org.jspecify.annotations.Nullable Throwable cause) {
            super("Cannot be opened with this application's secret", cause);
        }
    }
}
