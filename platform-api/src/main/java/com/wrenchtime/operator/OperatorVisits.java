package com.wrenchtime.operator;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.TenantId;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.tenancy.RegisteredShop;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Operators' visits to shops. A visit is for a reason and ends by itself; the shop's own log says that it began, why, and
 * what was read, before anything is read.
 */
@Component
class OperatorVisits {

    static final String PREFIX = "visit-";

    private static final int TOKEN_BYTES = 32;
    private static final String COLUMNS = "id, shop_id, operator, name, reason, until";

    private final JdbcClient platform;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final SecureRandom random = new SecureRandom();

    OperatorVisits(PlatformDataSource platform, AuditLog audit, TransactionOperations transaction) {
        this.platform = JdbcClient.create(platform.asDataSource());
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Begins a visit.
     *
     * @return the visit with its token, which is shown once and not kept
     */
    Begun begin(RegisteredShop shop, Actor.Operator operator, String reason, Duration length) {
        var id = UUID.randomUUID();
        var secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        record(shop, operator, "visit.begun", "visit", id.toString(), reason);
        var visit = platform.sql("""
            INSERT INTO platform.operator_visit (id, shop_id, operator, name, reason, token_hash, until)
            VALUES (?, ?, ?, ?, ?, ?, now() + make_interval(mins => ?))
            RETURNING %s\
            """.formatted(COLUMNS))
                .params(
                        id,
                        shop.id().value(),
                        operator.person(),
                        operator.name(),
                        reason,
                        hash(token),
                        Math.toIntExact(length.toMinutes()))
                .query((row, number) -> visit(row))
                .single();
        return new Begun(visit, token);
    }

    /** The visit that this token is for, while it lasts. */
    Optional<OperatorVisit> find(String token) {
        return platform.sql("SELECT " + COLUMNS + " FROM platform.operator_visit"
                        + " WHERE token_hash = ? AND ended_at IS NULL AND until > now()")
                .param(hash(token))
                .query((row, number) -> visit(row))
                .optional();
    }

    /** Ends a visit of this operator; whether there was one. */
    boolean end(UUID id, Actor.Operator operator) {
        return platform.sql("UPDATE platform.operator_visit SET ended_at = now()"
                                + " WHERE id = ? AND operator = ? AND ended_at IS NULL")
                        .params(id, operator.person())
                        .update()
                > 0;
    }

    /** Writes into the shop's own log what an operator does to it. */
    void record(RegisteredShop shop, Actor.Operator operator, String action, String subject, String id, String reason) {
        CurrentActor.run(
                operator,
                () -> CurrentTenant.run(
                        shop.tenant(),
                        () -> transaction.executeWithoutResult(
                                status -> audit.record(action, subject, id, null, null, reason))));
    }

    private static OperatorVisit visit(ResultSet row) throws SQLException {
        return new OperatorVisit(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("shop_id", UUID.class)),
                new Actor.Operator(row.getObject("operator", UUID.class), row.getString("name")),
                row.getString("reason"),
                row.getObject("until", OffsetDateTime.class).toInstant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A visit that has just begun. */
    record Begun(OperatorVisit visit, String token) {}
}
