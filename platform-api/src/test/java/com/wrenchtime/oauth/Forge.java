package com.wrenchtime.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Writes tokens by hand: a good one, and what somebody may try to make of it. */
final class Forge {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ECKey key;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    Forge(ECKey key, Map<String, Object> claims) {
        this.key = key;
        header.put("kid", key.getKeyID());
        header.put("typ", "at+jwt");
        header.put("alg", "ES256");
        var now = Instant.now().getEpochSecond();
        this.claims.put("iat", now);
        this.claims.put("nbf", now);
        this.claims.put("exp", now + 300);
        this.claims.putAll(claims);
    }

    /** A good token. */
    String token() {
        return token(Forge::unchanged, Forge::unchanged);
    }

    /** A token whose header and claims were changed before it was signed with our key. */
    String token(Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
        return sign(text(this.header, header), text(this.claims, claims), key);
    }

    /** Like {@link #token(Consumer, Consumer)}, signed with another key. */
    String signedBy(ECKey other, Consumer<Map<String, Object>> header) {
        return sign(text(this.header, header), text(claims, it -> {}), other);
    }

    /** A token of exactly these texts, signed with our key. */
    String written(Consumer<StringBuilder> header, Consumer<StringBuilder> claims) {
        var changedHeader = new StringBuilder(text(this.header, it -> {}));
        header.accept(changedHeader);
        var changedClaims = new StringBuilder(text(this.claims, it -> {}));
        claims.accept(changedClaims);
        return sign(changedHeader.toString(), changedClaims.toString(), key);
    }

    /** What is signed, with this header in place of ours. */
    String unsigned(Consumer<Map<String, Object>> header) {
        return encoded(text(this.header, header)) + "." + encoded(text(claims, it -> {}));
    }

    static void unchanged(Map<String, Object> fields) {}

    static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private static String text(Map<String, Object> fields, Consumer<Map<String, Object>> change) {
        var changed = new LinkedHashMap<>(fields);
        change.accept(changed);
        return JSON.writeValueAsString(changed);
    }

    private static String sign(String header, String claims, ECKey key) {
        var input = encoded(header) + "." + encoded(claims);
        try {
            // The signature is ES256 whatever the header says.
            var signature = new ECDSASigner(key)
                    .sign(new JWSHeader(SigningKeys.ALGORITHM), input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + signature;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
