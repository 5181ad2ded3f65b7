package com.wrenchtime.customers;

import static com.wrenchtime.customers.TextConsent.BY_CARRIER;
import static com.wrenchtime.customers.TextConsent.BY_STAFF;
import static com.wrenchtime.customers.TextConsent.BY_TEXT;

import com.wrenchtime.shared.PhoneNumber;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the holders of numbers have answered to whether the bound shop may text them. Nothing kept is ever altered. The newest
 * answer holds, but for one: who has opted out is texted again only when that same number says so, since whoever books types
 * any number and ticks any box.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TextConsents {

    private static final Set<String> OPTED_OUT = Set.of(BY_TEXT, BY_STAFF, BY_CARRIER);

    private final JdbcClient jdbc;

    TextConsents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether texts of this kind may be sent to the number. */
    public Standing standing(PhoneNumber phone, TextConsent.Purpose purpose) {
        var standing = Standing.UNKNOWN;
        var optedOut = false;
        for (var answer : answers(phone, purpose)) {
            if (!answer.granted()) {
                standing = Standing.DENIED;
                optedOut |= OPTED_OUT.contains(answer.source());
            } else if (answer.source().equals(BY_TEXT) || !optedOut) {
                standing = Standing.GRANTED;
                optedOut = false;
            }
        }
        return standing;
    }

    private List<Answer> answers(PhoneNumber phone, TextConsent.Purpose purpose) {
        return jdbc.sql("SELECT granted, source FROM text_consent WHERE phone = ? AND purpose = ? ORDER BY"
                        + " answered_at, id")
                .params(phone.e164(), purpose.name())
                .query((row, number) -> new Answer(row.getBoolean("granted"), row.getString("source")))
                .list();
    }

    /** The language in which the holder of the number was last asked; nothing when that is not known. */
    public Optional<String> language(PhoneNumber phone) {
        return jdbc.sql("SELECT language FROM text_consent WHERE phone = ? AND language IS NOT NULL"
                        + " ORDER BY answered_at DESC, id LIMIT 1")
                .param(phone.e164())
                .query(String.class)
                .optional();
    }

    /**
     * Keeps an answer.
     *
     * @param customer whose it is; null when only the number is known
     */
    public void record(@Nullable CustomerId customer, TextConsent consent) {
        jdbc.sql("""
            INSERT INTO text_consent (id, customer_id, phone, purpose, granted, wording, language, source, client_address,
                                      answered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::inet, ?)\
            """)
                .param(UUID.randomUUID())
                .param(customer == null ? null : customer.value())
                .param(consent.phone().e164())
                .param(consent.purpose().name())
                .param(consent.granted())
                .param(consent.wording())
                .param(consent.language())
                .param(consent.source())
                .param(consent.clientAddress())
                .param(consent.answeredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What holds for a number. */
    public enum Standing {
        GRANTED,
        DENIED,
        /** Nobody has asked, or nobody has answered: as good as a no. */
        UNKNOWN
    }

    private record Answer(boolean granted, String source) {}
}
