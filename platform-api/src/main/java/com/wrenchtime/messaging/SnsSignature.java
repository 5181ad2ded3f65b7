package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whether a notice comes from Amazon SNS: signed with the key of a certificate that lies at an address of SNS itself, over the
 * fields that SNS names in its description.
 */
final class SnsSignature {

    static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{4,20}\\.amazonaws\\.com(\\.cn)?");

    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_SUBSCRIPTION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Function<URI, Optional<PublicKey>> keys;

    /**
     * @param keys the key of the certificate at an address of SNS; nothing when it cannot be had
     */
    SnsSignature(Function<URI, Optional<PublicKey>> keys) {
        this.keys = keys;
    }

    /** Whether SNS has signed these fields. */
    boolean isGenuine(Map<String, String> notice) {
        var algorithm = switch (notice.getOrDefault("SignatureVersion", "")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> "";
        };
        var address = address(notice.getOrDefault("SigningCertURL", ""));
        if (algorithm.isEmpty() || address.isEmpty()) {
            return false;
        }
        return keys.apply(address.get())
                .filter(it -> isSigned(notice, algorithm, it))
                .isPresent();
    }

    private static boolean isSigned(Map<String, String> notice, String algorithm, PublicKey key) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(text(notice).getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(notice.getOrDefault("Signature", "")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String text(Map<String, String> notice) {
        var names = notice.getOrDefault("Type", "").equals("Notification") ? OF_NOTIFICATION : OF_SUBSCRIPTION;
        var text = new StringBuilder();
        for (var name : names) {
            var value = notice.get(name);
            if (value != null) {
                text.append(name).append('\n').append(value).append('\n');
            }
        }
        return text.toString();
    }

    /** An address of SNS itself; nothing when it is anybody else's. */
    static Optional<URI> address(String text) {
        try {
            var uri = URI.create(text);
            return "https".equals(uri.getScheme())
                            && uri.getHost() != null
                            && HOST.matcher(uri.getHost()).matches()
                            && uri.getUserInfo() == null
                            && uri.getPort() == -1
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
