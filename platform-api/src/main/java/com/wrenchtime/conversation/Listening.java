package com.wrenchtime.conversation;

import com.wrenchtime.booking.ChangeOutcome;
import com.wrenchtime.booking.CustomerChanges;
import com.wrenchtime.booking.Promise;
import com.wrenchtime.booking.Promises;
import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.InboundText;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.templates.Kind;
import com.wrenchtime.templates.Language;
import com.wrenchtime.templates.Template;
import com.wrenchtime.templates.Templates;
import com.wrenchtime.templates.Variable;
import com.wrenchtime.templates.Wording;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.Tokens;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what customers ask for by text: ends and begins texts at once, and confirms, moves or cancels by number. Everything is
 * kept for the shop's people to read, and what they should look at is unread.
 */
@Component
class Listening implements InboundText.Receiver {

    private final Threads threads;
    private final TextConsents consents;
    private final Promises promises;
    private final CustomerChanges changes;
    private final Templates templates;
    private final Messages messages;
    private final Settings settings;
    private final Tokens tokens;
    private final ApiSettings web;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Listening(
            Threads threads,
            TextConsents consents,
            Promises promises,
            CustomerChanges changes,
            Templates templates,
            Messages messages,
            Settings settings,
            Tokens tokens,
            ApiSettings web,
            TransactionTemplate transaction,
            Clock clock) {
        this.threads = threads;
        this.consents = consents;
        this.promises = promises;
        this.changes = changes;
        this.templates = templates;
        this.messages = messages;
        this.settings = settings;
        this.tokens = tokens;
        this.web = web;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void receive(InboundText text) {
        var meaning = Replies.meaningOf(text.body());
        var isNew = transaction.execute(status -> {
            var now = clock.instant();
            var thread = threads.with(text.from(), now);
            if (!threads.add(thread, text.id(), text.body(), text.media(), meaning, now)) {
                return false;
            }
            if (needsEyes(meaning)) {
                threads.unread(thread);
            }
            heed(meaning, text);
            return true;
        });
        if (Boolean.TRUE.equals(isNew)) {
            act(meaning, text.from());
        }
    }

    private static boolean needsEyes(Meaning meaning) {
        return switch (meaning) {
            case PERHAPS_STOP, MESSAGE, MOVE -> true;
            case STOP, START, HELP, CONFIRM, CANCEL -> false;
        };
    }

    private void heed(Meaning meaning, InboundText text) {
        switch (meaning) {
            case STOP, PERHAPS_STOP -> end(text);
            case START -> {
                record(text, TextConsent.Purpose.APPOINTMENTS, true);
                answer(text.from(), Kind.OPTED_IN);
            }
            case HELP -> answer(text.from(), Kind.HELP);
            case CONFIRM, MOVE, CANCEL, MESSAGE -> {
                // Nothing about texts themselves.
            }
        }
    }

    // They are told once; who says it again is not answered again.
    private void end(InboundText text) {
        var wasOut = consents.standing(text.from(), TextConsent.Purpose.APPOINTMENTS) == TextConsents.Standing.DENIED;
        for (var purpose : TextConsent.Purpose.values()) {
            record(text, purpose, false);
        }
        if (!wasOut) {
            answer(text.from(), Kind.OPTED_OUT);
        }
    }

    private void record(InboundText text, TextConsent.Purpose purpose, boolean granted) {
        consents.record(
                null,
                new TextConsent(
                        text.from(), purpose, granted, text.body(), null, TextConsent.BY_TEXT, null, clock.instant()));
    }

    // Each in a transaction of its own: a change of an appointment may have to be attempted several times.
    private void act(Meaning meaning, PhoneNumber from) {
        switch (meaning) {
            case CONFIRM ->
                next(from).ifPresent(it -> {
                    if (changes.confirm(it.appointment().id(), null).orElse(null) instanceof ChangeOutcome.Changed) {
                        say(from, "Confirmed. Thank you!", "Confirmado. \u00A1Gracias!");
                    } else {
                        turnToStaff(from);
                    }
                });
            case MOVE ->
                next(from)
                        .ifPresent(it ->
                                say(from, "Choose another time here: " + link(it), "Elija otra hora: " + link(it)));
            case CANCEL ->
                next(from).ifPresent(it -> {
                    // What is cancelled is told by the notice of it.
                    if (!(changes.cancel(it.appointment().id(), "by text", null).orElse(null)
                            instanceof ChangeOutcome.Changed)) {
                        turnToStaff(from);
                    }
                });
            case STOP, START, HELP, PERHAPS_STOP, MESSAGE -> {
                // Done with, or for somebody to read.
            }
        }
    }

    private void turnToStaff(PhoneNumber from) {
        transaction.executeWithoutResult(status -> threads.unread(threads.with(from, clock.instant())));
        var phone = settings.current().phone().national();
        say(
                from,
                "That cannot be done by text now. Please call " + phone,
                "Eso ya no se puede por mensaje. Llame al " + phone);
    }

    private Optional<Promise> next(PhoneNumber from) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> promises.nextOf(from, clock.instant())));
    }

    private String link(Promise promise) {
        return "%s/m/%s"
                .formatted(
                        web.publicUrl(),
                        tokens.issue(
                                Tokens.Purpose.MANAGE_APPOINTMENT,
                                promise.appointment().id().value()));
    }

    private void say(PhoneNumber to, String english, String spanish) {
        transaction.executeWithoutResult(
                status -> send(to, "reply", language(to) == Language.ES ? spanish : english, Purpose.ASKED_FOR));
    }

    private void answer(PhoneNumber to, Kind kind) {
        var shop = settings.current();
        templates
                .find(new Template.Key(kind, language(to), Channel.TEXT))
                .map(it -> Wording.of(it.body())
                        .with(Map.of(
                                Variable.SHOP_NAME,
                                shop.name(),
                                Variable.SHOP_PHONE,
                                shop.phone().national())))
                .ifPresent(it -> send(to, kind.slug(), it, Purpose.COMPLIANCE));
    }

    private void send(PhoneNumber to, String kind, String body, Purpose purpose) {
        if (messages.canSend(Channel.TEXT)) {
            messages.send(Message.text(kind, to, body).purpose(purpose));
        }
    }

    private Language language(PhoneNumber phone) {
        return Language.spoken(
                consents.language(phone).orElse(settings.current().locale().getLanguage()));
    }
}
