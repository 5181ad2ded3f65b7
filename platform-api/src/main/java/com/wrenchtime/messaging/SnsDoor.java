package com.wrenchtime.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What we fetch from Amazon SNS: the certificates that it signs with, and the confirmation of a subscription. */
@Component
class SnsDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_KNOWN = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<URI, PublicKey> known = new ConcurrentHashMap<>();

    /** The key of a certificate at an address of SNS; nothing when it cannot be had or is not good. */
    Optional<PublicKey> key(URI address) {
        var found = known.get(address);
        if (found != null) {
            return Optional.of(found);
        }
        var fetched = get(address).flatMap(SnsDoor::read);
        fetched.ifPresent(it -> {
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(address, it);
        });
        return fetched;
    }

    /** Opens an address of SNS, which confirms the subscription that it stands for. */
    boolean confirm(URI address) {
        return get(address).isPresent();
    }

    private Optional<byte[]> get(URI address) {
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> read(byte[] pem) {
        try {
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            certificate.checkValidity();
            return Optional.of(certificate.getPublicKey());
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
