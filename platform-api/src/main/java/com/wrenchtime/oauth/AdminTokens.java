package com.wrenchtime.oauth;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/**
 * The admin's backend in front of the token endpoint: the same rules as for every client, and no network between the two.
 * A request that called its own server would hold a turn while it waits for another one.
 */
@Component
class AdminTokens {

    private final TokenRequests requests;
    private final RegisteredClients clients;
    private final AuthorizationServerContext context;

    AdminTokens(TokenRequests requests, RegisteredClients clients, Issuer issuer) {
        this.requests = requests;
        this.clients = clients;
        var settings =
                AuthorizationServerSettings.builder().issuer(issuer.url()).build();
        this.context = new AuthorizationServerContext() {

            @Override
            public String getIssuer() {
                return issuer.url();
            }

            @Override
            public AuthorizationServerSettings getAuthorizationServerSettings() {
                return settings;
            }
        };
    }

    /** @throws OAuth2AuthenticationException if the code is not good, or the person who came with it is another */
    Tokens exchange(String code, String verifier, String nonce) {
        var parameters = Map.<String, Object>of(
                "grant_type", "authorization_code",
                "code", code,
                "code_verifier", verifier);
        var answer = ask(
                parameters,
                client -> new OAuth2AuthorizationCodeAuthenticationToken(
                        code, client, clients.adminRedirect(), Map.of("code_verifier", verifier)));
        if (!nonce.equals(nonceOf(answer))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        return tokens(answer);
    }

    /** @throws OAuth2AuthenticationException if the session is over */
    Tokens refresh(String token) {
        return tokens(ask(
                Map.of("grant_type", "refresh_token"),
                client -> new OAuth2RefreshTokenAuthenticationToken(token, client, null, new HashMap<>())));
    }

    private OAuth2AccessTokenAuthenticationToken ask(
            Map<String, Object> parameters,
            Function<OAuth2ClientAuthenticationToken, ? extends Authentication> request) {
        var before = AuthorizationServerContextHolder.getContext();
        AuthorizationServerContextHolder.setContext(context);
        try {
            var client = (OAuth2ClientAuthenticationToken) requests.judge(new OAuth2ClientAuthenticationToken(
                    RegisteredClients.ADMIN,
                    ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                    clients.adminSecret(),
                    parameters));
            return (OAuth2AccessTokenAuthenticationToken) requests.judge(request.apply(client));
        } finally {
            if (before == null) {
                AuthorizationServerContextHolder.resetContext();
            } else {
                AuthorizationServerContextHolder.setContext(before);
            }
        }
    }

    private static Tokens tokens(OAuth2AccessTokenAuthenticationToken answer) {
        var access = answer.getAccessToken();
        var refresh = Objects.requireNonNull(answer.getRefreshToken());
        return new Tokens(
                access.getTokenValue(),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh.getTokenValue(),
                UUID.fromString(claim(access.getTokenValue(), TokenClaims.GRANT)));
    }

    private static String nonceOf(OAuth2AccessTokenAuthenticationToken answer) {
        return claim(String.valueOf(answer.getAdditionalParameters().get("id_token")), "nonce");
    }

    /** Of a token that was made in this process a moment ago. */
    private static String claim(String token, String name) {
        try {
            return String.valueOf(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the backend holds for a browser.
     *
     * @param grant the authorization that the tokens stem from
     */
    record Tokens(String access, Instant accessExpires, String refresh, UUID grant) {}
}
