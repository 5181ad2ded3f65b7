package com.wrenchtime.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Puts a keyed hash beside the id of a session into its cookie, and takes no cookie without it: the database has the ids, and
 * whoever has read the database alone cannot make a cookie from one.
 */
final class SealedCookie implements CookieSerializer {

    private static final String MAC = "HmacSHA256";
    private static final char SEPARATOR = '.';

    private final CookieSerializer cookies;
    // The first makes seals; each of the others is still known.
    private final List<SecretKey> keys;

    SealedCookie(CookieSerializer cookies, IdentitySettings settings) {
        this.cookies = cookies;
        this.keys = Stream.concat(Stream.of(settings.secret()), settings.formerSecrets().stream())
                .map(SealedCookie::key)
                .toList();
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        var id = value.getCookieValue();
        // An empty one takes the cookie away.
        cookies.writeCookieValue(
                id == null || id.isEmpty()
                        ? value
                        : new CookieValue(
                                value.getRequest(), value.getResponse(), id + SEPARATOR + seal(keys.getFirst(), id)));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookies.readCookieValues(request).stream()
                .map(this::id)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> id(String value) {
        var end = value.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        var id = value.substring(0, end);
        var sent = value.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        return keys.stream().anyMatch(it -> MessageDigest.isEqual(seal(it, id).getBytes(StandardCharsets.UTF_8), sent))
                ? Optional.of(id)
                : Optional.empty();
    }

    private static String seal(SecretKey key, String id) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey key(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            MAC,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(
                                            "wrenchtime.identity session cookie".getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
