package com.wrenchtime.reminders;

import com.wrenchtime.booking.AppointmentId;
import com.wrenchtime.booking.AppointmentStatus;
import com.wrenchtime.booking.Promise;
import com.wrenchtime.booking.Promises;
import com.wrenchtime.calendar.CalendarEntry;
import com.wrenchtime.calendar.CalendarEntry.Party;
import com.wrenchtime.calendar.ICalendar;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Occasion;
import com.wrenchtime.messaging.Occasion.CalendarPart;
import com.wrenchtime.messaging.Occasion.Written;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.templates.Kind;
import com.wrenchtime.templates.Language;
import com.wrenchtime.templates.Template;
import com.wrenchtime.templates.Templates;
import com.wrenchtime.templates.Variable;
import com.wrenchtime.templates.Wording;
import com.wrenchtime.web.ApiSettings;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what was planned, from what is true when it is sent: the shop's words, in the customer's language. */
@Component
class NoticeWriter implements Occasion.Writer {

    private static final Set<AppointmentStatus> STILL_EXPECTED =
            Set.of(AppointmentStatus.REQUESTED, AppointmentStatus.BOOKED, AppointmentStatus.CONFIRMED);

    private final Promises promises;
    private final Templates templates;
    private final StoredReminderSettings reminders;
    private final TextConsents consents;
    private final Settings settings;
    private final Words words;
    private final ApiSettings web;
    private final Clock clock;

    NoticeWriter(
            Promises promises,
            Templates templates,
            StoredReminderSettings reminders,
            TextConsents consents,
            Settings settings,
            Words words,
            ApiSettings web,
            Clock clock) {
        this.promises = promises;
        this.templates = templates;
        this.reminders = reminders;
        this.consents = consents;
        this.settings = settings;
        this.words = words;
        this.web = web;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Written write(Occasion occasion) {
        var kind = kindOf(occasion);
        return promises.find(new AppointmentId(occasion.appointment()))
                .map(it -> write(it, kind, occasion.channel()))
                .orElseGet(() -> new Written.Needless("gone"));
    }

    /** What a message is about, by the kind that it was planned under. */
    static Kind kindOf(Occasion occasion) {
        return Kind.of(occasion.kind().replaceFirst("-[0-9]+$", ""));
    }

    private Written write(Promise promise, Kind kind, Channel channel) {
        var appointment = promise.appointment();
        if (kind == Kind.REMINDER && !STILL_EXPECTED.contains(appointment.status())) {
            return new Written.Needless("not-expected");
        }
        var recipient = recipient(promise, channel);
        if (recipient == null) {
            return new Written.Needless("no-address");
        }
        var shop = settings.current();
        var language = language(promise, shop);
        return templates
                .find(new Template.Key(kind, language, channel))
                .<Written>map(it -> {
                    var values = words.of(promise, shop, reminders.current().reviewLink(), language, channel);
                    return isComplete(it, values)
                            ? new Written.Content(
                                    recipient,
                                    it.subject() == null
                                            ? null
                                            : Wording.of(it.subject()).with(values),
                                    Wording.of(it.body()).with(values),
                                    channel == Channel.MAIL ? calendar(promise, kind, shop, values) : null,
                                    UsTimeZones.of(appointment.address()))
                            : new Written.Needless("incomplete");
                })
                .orElseGet(() -> new Written.Needless("no-template"));
    }

    private static boolean isComplete(Template template, Map<Variable, String> values) {
        return Wording.of(template.body()).isComplete(values)
                && (template.subject() == null || Wording.of(template.subject()).isComplete(values));
    }

    private static @Nullable String recipient(Promise promise, Channel channel) {
        var contact = promise.appointment().contact();
        return switch (channel) {
            case TEXT -> contact.phone().e164();
            case MAIL -> contact.email() == null ? null : contact.email().value();
        };
    }

    private Language language(Promise promise, ShopSettings shop) {
        return Language.spoken(consents.language(promise.appointment().contact().phone())
                .orElse(shop.locale().getLanguage()));
    }

    private @Nullable CalendarPart calendar(
            Promise promise, Kind kind, ShopSettings shop, Map<Variable, String> values) {
        if (kind != Kind.CONFIRMATION && kind != Kind.CHANGED && kind != Kind.CANCELLED) {
            return null;
        }
        var appointment = promise.appointment();
        var contact = appointment.contact();
        var host = web.publicUrl().getHost();
        var entry = new CalendarEntry(
                "%s@%s".formatted(appointment.id(), host),
                appointment.version(),
                clock.instant(),
                appointment.window().start(),
                appointment.window().end(),
                "%s: %s".formatted(shop.name(), values.get(Variable.SERVICE_NAME)),
                values.get(Variable.APPOINTMENT_ADDRESS),
                values.get(Variable.LINK_MANAGE),
                kind == Kind.CANCELLED,
                new Party(shop.name(), "no-reply@" + host),
                contact.email() == null
                        ? null
                        : new Party(contact.name(), contact.email().value()));
        return new CalendarPart(entry.isCancelled() ? "CANCEL" : "REQUEST", ICalendar.invitation(entry));
    }
}
