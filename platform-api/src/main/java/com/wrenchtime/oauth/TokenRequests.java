package com.wrenchtime.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * How requests for tokens are judged: the same objects for those that come over HTTP and for the admin's backend, which
 * asks within the process.
 */
@Component
class TokenRequests {

    private final OAuth2TokenGenerator<OAuth2Token> generator;
    private final AuthenticationProvider clientAuthentication;
    private final List<AuthenticationProvider> grants;

    TokenRequests(
            RegisteredClients clients,
            Grants kept,
            SigningKeys keys,
            IssuedClaims claims,
            OneAtATime oneAtATime,
            Clock clock) {
        this.generator = generator(keys, claims, clock);
        var secrets = new ClientSecretAuthenticationProvider(clients, kept);
        secrets.setPasswordEncoder(new ClientSecrets());
        this.clientAuthentication = secrets;
        this.grants = List.of(
                oneAtATime.around(new OAuth2AuthorizationCodeAuthenticationProvider(kept, generator)),
                oneAtATime.around(new OAuth2RefreshTokenAuthenticationProvider(kept, generator)),
                new OAuth2ClientCredentialsAuthenticationProvider(kept, generator));
    }

    OAuth2TokenGenerator<OAuth2Token> generator() {
        return generator;
    }

    /** By its secret, the only way there is for a client to show who it is. */
    AuthenticationProvider clientAuthentication() {
        return clientAuthentication;
    }

    /** One for each kind of grant that there is here: code, refresh token, client credentials. */
    List<AuthenticationProvider> grants() {
        return grants;
    }

    /** Judges a client or a request for tokens. */
    Authentication judge(Authentication request) {
        var providers = new java.util.ArrayList<>(grants);
        providers.add(clientAuthentication);
        return new ProviderManager(providers).authenticate(request);
    }

    private static OAuth2TokenGenerator<OAuth2Token> generator(SigningKeys keys, IssuedClaims claims, Clock clock) {
        var encoder = new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet((JWK) keys.current())));
        var jwts = new JwtGenerator(encoder);
        jwts.setJwtCustomizer(claims);
        jwts.setClock(clock);
        var refreshTokens = new OAuth2RefreshTokenGenerator();
        refreshTokens.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(jwts, refreshTokens);
    }
}
