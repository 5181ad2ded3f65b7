package com.wrenchtime.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.identity.SignedOut;
import com.wrenchtime.identity.SignedOutEverywhere;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * What people have let clients do, in the database, where all nodes meet: looking for a code or a refresh token locks its
 * grant until the transaction of the token request ends, so that of two who come with the same one the second finds it
 * used. Tokens of programs are not kept: they hang on nothing but their client.
 */
@Component
class Grants implements OAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(Grants.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final GrantRows rows;
    private final OAuthSettings settings;
    private final Clock clock;
    private final Cache<UUID, Boolean> alive = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(50_000)
            .build();

    Grants(PlatformDataSource platform, GrantRows rows, OAuthSettings settings, Clock clock) {
        this.jdbc = platform.jdbc();
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the grant has not ended, as of some seconds ago at most. */
    boolean isAlive(UUID id) {
        return Objects.requireNonNull(alive.get(
                id,
                it -> jdbc.sql("SELECT count(*) FROM platform.oauth_grant WHERE id = ? AND " + GrantRows.IS_GOOD)
                                .params(it, Clients.time(clock.instant()), Clients.time(clock.instant()))
                                .query(Integer.class)
                                .single()
                        == 1));
    }

    /** Ends a grant; its tokens are worth nothing from then on. */
    void end(UUID id) {
        jdbc.sql("DELETE FROM platform.oauth_grant WHERE id = ?").param(id).update();
        alive.invalidate(id);
    }

    /** When a person has signed out of a browser, what was given to clients in it ends. */
    @EventListener
    void on(SignedOut event) {
        endWhere("sign_in_id = ?", event.signIn());
    }

    /** When a person has changed their password or signed out everywhere, what was given to them before ends. */
    @EventListener
    void on(SignedOutEverywhere event) {
        endWhere("person_id = ?", event.person());
    }

    /** Makes everybody else who would exchange the tokens of this grant wait for the end of the current transaction. */
    void lock(UUID id) {
        jdbc.sql("SELECT id FROM platform.oauth_grant WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    /** Lets a grant of our own admin go on for another shop of the same person. */
    void moveTo(UUID id, TenantId shop) {
        jdbc.sql("UPDATE platform.oauth_grant SET shop_id = ? WHERE id = ? AND client_id = ?")
                .params(shop.value(), id, RegisteredClients.ADMIN)
                .update();
    }

    /** Ends the grant that an identity token stems from. */
    void endOf(OidcIdToken token) {
        find("identity_hash", TokenHash.of(token.getTokenValue())).ifPresent(this::remove);
    }

    /** Forgets grants that have run out, and requests that nobody went on with. */
    int forgetOld() {
        var now = clock.instant();
        return jdbc.sql("""
            DELETE FROM platform.oauth_grant
            WHERE expires_at < :now OR refresh_expires_at < :now
               OR (access_hash IS NULL AND created_at < :anHourAgo)
               OR (refresh_hash IS NULL AND access_expires_at < :now)\
            """)
                .param("now", Clients.time(now))
                .param("anHourAgo", Clients.time(now.minus(Duration.ofHours(1))))
                .update();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return;
        }
        if (hasEnded(authorization)) {
            end(UUID.fromString(authorization.getId()));
            return;
        }
        SignIn signIn = Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var isNew = authorization.getAccessToken() == null;
        var row = new GrantRows.Row(authorization, signIn, AskedFor.of(request));
        if (isNew) {
            rows.put(row, clock.instant(), signIn.at().plus(settings.sessionLife()));
        } else {
            rows.update(row);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        end(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return rows.find("id = ?", UUID.fromString(id), clock.instant()).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        var hash = TokenHash.ofSent(token);
        if (type == null) {
            return find("access_hash", hash).or(() -> findRefresh(hash)).orElse(null);
        }
        return switch (type.getValue()) {
            case "state" -> find("state_hash", hash).orElse(null);
            case "code" -> find("code_hash", hash).orElse(null);
            case "access_token" -> find("access_hash", hash).orElse(null);
            case "refresh_token" -> findRefresh(hash).orElse(null);
            case "id_token" -> find("identity_hash", hash).orElse(null);
            default -> null;
        };
    }

    private void endWhere(String condition, UUID value) {
        jdbc.sql("DELETE FROM platform.oauth_grant WHERE " + condition + " RETURNING id")
                .param(value)
                .query(UUID.class)
                .list()
                .forEach(alive::invalidate);
    }

    private Optional<OAuth2Authorization> find(String column, byte[] hash) {
        return rows.find(column + " = ?", hash, clock.instant());
    }

    private Optional<OAuth2Authorization> findRefresh(byte[] hash) {
        var found = find("refresh_hash", hash);
        if (found.isEmpty()) {
            endWhoseTokenWasSpent(hash);
        }
        return found;
    }

    /** After the search above has waited for whoever has just exchanged the token. */
    private void endWhoseTokenWasSpent(byte[] hash) {
        jdbc.sql("DELETE FROM platform.oauth_grant WHERE id = (SELECT grant_id FROM platform.oauth_spent_token"
                        + " WHERE hash = ?) RETURNING id, client_id")
                .param(hash)
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    alive.invalidate(id);
                    log.warn(
                            "A refresh token was used twice: grant {} of client {} has ended",
                            id,
                            row.getString("client_id"));
                    return id;
                })
                .list();
    }

    /** Spring's providers invalidate single tokens of what is one grant to us. */
    private static boolean hasEnded(OAuth2Authorization authorization) {
        var access = authorization.getToken(OAuth2AccessToken.class);
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        return isInvalidated(access)
                || isInvalidated(authorization.getToken(OAuth2RefreshToken.class))
                || isInvalidated(authorization.getToken(OidcIdToken.class))
                || (access == null && isInvalidated(code));
    }

    private static boolean isInvalidated(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token != null && token.isInvalidated();
    }
}
