package com.wrenchtime.identity.factors;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The password of each person who has one, as a hash. */
@Component
public class Passwords {

    private final JdbcClient jdbc;
    private final PasswordHashes hashes;
    private final Clock clock;

    Passwords(PlatformDataSource platform, PasswordHashes hashes, Clock clock) {
        this.jdbc = platform.jdbc();
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Whose mailbox and password these are. It does the same work, and so takes the same time, for a wrong password, for
     * somebody without one, and for a mailbox that nobody has.
     */
    public Optional<UUID> verify(EmailAddress email, String password) {
        var known = jdbc.sql("SELECT w.person_id, w.hash FROM person p JOIN password w ON w.person_id = p.id"
                        + " WHERE p.email = ?")
                .param(email.value())
                .query((row, number) -> new Known(row.getObject("person_id", UUID.class), row.getString("hash")))
                .optional()
                .orElse(null);
        return verify(known, password);
    }

    /** Whether this is the person's password. */
    public boolean verify(UUID person, String password) {
        var known = jdbc.sql("SELECT hash FROM password WHERE person_id = ?")
                .param(person)
                .query(String.class)
                .optional()
                .map(it -> new Known(person, it))
                .orElse(null);
        return verify(known, password).isPresent();
    }

    private Optional<UUID> verify(@Nullable Known known, String password) {
        if (!hashes.match(password, known == null ? null : known.hash()) || known == null) {
            return Optional.empty();
        }
        if (hashes.isOutdated(known.hash())) {
            jdbc.sql("UPDATE password SET hash = :new WHERE person_id = :person AND hash = :old")
                    .param("new", hashes.hash(password))
                    .param("person", known.person())
                    .param("old", known.hash())
                    .update();
        }
        return Optional.of(known.person());
    }

    /** Gives the person this password, which {@link PasswordPolicy} has found good enough, instead of any other. */
    public void set(UUID person, String password) {
        jdbc.sql("""
            INSERT INTO password (person_id, hash, stands_alone, changed_at) VALUES (:person, :hash, :alone, :now)
            ON CONFLICT (person_id) DO UPDATE
            SET hash = excluded.hash, stands_alone = excluded.stands_alone, changed_at = excluded.changed_at\
            """)
                .param("person", person)
                .param("hash", hashes.hash(password))
                .param("alone", PasswordPolicy.standsAlone(password))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Known(UUID person, String hash) {}
}
