package com.wrenchtime.reminders;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.booking.AppointmentId;
import com.wrenchtime.booking.Promises;
import com.wrenchtime.identity.People;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.messaging.Segments.Encoded;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.templates.Template;
import com.wrenchtime.templates.TemplateAddress;
import com.wrenchtime.templates.Templates;
import com.wrenchtime.templates.Variable;
import com.wrenchtime.templates.Wording;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Refuses;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a template comes to before any customer sees it. */
@RestController
@RequestMapping("/api/v1/templates/{kind}/{language}/{channel}")
@Tag(name = "Shop: messages")
class TemplateTrials {

    private static final int LONGEST = 5_000;

    private final Templates templates;
    private final Promises promises;
    private final StoredReminderSettings reminders;
    private final Words words;
    private final Settings settings;
    private final Messages messages;
    private final People people;
    private final Idempotency idempotency;

    TemplateTrials(
            Templates templates,
            Promises promises,
            StoredReminderSettings reminders,
            Words words,
            Settings settings,
            Messages messages,
            People people,
            Idempotency idempotency) {
        this.templates = templates;
        this.promises = promises;
        this.reminders = reminders;
        this.words = words;
        this.settings = settings;
        this.messages = messages;
        this.people = people;
        this.idempotency = idempotency;
    }

    @PostMapping("/preview")
    @Operation(
            operationId = "previewTemplate",
            summary = "What a wording comes to",
            description = "With the values of an appointment, or with examples. What is not sent is taken from what the"
                    + " shop says now. Unknown names show in brackets.")
    @Transactional(readOnly = true)
    PreviewView preview(
            @PathVariable String kind,
            @PathVariable String language,
            @PathVariable String channel,
            @RequestBody TrialRequest sent) {
        var template = find(kind, language, channel);
        return render(sent.read(template), template.key());
    }

    @PostMapping("/test")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "testTemplate",
            summary = "Send what the shop says to oneself",
            description = "A mail goes to the mailbox of whoever asks, a text to the shop's own telephone.")
    @Refuses({"idempotency-key-required", "idempotency-key-reuse"})
    @Transactional
    public TestView test(
            @PathVariable String kind,
            @PathVariable String language,
            @PathVariable String channel,
            @RequestBody TrialRequest sent,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key) {
        var template = find(kind, language, channel);
        var wanted = sent.read(template);
        return idempotency.once(
                "POST template test " + template.key(), key, sent, TestView.class, () -> send(template, wanted));
    }

    private TestView send(Template template, Trial trial) {
        var shown = render(trial, template.key());
        var me = people.findById(member()).orElseThrow(NotFound::new);
        var message = switch (template.key().channel()) {
            case MAIL -> Message.mail("template-test", me.email(), requireNonNull(shown.subject()), shown.body());
            case TEXT -> Message.text("template-test", settings.current().phone(), shown.body());
        };
        var id = messages.send(message.purpose(Purpose.ASKED_FOR));
        return new TestView(id, message.recipient());
    }

    // The table of routes lets no program in.
    private static UUID member() {
        return switch (CurrentActor.get()) {
            case Actor.Member member -> member.person();
            default -> throw new NotFound();
        };
    }

    private Template find(String kind, String language, String channel) {
        return templates.find(TemplateAddress.read(kind, language, channel)).orElseThrow(NotFound::new);
    }

    private PreviewView render(Trial trial, Template.Key key) {
        var values = values(trial.appointment(), key);
        var body = Wording.of(trial.body());
        var subject = trial.subject() == null ? null : Wording.of(trial.subject());
        var text = body.with(values);
        var encoded = key.channel() == Channel.TEXT ? Encoded.of(text) : null;
        return new PreviewView(
                subject == null ? null : subject.with(values),
                text,
                encoded == null ? null : encoded.segments(),
                encoded == null ? null : encoded.units(),
                encoded == null ? null : encoded.alphabet().name(),
                Stream.concat(body.unknown().stream(), subject == null ? Stream.of() : subject.unknown().stream())
                        .distinct()
                        .toList());
    }

    private Map<Variable, String> values(@Nullable UUID appointment, Template.Key key) {
        if (appointment == null) {
            return Arrays.stream(Variable.values()).collect(Collectors.toMap(it -> it, Variable::example));
        }
        var promise = promises.find(new AppointmentId(appointment)).orElseThrow(NotFound::new);
        return words.of(promise, settings.current(), reminders.current().reviewLink(), key.language(), key.channel());
    }

    /**
     * What is to be tried.
     *
     * @param subject of a mail; what the shop says now when it is left out
     * @param body likewise
     * @param appointment whose values are put in; examples when it is left out
     */
    record TrialRequest(
            @Nullable String subject,
            @Nullable String body,
            @Schema(format = "uuid") @Nullable String appointment) {

        Trial read(Template present) {
            var errors = new FieldErrors();
            var title = errors.readOptional("subject", subject, it -> Requested.line(it, LONGEST));
            var text = errors.readOptional("body", body, it -> Requested.note(it, LONGEST));
            var about = errors.readOptional("appointment", appointment, Requested::uuid);
            errors.refuseIfAny();
            return new Trial(
                    present.key().channel() == Channel.TEXT ? null : title == null ? present.subject() : title,
                    text == null ? present.body() : text,
                    about);
        }
    }

    /** What is tried, with what was left out. */
    record Trial(
            @Nullable String subject, String body, @Nullable UUID appointment) {}

    /**
     * What a wording comes to.
     *
     * @param segments how many a text is cut into; null for a mail
     * @param characters of a text, of which some count twice
     * @param alphabet of a text
     * @param unknown names that stand for nothing; with one of them it cannot be kept
     */
    record PreviewView(
            @Nullable String subject,
            String body,
            @Nullable Integer segments,
            @Nullable Integer characters,

            @Schema(allowableValues = {"GSM_7", "UCS_2"}) @Nullable
            String alphabet,

            List<String> unknown) {}

    /**
     * A test on its way.
     *
     * @param message its id among the shop's messages
     */
    record TestView(UUID message, String recipient) {}
}
