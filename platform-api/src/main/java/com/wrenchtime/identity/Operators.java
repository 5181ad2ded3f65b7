package com.wrenchtime.identity;

import static com.wrenchtime.identity.People.utc;

import com.wrenchtime.identity.factors.PasskeyChallenge;
import com.wrenchtime.identity.factors.Passkeys;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Those who run the platform. Whoever has the command line makes them so: by a link that is good once, for a day, and leads to
 * making a passkey. Only passkeys made by it, or in a session of such a passkey, let an operator in.
 */
@Component
public class Operators {

    private static final Logger log = LoggerFactory.getLogger(Operators.class);
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final People people;
    private final Passkeys passkeys;
    private final Clock clock;

    Operators(PlatformDataSource platform, People people, Passkeys passkeys, Clock clock) {
        this.jdbc = platform.jdbc();
        this.transactions = platform.transactions();
        this.people = people;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** Whether this person runs the platform. */
    public boolean contain(UUID person) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM operator WHERE person_id = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes the link by which whoever has this mailbox becomes an operator; an earlier one does not work any more.
     *
     * @return its token, which is not kept
     */
    public LinkToken invite(EmailAddress email) {
        var token = LinkToken.random();
        transactions.executeWithoutResult(status -> {
            var person = people.findByEmail(email).orElseGet(() -> people.add(email, localPart(email)));
            jdbc.sql("DELETE FROM operator_invitation WHERE person_id = ?")
                    .param(person.id())
                    .update();
            jdbc.sql("INSERT INTO operator_invitation (token_hash, person_id, expires_at) VALUES (?, ?, ?)")
                    .params(token.hash(), person.id(), utc(clock.instant().plus(GOOD_FOR)))
                    .update();
            log.info("{} was invited to run the platform", person.id());
        });
        return token;
    }

    /** Whom this link was made for; nothing when it does not work (any more). */
    public Optional<Person> find(LinkToken token) {
        return jdbc.sql("SELECT person_id FROM operator_invitation WHERE token_hash = ? AND expires_at > ?")
                .params(token.hash(), utc(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(people::findById);
    }

    /**
     * Makes whoever the link was made for an operator, with the passkey that their browser has just made and no other: those
     * that they had before may have been added with less proof. Their sessions end.
     *
     * @param sent the browser's answer
     * @param label what they call the passkey
     * @return nothing when the link does not work any more, or the answer does not hold: then the link is still good
     */
    public Optional<Person> accept(LinkToken token, PasskeyChallenge challenge, String sent, String label) {
        return Optional.ofNullable(transactions.execute(status -> {
            var person = jdbc.sql("DELETE FROM operator_invitation WHERE token_hash = ? AND expires_at > ?"
                            + " RETURNING person_id")
                    .params(token.hash(), utc(clock.instant()))
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
            if (person == null) {
                return null;
            }
            passkeys.removeAll(person);
            if (!passkeys.add(person, challenge, sent, label)) {
                status.setRollbackOnly();
                return null;
            }
            jdbc.sql("INSERT INTO operator (person_id, since) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(person, utc(clock.instant()))
                    .update();
            people.signOutEverywhere(person);
            log.info("{} runs the platform", person);
            return people.findById(person).orElseThrow();
        }));
    }

    /** Ends what somebody may do on the platform, and their sessions; whether they ran it. */
    public boolean dismiss(EmailAddress email) {
        return people.findByEmail(email).filter(this::dismiss).isPresent();
    }

    private boolean dismiss(Person person) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("DELETE FROM operator_invitation WHERE person_id = ?")
                    .param(person.id())
                    .update();
            var ended = jdbc.sql("DELETE FROM operator WHERE person_id = ?")
                            .param(person.id())
                            .update()
                    > 0;
            people.signOutEverywhere(person.id());
            log.info("{} does not run the platform any more", person.id());
            return ended;
        }));
    }

    /** Removes links that do not work any more; how many. */
    int forgetOld() {
        return jdbc.sql("DELETE FROM operator_invitation WHERE expires_at < ?")
                .param(utc(clock.instant()))
                .update();
    }

    private static String localPart(EmailAddress email) {
        return email.value().substring(0, email.value().indexOf('@'));
    }
}
