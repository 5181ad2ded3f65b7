package com.wrenchtime.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clients that somebody registered: programs of shops, and applications. Revoked ones are not found. */
@Component
class Clients {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final String COLUMNS = "id, shop_id, name, secret_hash, scopes, redirect_uris, logout_redirect_uris,"
            + " created_at, secret_made_at, last_used_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<UUID, Optional<Client>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();
    private final Cache<UUID, Boolean> noted = Caffeine.newBuilder()
            .expireAfterWrite(BETWEEN_NOTES)
            .maximumSize(10_000)
            .build();

    Clients(PlatformDataSource platform, Clock clock) {
        this.jdbc = platform.jdbc();
        this.clock = clock;
    }

    Optional<Client> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.oauth_client WHERE id = ? AND revoked_at IS NULL")
                .param(id)
                .query(Clients::client)
                .optional();
    }

    /** The program with this id, as it was a few seconds ago at most. */
    Optional<Client> findProgram(UUID id) {
        return Objects.requireNonNull(remembered.get(id, it -> find(it).filter(client -> client.shop() != null)));
    }

    /** A shop's programs by the time of their making, the oldest first, after the given one. */
    List<Client> programs(TenantId shop, Instant after, UUID afterId, int atMost) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM platform.oauth_client WHERE shop_id = ? AND revoked_at IS NULL"
                        + " AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?")
                .params(shop.value(), time(after), afterId, atMost)
                .query(Clients::client)
                .list();
    }

    int countPrograms(TenantId shop) {
        return jdbc.sql("SELECT count(*) FROM platform.oauth_client WHERE shop_id = ? AND revoked_at IS NULL")
                .param(shop.value())
                .query(Integer.class)
                .single();
    }

    /** Keeps a client, unless one with its id is kept already. */
    void add(Client client) {
        jdbc.sql("""
            INSERT INTO platform.oauth_client (id, shop_id, name, secret_hash, scopes, redirect_uris, logout_redirect_uris,
                                               created_at, secret_made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING\
            """)
                .param(client.id())
                .param(client.shop() == null ? null : client.shop().value())
                .param(client.name())
                .param(client.secretHash())
                .param(sorted(client.scopes()))
                .param(sorted(client.redirectUris()))
                .param(sorted(client.logoutRedirectUris()))
                .param(time(client.createdAt()))
                .param(time(client.secretMadeAt()))
                .update();
    }

    /** Gives a program another secret. Tokens that it has stay good until they run out. */
    void replaceSecret(Client client, String secretHash) {
        jdbc.sql("UPDATE platform.oauth_client SET secret_hash = ?, secret_made_at = ?"
                        + " WHERE id = ? AND secret_hash <> ? AND revoked_at IS NULL")
                .params(secretHash, time(clock.instant()), client.id(), secretHash)
                .update();
        remembered.invalidate(client.id());
    }

    void revoke(Client client) {
        jdbc.sql("UPDATE platform.oauth_client SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL")
                .params(time(clock.instant()), client.id())
                .update();
        remembered.invalidate(client.id());
    }

    /** Notes that the client was used, at most once a minute. */
    void noteUse(Client client) {
        if (noted.asMap().putIfAbsent(client.id(), true) == null) {
            var now = clock.instant();
            jdbc.sql("UPDATE platform.oauth_client SET last_used_at = ?"
                            + " WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)")
                    .params(time(now), client.id(), time(now.minus(BETWEEN_NOTES)))
                    .update();
        }
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        var shop = row.getObject("shop_id", UUID.class);
        var lastUsed = row.getObject("last_used_at", OffsetDateTime.class);
        return new Client(
                row.getObject("id", UUID.class),
                shop == null ? null : new TenantId(shop),
                row.getString("name"),
                row.getString("secret_hash"),
                texts(row, "scopes"),
                texts(row, "redirect_uris"),
                texts(row, "logout_redirect_uris"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("secret_made_at", OffsetDateTime.class).toInstant(),
                lastUsed == null ? null : lastUsed.toInstant());
    }

    private static String[] sorted(Set<String> texts) {
        return texts.stream().sorted(Comparator.naturalOrder()).toArray(String[]::new);
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
