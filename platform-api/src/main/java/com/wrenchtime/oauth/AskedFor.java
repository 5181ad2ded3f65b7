package com.wrenchtime.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * An authorization request, as a grant keeps it: what the later steps compare with.
 *
 * @param parameters those of them that are no part of the request's own fields
 */
record AskedFor(
        String endpoint,
        String redirectUri,
        @Nullable String state,
        List<String> scopes,
        Map<String, String> parameters) {

    private static final Set<String> COMPARED = Set.of("code_challenge", "code_challenge_method", "nonce");

    AskedFor {
        scopes = List.copyOf(scopes);
        parameters = Map.copyOf(parameters);
    }

    static AskedFor of(OAuth2AuthorizationRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getAdditionalParameters().forEach((name, value) -> {
            if (COMPARED.contains(name) && value instanceof String text) {
                parameters.put(name, text);
            }
        });
        return new AskedFor(
                request.getAuthorizationUri(),
                String.valueOf(request.getRedirectUri()),
                request.getState(),
                request.getScopes().stream().sorted().toList(),
                parameters);
    }

    OAuth2AuthorizationRequest by(String client) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(endpoint)
                .clientId(client)
                .redirectUri(redirectUri)
                .scopes(Set.copyOf(scopes))
                .state(state)
                .additionalParameters(new HashMap<>(parameters))
                .build();
    }
}
