package com.wrenchtime.oauth;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The programs that a shop's owner lets in.
 *
 * <p>A secret is made from a random seed with the application's secret. What is kept for a repeated request is the seed, so
 * the repetition gets the same secret and the database never holds one.
 */
@Component
class ApiClients {

    private static final ProblemType TOO_MANY =
            new ProblemType("too-many-api-clients", HttpStatus.CONFLICT, "There are too many programs");
    private static final int MOST = 50;
    private static final String SUBJECT = "api-client";

    private final Clients clients;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Sealing sealing;
    private final Clock clock;
    private final ClientSecrets secrets = new ClientSecrets();

    ApiClients(Clients clients, Idempotency idempotency, AuditLog audit, Sealing sealing, Clock clock) {
        this.clients = clients;
        this.idempotency = idempotency;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Lets a program in. */
    @Transactional
    public Secret create(String name, Set<String> scopes, @Nullable String key) {
        var asked = Map.of("name", name, "scopes", scopes.stream().sorted().toList());
        return once("POST api-clients", key, asked, () -> {
            var shop = CurrentTenant.shop().id();
            if (clients.countPrograms(shop) >= MOST) {
                throw TOO_MANY.refusal("A shop can have %d; revoke one that is not used".formatted(MOST));
            }
            var seed = new Seed(UUID.randomUUID(), UUID.randomUUID());
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var client = new Client(
                    seed.client(),
                    shop,
                    name,
                    secrets.encode(secret(seed)),
                    scopes,
                    Set.of(),
                    Set.of(),
                    now,
                    now,
                    null);
            audit.record("api-client.created", SUBJECT, client.id(), null, ApiClientView.of(client), null);
            clients.add(client);
            return seed;
        });
    }

    /** Gives a program another secret; the one that it had is good for nothing from then on. */
    @Transactional
    public Secret replaceSecret(UUID id, @Nullable String key) {
        var client = find(id);
        return once("POST api-clients secret", key, id, () -> {
            var seed = new Seed(id, UUID.randomUUID());
            audit.record("api-client.secret-replaced", SUBJECT, id, null, null, null);
            clients.replaceSecret(client, secrets.encode(secret(seed)));
            return seed;
        });
    }

    /** Shuts a program out, with the tokens that it has. */
    @Transactional
    public void revoke(UUID id) {
        var client = find(id);
        audit.record("api-client.revoked", SUBJECT, id, ApiClientView.of(client), null, null);
        clients.revoke(client);
    }

    private Client find(UUID id) {
        return clients.find(id)
                .filter(it -> CurrentTenant.shop().id().equals(it.shop()))
                .orElseThrow(NotFound::new);
    }

    private Secret once(String route, @Nullable String key, Object request, Supplier<Seed> work) {
        var seed = idempotency
                .once(CurrentActor.get().key(), route, key, request, Seed.class, () -> Optional.of(work.get()))
                .orElseThrow();
        return new Secret(find(seed.client()), secret(seed));
    }

    private String secret(Seed seed) {
        var bytes = sealing.derive(
                "client secret", seed.client().toString(), seed.random().toString());
        return "wts_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    List<Client> after(List<String> key, int atMost) {
        var after = key.isEmpty() ? Instant.EPOCH : Instant.parse(key.getFirst());
        var afterId = key.isEmpty() ? new UUID(0, 0) : UUID.fromString(key.getLast());
        return clients.programs(CurrentTenant.shop().id(), after, afterId, atMost);
    }

    /** A program with its secret, which nobody can see again. */
    record Secret(Client client, String value) {}

    /** What a secret is made from, beside the application's own. */
    record Seed(UUID client, UUID random) {}
}
