package com.wrenchtime.identity;

import static com.wrenchtime.identity.People.utc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who works for which shop as what. Asked for every request of a member, by session or token alike, so that whoever leaves or
 * loses a role has lost it everywhere after the few seconds for which an answer is remembered.
 */
@Component
public class Memberships {

    /** How long a node may go on with what it knew. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    static final String SELECT = """
        SELECT m.id, m.person_id, p.name, m.shop_id, m.role, m.technician_id, m.since, m.version, p.proofs_from
        FROM membership m JOIN person p ON p.id = m.person_id
        WHERE m.ended_at IS NULL\
        """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<Key, Optional<Membership>> remembered;

    @Autowired
    Memberships(PlatformDataSource platform, Clock clock) {
        this(platform, clock, Ticker.systemTicker());
    }

    Memberships(PlatformDataSource platform, Clock clock, Ticker ticker) {
        this.jdbc = platform.jdbc();
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(REMEMBERED)
                .maximumSize(10_000)
                .build();
    }

    /** What this person does in this shop now; nothing when they do not (any more) work for it. */
    public Optional<Membership> of(UUID person, TenantId shop) {
        return remembered.get(new Key(person, shop), it -> read(it.person(), it.shop()));
    }

    /** Everything this person does, in shops that are open for business. */
    public List<Membership> of(UUID person) {
        return jdbc.sql(SELECT + " AND m.person_id = ? AND EXISTS (SELECT FROM shop s WHERE s.id = m.shop_id"
                        + " AND s.status = 'ACTIVE') ORDER BY m.since, m.id")
                .param(person)
                .query(Memberships::membership)
                .list();
    }

    /** Whether this person is an owner anywhere. */
    public boolean ownsAnything(UUID person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM membership WHERE person_id = ? AND role = 'OWNER'"
                        + " AND ended_at IS NULL)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /**
     * Lets a person work for a shop.
     *
     * @throws DuplicateKeyException if they do already
     */
    public Membership begin(UUID person, TenantId shop, Role role, @Nullable UUID technician) {
        jdbc.sql("INSERT INTO membership (id, person_id, shop_id, role, technician_id, since)"
                        + " VALUES (:id, :person, :shop, :role, :technician, :now)")
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("shop", shop.value())
                .param("role", role.name())
                .param("technician", technician)
                .param("now", utc(clock.instant()))
                .update();
        forget(person, shop);
        return read(person, shop).orElseThrow();
    }

    /** Makes this node ask again; the others do within seconds. */
    void forget(UUID person, TenantId shop) {
        remembered.invalidate(new Key(person, shop));
    }

    private Optional<Membership> read(UUID person, TenantId shop) {
        return jdbc.sql(SELECT + " AND m.person_id = ? AND m.shop_id = ?")
                .param(person)
                .param(shop.value())
                .query(Memberships::membership)
                .optional();
    }

    static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                new TenantId(row.getObject("shop_id", UUID.class)),
                Role.valueOf(row.getString("role")),
                row.getObject("technician_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getObject("proofs_from", OffsetDateTime.class).toInstant());
    }

    private record Key(UUID person, TenantId shop) {}
}
