package com.wrenchtime.identity;

import com.wrenchtime.audit.AuditLog;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.ApiSettings;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whom it concerns that what a person proves themselves by has changed: the person, by mail, so that they notice if it
 * was somebody else; and the shops that they work for, in their logs. Comes after the deed, in transactions of its own.
 */
@Component
public class CredentialNotices {

    private static final Logger log = LoggerFactory.getLogger(CredentialNotices.class);

    private final Memberships memberships;
    private final Shops shops;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Messages messages;
    private final MessageSource texts;
    private final ApiSettings web;

    CredentialNotices(
            Memberships memberships,
            Shops shops,
            TransactionTemplate transaction,
            AuditLog audit,
            Messages messages,
            MessageSource texts,
            ApiSettings web) {
        this.memberships = memberships;
        this.shops = shops;
        this.transaction = transaction;
        this.audit = audit;
        this.messages = messages;
        this.texts = texts;
        this.web = web;
    }

    /** Tells of a change, the person in this language. */
    public void tell(Person person, CredentialChange change, Locale language) {
        log.info("{} of {}", change, person.id());
        memberships.of(person.id()).forEach(it -> record(it, change));
        var what = texts.getMessage("mail.changed." + change, null, language);
        var help = "%s/forgot-password".formatted(web.publicUrl());
        CurrentTenant.run(
                Tenant.PLATFORM,
                () -> transaction.executeWithoutResult(status -> messages.send(Message.mail(
                        "credentials-changed",
                        person.email(),
                        what,
                        texts.getMessage("mail.changed.body", new Object[] {person.name(), what, help}, language)))));
    }

    private void record(Membership membership, CredentialChange change) {
        var shop = shops.findById(membership.shop()).orElseThrow().tenant();
        CurrentTenant.run(
                shop,
                () -> CurrentActor.run(
                        membership.actor(),
                        () -> transaction.executeWithoutResult(
                                status -> audit.record(change.action(), "member", membership.id(), null, null, null))));
    }
}
