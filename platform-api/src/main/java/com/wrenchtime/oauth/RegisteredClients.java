package com.wrenchtime.oauth;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * All clients with the rules that they work under: our own admin, which follows from the settings, and those in
 * {@link Clients}. All are confidential, and whoever sends a person here proves with PKCE that the code comes back to it.
 */
@Component
class RegisteredClients implements RegisteredClientRepository {

    /** The admin's backend. */
    static final String ADMIN = "wrenchtime-admin";

    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Clients clients;
    private final OAuthSettings settings;
    private final Issuer issuer;
    private final Sealing sealing;
    private final ClientSecrets secrets = new ClientSecrets();

    RegisteredClients(Clients clients, OAuthSettings settings, Issuer issuer, Sealing sealing) {
        this.clients = clients;
        this.settings = settings;
        this.issuer = issuer;
        this.sealing = sealing;
    }

    /** What the admin's backend proves with that it is the admin's backend. It follows from the application's secret. */
    String adminSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.derive("admin client"));
    }

    String adminRedirect() {
        return issuer.url() + "/bff/callback";
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        if (id.equals(ADMIN)) {
            return admin();
        }
        return Optional.of(id)
                .filter(it -> UUID_FORM.matcher(it).matches())
                .map(UUID::fromString)
                .flatMap(clients::find)
                .map(it -> it.shop() == null ? application(it) : program(it))
                .orElse(null);
    }

    /** A client's id is the same for us and for itself. */
    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return findById(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered by those who may, see ApiClients");
    }

    private RegisteredClient admin() {
        return confidential(ADMIN, "Wrenchtime", secrets.encode(adminSecret()))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(adminRedirect())
                .scope("openid")
                .clientSettings(asksPeople(false))
                .build();
    }

    private RegisteredClient application(Client client) {
        return confidential(client.id().toString(), client.name(), client.secretHash())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(it -> it.addAll(client.redirectUris()))
                .postLogoutRedirectUris(it -> it.addAll(client.logoutRedirectUris()))
                .scopes(it -> it.addAll(client.scopes()))
                .clientSettings(asksPeople(true))
                .build();
    }

    private RegisteredClient program(Client client) {
        return confidential(client.id().toString(), client.name(), client.secretHash())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(it -> it.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder().build())
                .build();
    }

    private RegisteredClient.Builder confidential(String id, String name, String secretHash) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name)
                .clientSecret(secretHash)
                .clientAuthenticationMethods(it -> it.addAll(Set.of(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                        .accessTokenTimeToLive(settings.accessTokenLife())
                        .refreshTokenTimeToLive(settings.refreshTokenLife())
                        .authorizationCodeTimeToLive(CODE_LIFE)
                        .reuseRefreshTokens(false)
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build());
    }

    private static ClientSettings asksPeople(boolean consent) {
        return ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(consent)
                .build();
    }
}
