package com.wrenchtime.identity;

import static com.wrenchtime.identity.People.utc;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Problems;
import com.wrenchtime.web.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The members of the bound shop, managed by its owners.
 *
 * <p>Memberships are the platform's and the record of changes is the shop's, so a change is two transactions: the platform's
 * ends inside the shop's, after the record was written. What fails before then undoes both.
 */
@Component
class Members {

    private final JdbcClient jdbc;
    private final TransactionOperations platform;
    private final Memberships memberships;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    Members(PlatformDataSource platform, Memberships memberships, People people, AuditLog audit, Clock clock) {
        this.jdbc = platform.jdbc();
        this.platform = platform.transactions();
        this.memberships = memberships;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Members by the time at which they began, after the given one. */
    List<Member> list(@Nullable Instant afterSince, @Nullable UUID afterId, int limit) {
        return jdbc.sql(select(" AND m.shop_id = :shop AND (:since::timestamptz IS NULL OR (m.since, m.id) >"
                        + " (:since::timestamptz, :id::uuid)) ORDER BY m.since, m.id LIMIT :limit"))
                .param("shop", shop().value())
                .param("since", afterSince == null ? null : utc(afterSince))
                .param("id", afterId)
                .param("limit", limit)
                .query(Members::member)
                .list();
    }

    /** @throws NotFound if no member of this shop has this id */
    Member get(UUID id) {
        return find(id, "").orElseThrow(NotFound::new);
    }

    /**
     * Gives a member another role or technician.
     *
     * @param version the one that was seen
     */
    @Transactional
    public Member change(UUID id, int version, Role role, @Nullable UUID technician) {
        return alter(id, version, "member.changed", it -> {
            jdbc.sql("UPDATE membership SET role = :role, technician_id = :technician, version = version + 1"
                            + " WHERE id = :id")
                    .param("role", role.name())
                    .param("technician", technician)
                    .param("id", id)
                    .update();
            return get(id);
        });
    }

    /** Ends a membership. The person stays, and so does what they did. */
    @Transactional
    public void end(UUID id, int version) {
        alter(id, version, "member.ended", it -> {
            jdbc.sql("UPDATE membership SET ended_at = :now, version = version + 1 WHERE id = :id")
                    .param("now", utc(clock.instant()))
                    .param("id", id)
                    .update();
            return it;
        });
    }

    /**
     * Signs a member out everywhere: on a lost device, say. A session is the person's and not the shop's, so whoever has taken
     * one could go on with it in another shop of theirs; they end in all.
     */
    @Transactional
    public void signOut(UUID id) {
        var member = get(id);
        audit.record("member.signed-out", "member", id, null, null, null);
        people.signOutEverywhere(member.person());
    }

    private Member alter(UUID id, int version, String deed, UnaryOperator<Member> change) {
        var shop = shop();
        var changed = platform.execute(status -> {
            // Every change locks the shop's owners, in one order: of two who demote each other one comes second, and
            // sees
            // what the first has done.
            var owners = jdbc.sql("SELECT person_id FROM membership WHERE shop_id = ? AND role = 'OWNER'"
                            + " AND ended_at IS NULL ORDER BY id FOR UPDATE")
                    .param(shop.value())
                    .query(UUID.class)
                    .list();
            if (!(CurrentActor.get() instanceof Actor.Member actor) || !owners.contains(actor.person())) {
                throw Problems.FORBIDDEN_TO_YOU.refusal("Only an owner manages members");
            }
            var before = find(id, " FOR UPDATE OF m").orElseThrow(NotFound::new);
            if (before.version() != version) {
                throw Versions.stale(before.version(), before);
            }
            var after = change.apply(before);
            if (ownersOf(shop) == 0) {
                throw IdentityProblems.LAST_OWNER.refusal("Make somebody else an owner first");
            }
            audit.record(deed, "member", id, before, deed.equals("member.ended") ? null : after, null);
            return after;
        });
        memberships.forget(changed.person(), shop);
        return changed;
    }

    private int ownersOf(TenantId shop) {
        return jdbc.sql("SELECT count(*) FROM membership WHERE shop_id = ? AND role = 'OWNER' AND ended_at IS NULL")
                .param(shop.value())
                .query(Integer.class)
                .single();
    }

    private Optional<Member> find(UUID id, String lock) {
        return jdbc.sql(select(" AND m.shop_id = :shop AND m.id = :id" + lock))
                .param("shop", shop().value())
                .param("id", id)
                .query(Members::member)
                .optional();
    }

    private static TenantId shop() {
        return CurrentTenant.shop().id();
    }

    private static String select(String rest) {
        return "SELECT m.id, m.person_id, p.name, p.email, m.role, m.technician_id, m.since, p.signed_in_at, m.version"
                + " FROM membership m JOIN person p ON p.id = m.person_id WHERE m.ended_at IS NULL" + rest;
    }

    private static Member member(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var signedIn = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Member(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getObject("technician_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                signedIn == null ? null : signedIn.toInstant(),
                row.getInt("version"));
    }

    /**
     * A member as owners see them.
     *
     * @param signedInAt when they last did; null for never
     */
    record Member(
            UUID id,
            UUID person,
            String name,
            String email,
            Role role,
            @Nullable UUID technician,
            Instant since,
            @Nullable Instant signedInAt,
            int version) {}
}
