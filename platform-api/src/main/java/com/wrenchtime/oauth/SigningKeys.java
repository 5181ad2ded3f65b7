package com.wrenchtime.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys that sign tokens: in the database, sealed, the same for all nodes. The newest one whose time has come signs; the
 * next is published an hour before, so that every node and whoever has read the key set knows it by then; a former one is
 * kept until the last token that it signed has run out.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    /** The one algorithm that tokens are signed with. */
    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    /** How long a key is published before it signs. */
    static final Duration AHEAD = Duration.ofHours(1);

    /** How long a key outlives its last signature: longer than any token. */
    static final Duration AFTERLIFE = Duration.ofHours(2);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final OAuthSettings settings;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(List.of(), Instant.MIN));

    SigningKeys(PlatformDataSource platform, Sealing sealing, OAuthSettings settings, Clock clock) {
        this.jdbc = platform.jdbc();
        this.sealing = sealing;
        this.settings = settings;
        this.clock = clock;
    }

    /** The key that signs now. The first one ever is made here. */
    ECKey current() {
        return current(notOlderThan(REMEMBERED).keys())
                .or(() -> {
                    add(clock.instant());
                    return current(read().keys());
                })
                .orElseThrow()
                .key();
    }

    /** Keys that verify, for whoever reads a token or the key set; without their private parts. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        if (known.get().keys().isEmpty()) {
            current();
        }
        var found = selector.select(published(notOlderThan(REMEMBERED)));
        // Another node may have begun to use a key that is younger than what we remember.
        return found.isEmpty() ? selector.select(published(notOlderThan(BETWEEN_SEARCHES))) : found;
    }

    /** Makes the next key when it is time, and forgets those whose last token has run out. Safe to repeat on any node. */
    void rotate() {
        var now = clock.instant();
        var keys = read().keys();
        var newest = keys.stream().map(Key::signsFrom).max(Comparator.naturalOrder());
        if (newest.isPresent() && newest.get().isBefore(now.minus(settings.keyRotation()))) {
            add(now.plus(AHEAD));
        }
        var current = current(keys);
        current.ifPresent(it -> jdbc.sql("DELETE FROM platform.signing_key WHERE signs_from < ? AND ? < ?")
                .params(time(it.signsFrom()), time(it.signsFrom()), time(now.minus(AFTERLIFE)))
                .update());
        read();
    }

    private Optional<Key> current(List<Key> keys) {
        var now = clock.instant();
        return keys.stream().filter(it -> !it.signsFrom().isAfter(now)).max(Comparator.comparing(Key::signsFrom));
    }

    private static JWKSet published(Known known) {
        return new JWKSet(
                known.keys().stream().map(it -> (JWK) it.key().toPublicJWK()).toList());
    }

    private Known notOlderThan(Duration age) {
        var remembered = known.get();
        if (!remembered.readAt().isBefore(clock.instant().minus(age))) {
            return remembered;
        }
        try {
            return read();
        } catch (DataAccessException e) {
            if (remembered.keys().isEmpty()) {
                throw e;
            }
            // Tokens that were good stay good while the database is away.
            log.warn("Cannot read the signing keys: {}", e.getMessage());
            return remembered;
        }
    }

    private Known read() {
        var keys = jdbc
                .sql("SELECT kid, sealed, signs_from FROM platform.signing_key ORDER BY signs_from, kid")
                .query(this::key)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        var read = new Known(keys, clock.instant());
        known.set(read);
        return read;
    }

    private void add(Instant signsFrom) {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ALGORITHM)
                    .generate();
            var content = key.toJSONString().getBytes(StandardCharsets.UTF_8);
            // Two nodes may come here at once and make two: the later one signs, both verify.
            jdbc.sql("INSERT INTO platform.signing_key (kid, sealed, signs_from) VALUES (?, ?, ?)")
                    .params(key.getKeyID(), sealing.seal(purpose(key.getKeyID()), content), time(signsFrom))
                    .update();
            log.info("Made the signing key {}, which signs from {}", key.getKeyID(), signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Key> key(ResultSet row, int number) throws SQLException {
        var kid = row.getString("kid");
        try {
            var content = sealing.open(purpose(kid), row.getBytes("sealed"));
            return Optional.of(new Key(
                    ECKey.parse(new String(content, StandardCharsets.UTF_8)),
                    row.getObject("signs_from", OffsetDateTime.class).toInstant()));
        } catch (Sealing.CannotOpen e) {
            log.error("The signing key {} was sealed with another wrenchtime.oauth.secret and is left out", kid);
            return Optional.empty();
        } catch (ParseException e) {
            throw new IllegalStateException("Not a key: " + kid, e);
        }
    }

    private static String purpose(String kid) {
        return "signing key " + kid;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Key(ECKey key, Instant signsFrom) {}

    private record Known(List<Key> keys, Instant readAt) {}
}
