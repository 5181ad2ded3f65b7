package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from Twilio: a keyed hash over the address that we are known by and the fields of the body, as they
 * arrived. The address is ours to say, not the request's.
 */
final class TwilioSignature {

    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(UTF_8), ALGORITHM);
    }

    /**
     * Whether the signature is of this body, sent to this address.
     *
     * @param address with its query, if it has one
     */
    boolean isGenuine(String address, byte[] body, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        try {
            return MessageDigest.isEqual(
                    hash(address, body), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] hash(String address, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(address.getBytes(UTF_8));
            fields(body).stream()
                    .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                    .distinct()
                    .forEach(it -> mac.update((it.name() + it.value()).getBytes(UTF_8)));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The fields of a form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<Field> fields(byte[] body) {
        var fields = new ArrayList<Field>();
        for (var pair : new String(body, UTF_8).split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            fields.add(
                    equals < 0
                            ? new Field(decoded(pair), "")
                            : new Field(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** One field. */
    record Field(String name, String value) {}
}
