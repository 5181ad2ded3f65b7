package com.wrenchtime.oauth;

import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants as rows and back. A row keeps hashes; a token whose value was not sent comes back as a
 * {@link TokenHash#placeholder}.
 */
@Component
class GrantRows {

    /** Whether a grant is good at a moment, which is bound twice: not too old, and not unused for too long. */
    static final String IS_GOOD = "expires_at > ? AND coalesce(refresh_expires_at > ?, true)";

    private final JdbcClient jdbc;
    private final RegisteredClients clients;
    private final Issuer issuer;
    private final JsonMapper json;

    GrantRows(PlatformDataSource platform, RegisteredClients clients, Issuer issuer, JsonMapper json) {
        this.jdbc = platform.jdbc();
        this.clients = clients;
        this.issuer = issuer;
        this.json = json;
    }

    /** Finds a grant that is good and whose client may still act, and locks it for the current transaction. */
    Optional<OAuth2Authorization> find(String condition, Object value, Instant now) {
        return jdbc.sql("SELECT * FROM platform.oauth_grant WHERE " + condition + " AND " + IS_GOOD + " FOR UPDATE")
                .params(value, Clients.time(now), Clients.time(now))
                .query(this::grant)
                .optional()
                .flatMap(it -> it);
    }

    /** Keeps a request with its code, or with the state that it waits for consent under. */
    void put(Row row, Instant now, Instant expires) {
        var authorization = row.authorization();
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        jdbc.sql("""
            INSERT INTO platform.oauth_grant (id, client_id, person_id, sign_in_id, shop_id, factors, signed_in_at, scopes,
                                              request, state_hash, code_hash, code_issued_at, code_expires_at, created_at, expires_at)
            VALUES (:id, :client, :person, :signIn, :shop, :factors, :signedInAt, :scopes, :request::jsonb,
                    :state, :code, :codeIssued, :codeExpires, :now, :expires)
            ON CONFLICT (id) DO UPDATE
            SET scopes = excluded.scopes, state_hash = excluded.state_hash, code_hash = excluded.code_hash,
                code_issued_at = excluded.code_issued_at, code_expires_at = excluded.code_expires_at\
            """)
                .param("id", row.id())
                .param("client", authorization.getRegisteredClientId())
                .param("person", row.signIn().person())
                .param("signIn", row.signIn().id())
                .param("shop", row.signIn().shop().value())
                .param("factors", row.signIn().factors().toArray(String[]::new))
                .param("signedInAt", Clients.time(row.signIn().at()))
                .param("scopes", array(authorization.getAuthorizedScopes()))
                .param("request", json.writeValueAsString(row.asked()))
                .param("state", hash((String) authorization.getAttributes().get(OAuth2ParameterNames.STATE)))
                .param("code", hash(code))
                .param("codeIssued", issued(code))
                .param("codeExpires", expires(code))
                .param("now", Clients.time(now))
                .param("expires", Clients.time(expires))
                .update();
    }

    /** Notes the tokens that were issued; the refresh token that was exchanged for them counts as spent. */
    void update(Row row) {
        var authorization = row.authorization();
        var access = authorization.getToken(OAuth2AccessToken.class);
        var refresh = authorization.getToken(OAuth2RefreshToken.class);
        var identity = authorization.getToken(OidcIdToken.class);
        jdbc.sql("""
            INSERT INTO platform.oauth_spent_token (hash, grant_id)
            SELECT refresh_hash, id FROM platform.oauth_grant WHERE id = :id AND refresh_hash <> :refresh\
            """).param("id", row.id()).param("refresh", hash(refresh)).update();
        jdbc.sql("""
            UPDATE platform.oauth_grant
            SET code_used = true,
                access_hash = :access, access_issued_at = :accessIssued, access_expires_at = :accessExpires,
                access_scopes = :accessScopes,
                refresh_hash = :refresh, refresh_issued_at = :refreshIssued, refresh_expires_at = :refreshExpires,
                identity_hash = :identity, identity_issued_at = :identityIssued, identity_expires_at = :identityExpires
            WHERE id = :id\
            """)
                .param("id", row.id())
                .param("access", hash(access))
                .param("accessIssued", issued(access))
                .param("accessExpires", expires(access))
                .param(
                        "accessScopes",
                        array(access == null ? Set.of() : access.getToken().getScopes()))
                .param("refresh", hash(refresh))
                .param("refreshIssued", issued(refresh))
                .param("refreshExpires", expires(refresh))
                .param("identity", hash(identity))
                .param("identityIssued", issued(identity))
                .param("identityExpires", expires(identity))
                .update();
    }

    private Optional<OAuth2Authorization> grant(ResultSet row, int number) throws SQLException {
        @Nullable RegisteredClient client = clients.findById(row.getString("client_id"));
        if (client == null) {
            return Optional.empty();
        }
        var person = row.getObject("person_id", UUID.class);
        var signIn = new SignIn(
                row.getObject("sign_in_id", UUID.class),
                person,
                new TenantId(row.getObject("shop_id", UUID.class)),
                List.of((String[]) row.getArray("factors").getArray()),
                instant(row, "signed_in_at"));
        var asked = json.readValue(row.getString("request"), AskedFor.class);
        var grant = OAuth2Authorization.withRegisteredClient(client)
                .id(row.getString("id"))
                .principalName(person.toString())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Clients.texts(row, "scopes"))
                .attribute(Principal.class.getName(), signIn)
                .attribute(OAuth2AuthorizationRequest.class.getName(), asked.by(client.getClientId()));
        addTokens(grant, row, client, person);
        return Optional.of(grant.build());
    }

    private void addTokens(OAuth2Authorization.Builder grant, ResultSet row, RegisteredClient client, UUID person)
            throws SQLException {
        var state = value(row, "state");
        if (state != null) {
            grant.attribute(OAuth2ParameterNames.STATE, state);
        }
        var code = value(row, "code");
        if (code != null) {
            grant.token(
                    new OAuth2AuthorizationCode(code, instant(row, "code_issued_at"), instant(row, "code_expires_at")),
                    isInvalidated(row.getBoolean("code_used")));
        }
        var access = value(row, "access");
        if (access != null) {
            grant.token(new OAuth2AccessToken(
                    OAuth2AccessToken.TokenType.BEARER,
                    access,
                    instant(row, "access_issued_at"),
                    instant(row, "access_expires_at"),
                    Clients.texts(row, "access_scopes")));
        }
        var refresh = value(row, "refresh");
        if (refresh != null) {
            grant.token(new OAuth2RefreshToken(
                    refresh, instant(row, "refresh_issued_at"), instant(row, "refresh_expires_at")));
        }
        var identity = value(row, "identity");
        if (identity != null) {
            Map<String, Object> claims =
                    Map.of("iss", issuer.url(), "sub", person.toString(), "aud", List.of(client.getClientId()));
            grant.token(new OidcIdToken(
                    identity, instant(row, "identity_issued_at"), instant(row, "identity_expires_at"), claims));
        }
    }

    private static Consumer<Map<String, Object>> isInvalidated(boolean invalidated) {
        return it -> it.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, invalidated);
    }

    private static @Nullable String value(ResultSet row, String token) throws SQLException {
        byte @Nullable [] hash = row.getBytes(token + "_hash");
        return hash == null ? null : TokenHash.placeholder(hash);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static byte @Nullable [] hash(@Nullable String value) {
        return value == null ? null : TokenHash.of(value);
    }

    private static byte @Nullable [] hash(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token == null ? null : TokenHash.of(token.getToken().getTokenValue());
    }

    private static @Nullable OffsetDateTime issued(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token == null || token.getToken().getIssuedAt() == null
                ? null
                : Clients.time(token.getToken().getIssuedAt());
    }

    private static @Nullable OffsetDateTime expires(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token == null || token.getToken().getExpiresAt() == null
                ? null
                : Clients.time(token.getToken().getExpiresAt());
    }

    private static String[] array(Set<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    /** What a row is made from. */
    record Row(OAuth2Authorization authorization, SignIn signIn, AskedFor asked) {

        UUID id() {
            return UUID.fromString(authorization.getId());
        }
    }
}
