package com.wrenchtime.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokens by which the admin acts for people, in the database, sealed. Whoever exchanges those of a session holds the lock
 * of its grant meanwhile, on whichever node: of several requests at the end of an access token the first renews it, and the
 * others find it renewed. That takes no network, since tokens are issued within the process.
 */
@Component
class AdminSessions {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final PlatformDataSource platform;
    private final AdminTokens issued;
    private final Grants grants;
    private final Sealing sealing;
    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Pointer, Optional<AdminSession>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    AdminSessions(
            PlatformDataSource platform,
            AdminTokens issued,
            Grants grants,
            Sealing sealing,
            JsonMapper json,
            Clock clock) {
        this.platform = platform;
        this.issued = issued;
        this.grants = grants;
        this.sealing = sealing;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the tokens that somebody's browser has just brought a code for. */
    Pointer begin(AdminTokens.Tokens tokens) {
        platform.jdbc()
                .sql("INSERT INTO admin_session (grant_id, tokens) VALUES (?, ?)")
                .params(tokens.grant(), sealed(tokens))
                .update();
        return new Pointer(tokens.grant(), 0);
    }

    /** The session, with an access token that is good; nothing when it has ended. */
    Optional<AdminSession> find(Pointer pointer) {
        var known = remembered.getIfPresent(pointer);
        if (known != null && isGood(known)) {
            return known;
        }
        // One request of each node goes to the database, so that those who wait do not take all connections.
        return Objects.requireNonNull(remembered
                .asMap()
                .compute(pointer, (_, found) -> found != null && isGood(found) ? found : freshOf(pointer.grant())));
    }

    /** Lets a session go on for another shop, with tokens for that one; false when it has ended. */
    boolean moveTo(TenantId shop, AdminSession session) {
        return locked(session.grant(), () -> {
                    grants.moveTo(session.grant(), shop);
                    return read(session.grant()).flatMap(this::renewed);
                })
                .isPresent();
    }

    private Optional<AdminSession> freshOf(UUID grant) {
        var found = read(grant);
        return isGood(found)
                ? found
                : locked(grant, () -> read(grant).flatMap(it -> isFresh(it) ? Optional.of(it) : renewed(it)));
    }

    private boolean isGood(Optional<AdminSession> session) {
        return session.isEmpty() || isFresh(session.get());
    }

    private Optional<AdminSession> locked(UUID grant, Supplier<Optional<AdminSession>> work) {
        @Nullable
        AdminSession found = platform.transactions().execute(_ -> {
            grants.lock(grant);
            return work.get().orElse(null);
        });
        return Optional.ofNullable(found);
    }

    private boolean isFresh(AdminSession session) {
        return clock.instant().plus(BEFORE_THE_END).isBefore(session.tokens().accessExpires());
    }

    private Optional<AdminSession> read(UUID grant) {
        return platform.jdbc()
                .sql("SELECT g.id, g.sign_in_id, s.tokens FROM admin_session s JOIN oauth_grant g ON g.id = s.grant_id"
                        + " WHERE g.id = ? AND " + GrantRows.IS_GOOD)
                .params(grant, Clients.time(clock.instant()), Clients.time(clock.instant()))
                .query(this::session)
                .optional();
    }

    private Optional<AdminSession> renewed(AdminSession session) {
        try {
            keep(issued.refresh(session.tokens().refresh()));
            return read(session.grant());
        } catch (OAuth2AuthenticationException e) {
            grants.end(session.grant());
            return Optional.empty();
        }
    }

    private void keep(AdminTokens.Tokens tokens) {
        platform.jdbc()
                .sql("UPDATE admin_session SET tokens = ? WHERE grant_id = ?")
                .params(sealed(tokens), tokens.grant())
                .update();
    }

    private byte[] sealed(AdminTokens.Tokens tokens) {
        return sealing.seal(purpose(tokens.grant()), json.writeValueAsBytes(tokens));
    }

    private AdminSession session(ResultSet row, int number) throws SQLException {
        var grant = row.getObject("id", UUID.class);
        var tokens = new String(sealing.open(purpose(grant), row.getBytes("tokens")), StandardCharsets.UTF_8);
        return new AdminSession(
                grant, row.getObject("sign_in_id", UUID.class), json.readValue(tokens, AdminTokens.Tokens.class));
    }

    private static String purpose(UUID grant) {
        return "admin session " + grant;
    }

    /**
     * How a browser's session refers to its admin's.
     *
     * @param turn grows when the person goes on for another shop, so that no node answers for the former one
     */
    record Pointer(UUID grant, int turn) {

        /** Reads what {@link #toString} wrote. */
        static Pointer of(String text) {
            var parts = text.split("/", -1);
            return new Pointer(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        }

        Pointer next() {
            return new Pointer(grant, turn + 1);
        }

        @Override
        public String toString() {
            return grant + "/" + turn;
        }
    }
}
