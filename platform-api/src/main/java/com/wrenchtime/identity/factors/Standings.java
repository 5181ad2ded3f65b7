package com.wrenchtime.identity.factors;

import com.wrenchtime.tenancy.PlatformDataSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what people could prove themselves by. */
@Component
public class Standings {

    private final JdbcClient jdbc;

    Standings(PlatformDataSource platform) {
        this.jdbc = platform.jdbc();
    }

    /** How this person stands now. */
    public Standing of(UUID person) {
        return jdbc.sql("""
            SELECT w.person_id IS NOT NULL AS password, coalesce(w.stands_alone, true) AS stands_alone, p.sign_ins,
                   EXISTS (SELECT FROM authenticator a WHERE a.person_id = p.id AND a.confirmed_at IS NOT NULL)
                       AS authenticator,
                   (SELECT count(*) FROM passkey k WHERE k.person_id = p.id) AS passkeys,
                   EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.role = 'OWNER' AND m.ended_at IS NULL)
                       AS owner,
                   EXISTS (SELECT FROM operator o WHERE o.person_id = p.id) AS operator
            FROM person p LEFT JOIN password w ON w.person_id = p.id
            WHERE p.id = ?\
            """)
                .param(person)
                .query((row, number) -> new Standing(
                        row.getBoolean("password"),
                        row.getBoolean("stands_alone"),
                        row.getBoolean("authenticator"),
                        row.getInt("passkeys"),
                        row.getBoolean("owner"),
                        row.getBoolean("operator"),
                        row.getInt("sign_ins")))
                .single();
    }
}
