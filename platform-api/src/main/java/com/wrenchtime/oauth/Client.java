package com.wrenchtime.oauth;

import com.wrenchtime.shared.TenantId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the authorization server that is not our own admin.
 *
 * @param shop whose program it is; null for an application that people sign in to with their account here
 * @param scopes what it may ask for
 * @param redirectUris where people may be sent back to, compared letter by letter; none for a program
 * @param logoutRedirectUris where people may be sent after they signed out
 * @param lastUsedAt when its token was last sent, to the minute; null when never
 */
record Client(
        UUID id,
        @Nullable TenantId shop,
        String name,
        String secretHash,
        Set<String> scopes,
        Set<String> redirectUris,
        Set<String> logoutRedirectUris,
        Instant createdAt,
        Instant secretMadeAt,
        @Nullable Instant lastUsedAt) {

    Client {
        scopes = Set.copyOf(scopes);
        redirectUris = Set.copyOf(redirectUris);
        logoutRedirectUris = Set.copyOf(logoutRedirectUris);
    }
}
