package com.wrenchtime.messaging;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mailboxes that want no mails of the bound shop, or cannot take any. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MailRefusals {

    private final JdbcClient jdbc;
    private final Clock clock;

    MailRefusals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean refuses(String address) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM mail_refusal WHERE address = ?)")
                .param(address.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    /** Notes that no more mails go there; the first reason stays. */
    void add(String address, Reason reason) {
        jdbc.sql("INSERT INTO mail_refusal (address, reason, refused_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(
                        address.toLowerCase(Locale.ROOT),
                        reason.name(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    enum Reason {
        UNSUBSCRIBED,
        BOUNCED,
        COMPLAINED
    }
}
