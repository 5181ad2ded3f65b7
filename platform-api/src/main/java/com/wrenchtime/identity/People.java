package com.wrenchtime.identity;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** All people of the platform. They belong to no shop, so they are read and written as the platform. */
@Component
public class People {

    private static final String COLUMNS = "id, email, name, sign_ins, proofs_from, demonstration";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FindByIndexNameSessionRepository<?> sessions;
    private final ApplicationEventPublisher events;

    People(
            PlatformDataSource platform,
            Clock clock,
            FindByIndexNameSessionRepository<?> sessions,
            ApplicationEventPublisher events) {
        this.jdbc = platform.jdbc();
        this.clock = clock;
        this.sessions = sessions;
        this.events = events;
    }

    public Optional<Person> findById(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE id = ?")
                .param(id)
                .query(People::person)
                .optional();
    }

    public Optional<Person> findByEmail(EmailAddress email) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM person WHERE email = ?")
                .param(email.value())
                .query(People::person)
                .optional();
    }

    /**
     * A new person, who cannot sign in before there is something to prove themselves by.
     *
     * @throws DuplicateKeyException if somebody has this mailbox
     */
    public Person add(EmailAddress email, String name) {
        return add(email, name, false);
    }

    Person add(EmailAddress email, String name, boolean demonstration) {
        return jdbc.sql("INSERT INTO person (id, email, name, proofs_from, demonstration, created_at)"
                        + " VALUES (:id, :email, :name, :proofsFrom, :demonstration, :now) RETURNING " + COLUMNS)
                .param("id", UUID.randomUUID())
                .param("email", email.value())
                .param("name", name)
                .param("demonstration", demonstration)
                .param("now", utc(clock.instant()))
                .param("proofsFrom", proofsFromNow())
                .query(People::person)
                .single();
    }

    /** Notes that this person has just signed in. */
    public void countSignIn(UUID id) {
        jdbc.sql("UPDATE person SET sign_ins = sign_ins + 1, signed_in_at = :now WHERE id = :id")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    /**
     * Ends every session of this person at once, and on every node within seconds whatever else was given to them, such as
     * tokens.
     */
    public void signOutEverywhere(UUID id) {
        jdbc.sql("UPDATE person SET proofs_from = :proofsFrom WHERE id = :id")
                .param("proofsFrom", proofsFromNow())
                .param("id", id)
                .update();
        sessions.findByPrincipalName(id.toString()).keySet().forEach(sessions::deleteById);
        events.publishEvent(new SignedOutEverywhere(id));
    }

    /** Sessions know milliseconds; one that begins right now must not seem older than this. */
    private OffsetDateTime proofsFromNow() {
        return utc(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                new EmailAddress(row.getString("email")),
                row.getString("name"),
                row.getInt("sign_ins"),
                row.getObject("proofs_from", OffsetDateTime.class).toInstant(),
                row.getBoolean("demonstration"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
