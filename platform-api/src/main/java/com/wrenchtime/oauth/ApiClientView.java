package com.wrenchtime.oauth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop's program, as its owner sees it.
 *
 * @param id its {@code client_id}
 * @param secretMadeAt when its present secret was made
 * @param lastUsedAt when it last sent a token, to the minute; null when never
 */
record ApiClientView(
        UUID id,
        String name,
        List<String> scopes,
        Instant createdAt,
        Instant secretMadeAt,
        @Nullable Instant lastUsedAt) {

    ApiClientView {
        scopes = List.copyOf(scopes);
    }

    static ApiClientView of(Client client) {
        return new ApiClientView(
                client.id(),
                client.name(),
                client.scopes().stream().sorted().toList(),
                client.createdAt(),
                client.secretMadeAt(),
                client.lastUsedAt());
    }
}
