package com.wrenchtime.messaging;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.messaging.TextRegistration.Business;
import com.wrenchtime.messaging.TextRegistration.Status;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The registration of the bound shop's number with the carriers. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TextRegistrations {

    private final JdbcClient jdbc;
    private final PlatformDataSource platform;
    private final JsonMapper json;
    private final Clock clock;

    TextRegistrations(JdbcClient jdbc, PlatformDataSource platform, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.json = json;
        this.clock = clock;
    }

    /** How it stands; not begun when nothing was ever said. */
    public TextRegistration current() {
        return jdbc.sql("SELECT * FROM text_sender FOR UPDATE")
                .query((row, number) -> registration(row))
                .optional()
                .orElseGet(
                        () -> new TextRegistration(null, null, null, Status.NOT_BEGUN, null, null, 0, Instant.EPOCH));
    }

    /** Keeps what the shop says of itself, for those who run the platform to hand on. What was approved stays approved. */
    public TextRegistration submit(@Nullable EmailAddress replyTo, Business business) {
        var before = current();
        var status = before.status() == Status.APPROVED ? Status.APPROVED : Status.SUBMITTED;
        return store(new TextRegistration(
                before.number(),
                before.messagingService(),
                replyTo,
                status,
                business,
                null,
                before.version() + 1,
                clock.instant()));
    }

    /**
     * Notes what carriers have decided. The number then leads to this shop, and to no other.
     *
     * @throws DuplicateKeyException if it is another shop's
     */
    public TextRegistration decide(
            Status status, @Nullable PhoneNumber number, @Nullable String messagingService, @Nullable String remark) {
        var before = current();
        claim(number);
        return store(new TextRegistration(
                number,
                messagingService,
                before.replyTo(),
                status,
                before.business(),
                remark,
                before.version() + 1,
                clock.instant()));
    }

    // On the platform's connections: which shop a number is of is known before any shop is bound.
    private void claim(@Nullable PhoneNumber number) {
        var shop = CurrentTenant.shop().id().value();
        platform.transactions().executeWithoutResult(status -> {
            platform.jdbc()
                    .sql("DELETE FROM platform.text_number WHERE shop_id = ?")
                    .param(shop)
                    .update();
            if (number != null) {
                platform.jdbc()
                        .sql("INSERT INTO platform.text_number (number, shop_id) VALUES (?, ?)")
                        .params(number.e164(), shop)
                        .update();
            }
        });
    }

    private TextRegistration store(TextRegistration it) {
        jdbc.sql("""
            INSERT INTO text_sender (only_row, number, messaging_service, reply_to, status, registration, remark, version,
                                     changed_at)
            VALUES (true, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (only_row) DO UPDATE SET
                number = excluded.number, messaging_service = excluded.messaging_service, reply_to = excluded.reply_to,
                status = excluded.status, registration = excluded.registration, remark = excluded.remark,
                version = excluded.version, changed_at = excluded.changed_at\
            """)
                .param(it.number() == null ? null : it.number().e164())
                .param(it.messagingService())
                .param(it.replyTo() == null ? null : it.replyTo().value())
                .param(it.status().name())
                .param(it.business() == null ? "{}" : json.writeValueAsString(it.business()))
                .param(it.remark())
                .param(it.version())
                .param(it.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        return it;
    }

    private TextRegistration registration(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var replyTo = row.getString("reply_to");
        var business = requireNonNull(row.getString("registration"));
        return new TextRegistration(
                number == null ? null : new PhoneNumber(number),
                row.getString("messaging_service"),
                replyTo == null ? null : new EmailAddress(replyTo),
                Status.valueOf(row.getString("status")),
                business.equals("{}") ? null : json.readValue(business, Business.class),
                row.getString("remark"),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
