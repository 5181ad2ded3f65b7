package com.wrenchtime.oauth;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Registers applications that people can sign in to with their account here. */
@TestComponent
class TestApplications {

    static final String REDIRECT = "https://app.example/callback";
    static final String AFTER_LOGOUT = "https://app.example/goodbye";
    static final String SECRET = "known to everybody who reads these tests";

    private final Clients clients;

    TestApplications(Clients clients) {
        this.clients = clients;
    }

    TestClient register(int port) {
        return register(port, REDIRECT);
    }

    TestClient register(int port, String redirectUri) {
        var id = UUID.randomUUID();
        clients.add(new Client(
                id,
                null,
                "Some application",
                new ClientSecrets().encode(SECRET),
                Set.of("openid", "profile"),
                Set.of(redirectUri),
                Set.of(AFTER_LOGOUT),
                Instant.now(),
                Instant.now(),
                null));
        return new TestClient(port, id.toString(), SECRET, redirectUri);
    }
}
