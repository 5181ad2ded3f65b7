package com.wrenchtime.identity;

import static com.wrenchtime.identity.People.utc;

import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.jobs.Task;
import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.messaging.Message;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.web.ApiSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links by which people who have forgotten their password choose another: mailed, good once, for an hour. Of the token only a
 * hash is kept.
 *
 * <p>Whoever asks for one learns nothing, neither from the answer nor from its time: a wish is stored as it was typed, and only
 * the task that comes after it looks whether anybody has this mailbox.
 */
@Component
public class PasswordResets implements Task {

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final JdbcClient ofPlatform;
    private final TransactionTemplate transaction;
    private final TransactionOperations platform;
    private final TaskQueue tasks;
    private final People people;
    private final Passwords passwords;
    private final Messages messages;
    private final MessageSource texts;
    private final ApiSettings web;
    private final Clock clock;

    PasswordResets(
            JdbcClient jdbc,
            PlatformDataSource ofPlatform,
            TransactionTemplate transaction,
            TaskQueue tasks,
            People people,
            Passwords passwords,
            Messages messages,
            MessageSource texts,
            ApiSettings web,
            Clock clock) {
        this.jdbc = jdbc;
        this.ofPlatform = ofPlatform.jdbc();
        this.transaction = transaction;
        this.platform = ofPlatform.transactions();
        this.tasks = tasks;
        this.people = people;
        this.passwords = passwords;
        this.messages = messages;
        this.texts = texts;
        this.web = web;
        this.clock = clock;
    }

    /** Mails a link to whoever has this mailbox, in the language in which it was asked for; to nobody if nobody has it. */
    public void ask(EmailAddress email, Locale language) {
        var id = UUID.randomUUID();
        CurrentTenant.run(
                Tenant.PLATFORM,
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("INSERT INTO password_wish (id, email, language) VALUES (?, ?, ?)")
                            .params(id, email.value(), language.toLanguageTag())
                            .update();
                    tasks.add(name(), id);
                }));
    }

    /** Whose password may be replaced by the link with this token; nothing when it does not work (any more). */
    public Optional<Person> find(LinkToken token) {
        return ofPlatform
                .sql("SELECT person_id FROM password_reset WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?")
                .params(token.hash(), utc(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(people::findById);
    }

    /**
     * Gives whoever the link was mailed to another password, and ends all of their sessions and links. Of several at the same
     * moment one succeeds.
     *
     * @return whose password it is now; nothing when the link does not work any more
     */
    public Optional<Person> use(LinkToken token, String password) {
        return Optional.ofNullable(platform.execute(status -> ofPlatform
                .sql("UPDATE password_reset SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL"
                        + " AND expires_at > :now RETURNING person_id")
                .param("now", utc(clock.instant()))
                .param("hash", token.hash())
                .query(UUID.class)
                .optional()
                .map(person -> {
                    passwords.set(person, password);
                    ofPlatform
                            .sql("UPDATE password_reset SET used_at = ? WHERE person_id = ? AND used_at IS NULL")
                            .params(utc(clock.instant()), person)
                            .update();
                    people.signOutEverywhere(person);
                    return people.findById(person).orElseThrow();
                })
                .orElse(null)));
    }

    /** Removes links that do not work any more; how many. */
    int forgetOld() {
        return ofPlatform
                .sql("DELETE FROM password_reset WHERE expires_at < ?")
                .param(utc(clock.instant()))
                .update();
    }

    @Override
    public String name() {
        return "password-reset";
    }

    @Override
    public Outcome perform(Tenant tenant, UUID wish) {
        CurrentTenant.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> take(wish)
                        .ifPresent(it ->
                                people.findByEmail(it.email()).ifPresent(person -> mail(person, it.language())))));
        return Outcome.DONE;
    }

    @Override
    public void giveUp(Tenant tenant, UUID wish) {
        CurrentTenant.run(tenant, () -> transaction.executeWithoutResult(status -> take(wish)));
    }

    private Optional<Wish> take(UUID wish) {
        return jdbc.sql("DELETE FROM password_wish WHERE id = ? RETURNING email, language")
                .param(wish)
                .query((row, number) -> new Wish(
                        new EmailAddress(row.getString("email")), Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    private void mail(Person person, Locale language) {
        var token = LinkToken.random();
        var expiry = clock.instant().plus(GOOD_FOR);
        jdbc.sql("INSERT INTO password_reset (token_hash, person_id, expires_at) VALUES (?, ?, ?)")
                .params(token.hash(), person.id(), utc(expiry))
                .update();
        var link = "%s/reset-password/%s".formatted(web.publicUrl(), token.value());
        messages.send(Message.mail(
                        "password-reset",
                        person.email(),
                        texts.getMessage("mail.reset.subject", null, language),
                        texts.getMessage("mail.reset.body", new Object[] {person.name(), link}, language))
                .confidential()
                .usefulUntil(expiry));
    }

    private record Wish(EmailAddress email, Locale language) {}
}
