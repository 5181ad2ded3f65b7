package com.wrenchtime.identity;

import static com.wrenchtime.identity.People.utc;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invitations to work for a shop, mailed by its owners: good once, for seven days. Whoever has an account already accepts with
 * it and nothing else: an invitation never touches what people prove themselves by.
 */
@Component
public class Invitations {

    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final String COLUMNS =
            "SELECT id, shop_id, email, role, technician_id, created_at, expires_at FROM invitation ";

    private final JdbcClient jdbc;
    private final TransactionOperations platform;
    private final TransactionTemplate ofShop;
    private final Memberships memberships;
    private final Shops shops;
    private final Settings settings;
    private final Messages messages;
    private final AuditLog audit;
    private final ApiSettings web;
    private final Clock clock;

    Invitations(
            PlatformDataSource platform,
            TransactionTemplate ofShop,
            Memberships memberships,
            Shops shops,
            Settings settings,
            Messages messages,
            AuditLog audit,
            ApiSettings web,
            Clock clock) {
        this.jdbc = platform.jdbc();
        this.platform = platform.transactions();
        this.ofShop = ofShop;
        this.memberships = memberships;
        this.shops = shops;
        this.settings = settings;
        this.messages = messages;
        this.audit = audit;
        this.web = web;
        this.clock = clock;
    }

    /** Mails an invitation to work for the bound shop, instead of an earlier one to the same mailbox. */
    @Transactional
    public Invitation invite(EmailAddress email, Role role, @Nullable UUID technician) {
        var shop = CurrentTenant.shop().id();
        var token = LinkToken.random();
        var now = clock.instant();
        var invitation = platform.execute(status -> {
            if (memberOf(shop, email)) {
                throw IdentityProblems.ALREADY_MEMBER.refusal("This mailbox belongs to a member of the shop");
            }
            jdbc.sql("UPDATE invitation SET ended_at = :now WHERE shop_id = :shop AND email = :email AND"
                            + " ended_at IS NULL")
                    .param("now", utc(now))
                    .param("shop", shop.value())
                    .param("email", email.value())
                    .update();
            var created = jdbc.sql("""
                INSERT INTO invitation (id, shop_id, email, role, technician_id, token_hash, created_at, expires_at)
                VALUES (:id, :shop, :email, :role, :technician, :hash, :now, :expiry)
                RETURNING id, shop_id, email, role, technician_id, created_at, expires_at\
                """)
                    .param("id", UUID.randomUUID())
                    .param("shop", shop.value())
                    .param("email", email.value())
                    .param("role", role.name())
                    .param("technician", technician)
                    .param("hash", token.hash())
                    .param("now", utc(now))
                    .param("expiry", utc(now.plus(GOOD_FOR)))
                    .query(Invitations::invitation)
                    .single();
            audit.record("member.invited", "invitation", created.id(), null, created, null);
            messages.send(mail(created, token));
            return created;
        });
        return invitation;
    }

    /** The bound shop's invitations that are open. */
    public List<Invitation> open() {
        return jdbc.sql(COLUMNS
                        + "WHERE shop_id = :shop AND ended_at IS NULL AND expires_at > :now ORDER BY created_at, id")
                .param("shop", CurrentTenant.shop().id().value())
                .param("now", utc(clock.instant()))
                .query(Invitations::invitation)
                .list();
    }

    /**
     * Takes an open invitation of the bound shop back.
     *
     * @throws NotFound if there is none with this id
     */
    @Transactional
    public void revoke(UUID id) {
        platform.executeWithoutResult(status -> {
            var ended = jdbc.sql(
                            "UPDATE invitation SET ended_at = :now WHERE id = :id AND shop_id = :shop AND ended_at IS"
                                    + " NULL RETURNING id, shop_id, email, role, technician_id, created_at, expires_at")
                    .param("now", utc(clock.instant()))
                    .param("id", id)
                    .param("shop", CurrentTenant.shop().id().value())
                    .query(Invitations::invitation)
                    .optional()
                    .orElseThrow(NotFound::new);
            audit.record("invitation.revoked", "invitation", id, ended, null, null);
        });
    }

    /** The open invitation that this token was mailed with. */
    public Optional<Invitation> find(LinkToken token) {
        return jdbc.sql(COLUMNS + "WHERE token_hash = :hash AND ended_at IS NULL AND expires_at > :now")
                .param("hash", token.hash())
                .param("now", utc(clock.instant()))
                .query(Invitations::invitation)
                .optional();
    }

    /**
     * Accepts an invitation; of several at the same moment one succeeds.
     *
     * @param invited who does, found or made in the same transaction
     * @return nothing when it is not open any more
     */
    public Optional<Membership> accept(LinkToken token, Supplier<Person> invited) {
        return Optional.ofNullable(platform.execute(status -> jdbc.sql("UPDATE invitation SET ended_at = :now"
                        + " WHERE token_hash = :hash AND ended_at IS NULL AND expires_at > :now"
                        + " RETURNING id, shop_id, email, role, technician_id, created_at, expires_at")
                .param("now", utc(clock.instant()))
                .param("hash", token.hash())
                .query(Invitations::invitation)
                .optional()
                .map(it -> begin(it, invited.get()))
                .orElse(null)));
    }

    private Membership begin(Invitation accepted, Person person) {
        if (!person.email().equals(accepted.email())) {
            throw new IllegalStateException("An invitation is for one mailbox only");
        }
        var membership = memberships.begin(person.id(), accepted.shop(), accepted.role(), accepted.technician());
        var shop = shops.findById(accepted.shop()).orElseThrow().tenant();
        CurrentTenant.run(
                shop,
                () -> CurrentActor.run(
                        membership.actor(),
                        () -> ofShop.executeWithoutResult(status -> audit.record(
                                "member.joined", "member", membership.id(), null, membership.actor(), null))));
        return membership;
    }

    private boolean memberOf(TenantId shop, EmailAddress email) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM membership m JOIN person p ON p.id = m.person_id"
                        + " WHERE m.shop_id = ? AND p.email = ? AND m.ended_at IS NULL)")
                .params(shop.value(), email.value())
                .query(Boolean.class)
                .single();
    }

    private Message mail(Invitation invitation, LinkToken token) {
        var shop = settings.current().name();
        return Message.mail(
                        "invitation", invitation.email(), "%s invites you to Wrenchtime".formatted(shop), """
                            %s would like you to work with them on Wrenchtime.

                            Accept within seven days:
                            %s/invitation/%s

                            If you do not know them, ignore this mail.
                            """.formatted(
                                        shop, web.publicUrl(), token.value()))
                .purpose(Purpose.ASKED_FOR)
                .confidential()
                .usefulUntil(invitation.expiresAt());
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("shop_id", UUID.class)),
                new EmailAddress(row.getString("email")),
                Role.valueOf(row.getString("role")),
                row.getObject("technician_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /** An invitation that is open. */
    public record Invitation(
            UUID id,
            TenantId shop,
            EmailAddress email,
            Role role,
            @Nullable UUID technician,
            Instant createdAt,
            Instant expiresAt) {}
}
