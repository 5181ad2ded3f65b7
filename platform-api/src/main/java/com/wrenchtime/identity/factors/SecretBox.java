package com.wrenchtime.identity.factors;

import com.wrenchtime.identity.IdentitySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps what the database stores of people from being of use to whoever has the database alone: AES-256-GCM under a key made
 * from the application's secret. What was locked away for one person opens for no other.
 */
@Component
class SecretBox {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    // The first locks; each of the others still opens.
    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    SecretBox(IdentitySettings settings) {
        this.keys = Stream.concat(Stream.of(settings.secret()), settings.formerSecrets().stream())
                .map(SecretBox::key)
                .toList();
    }

    byte[] lock(UUID person, byte[] content) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var locked =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, person).doFinal(content);
            var all = Arrays.copyOf(nonce, NONCE + locked.length);
            System.arraycopy(locked, 0, all, NONCE, locked.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was locked for somebody else, under a secret that is not known, or was changed */
    byte[] open(UUID person, byte[] locked) {
        var nonce = Arrays.copyOf(locked, NONCE);
        for (var key : keys) {
            try {
                return cipher(Cipher.DECRYPT_MODE, key, nonce, person).doFinal(locked, NONCE, locked.length - NONCE);
            } catch (GeneralSecurityException e) {
                // It is not this one.
            }
        }
        throw new IllegalStateException(
                "What is kept of an authenticator opens with neither wrenchtime.identity.secret nor a former one");
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, UUID person) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(person.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static SecretKey key(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand("wrenchtime.identity".getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
