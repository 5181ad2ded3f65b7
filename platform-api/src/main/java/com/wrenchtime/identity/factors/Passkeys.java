package com.wrenchtime.identity.factors;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.wrenchtime.tenancy.PlatformDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The passkeys of each person (WebAuthn, level 3). A device keeps the private key and verifies its holder, by finger, face or
 * PIN, before it signs; here are the public keys. Made for our address, they answer at no other.
 */
@Component
public class Passkeys {

    /** How many one person may have. */
    public static final int MOST = 20;

    private static final boolean HOLDER_VERIFIED = true;
    private static final boolean HOLDER_PRESENT = true;

    private final JdbcClient jdbc;
    private final RelyingParty us;
    private final Clock clock;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    Passkeys(PlatformDataSource platform, RelyingParty us, Clock clock) {
        this.jdbc = platform.jdbc();
        this.us = us;
        this.clock = clock;
    }

    /** The passkeys of this person, the oldest first. */
    public List<Passkey> of(UUID person) {
        return jdbc.sql("SELECT credential_id, label, transports, added_at, used_at FROM passkey WHERE person_id = ?"
                        + " ORDER BY added_at, credential_id")
                .param(person)
                .query(Passkeys::passkey)
                .list();
    }

    /** What a browser is asked in order to make a passkey for somebody, on a device that has none for them. */
    public PasskeyOptions.Creation creation(PasskeyChallenge challenge, UUID person, String mailbox, String name) {
        return PasskeyOptions.creation(us.id(), challenge, PasskeyOptions.handle(person), mailbox, name, of(person));
    }

    /**
     * What a browser is asked in order to use a passkey.
     *
     * @param person whose; null for whoever has one on the device
     */
    public PasskeyOptions.Use use(PasskeyChallenge challenge, @Nullable UUID person) {
        return PasskeyOptions.use(us.id(), challenge, person == null ? List.of() : of(person));
    }

    /**
     * Keeps a passkey that a browser has made.
     *
     * @param sent the browser's answer, as JSON
     * @param label what its owner calls it
     * @return whether it answers the challenge and was not known before
     */
    public boolean add(UUID person, PasskeyChallenge challenge, String sent, String label) {
        var found = read(() -> webauthn.verifyRegistrationResponseJSON(
                sent,
                new RegistrationParameters(
                        us.expects(challenge), PasskeyOptions.ALGORITHMS, HOLDER_VERIFIED, HOLDER_PRESENT)));
        return found.isPresent() && of(person).size() < MOST && insert(person, found.get(), label);
    }

    /**
     * Whose passkey has answered the challenge, after its device has verified its holder; nothing when none has.
     *
     * @param sent the browser's answer, as JSON
     */
    public Optional<UUID> verify(PasskeyChallenge challenge, String sent) {
        var answer = read(() -> webauthn.parseAuthenticationResponseJSON(sent)).orElse(null);
        var known = answer == null || answer.getCredentialId() == null
                ? null
                : find(Arrays.copyOf(answer.getCredentialId(), answer.getCredentialId().length))
                        .orElse(null);
        if (answer == null || known == null || !isHandleOf(known.person(), answer)) {
            return Optional.empty();
        }
        return read(() -> webauthn.verify(
                        answer,
                        new AuthenticationParameters(
                                us.expects(challenge), known.credential(), null, HOLDER_VERIFIED, HOLDER_PRESENT)))
                .filter(this::countUse)
                .map(it -> known.person());
    }

    /** Takes a passkey of this person away; whether they had it. */
    public boolean remove(UUID person, String id) {
        return jdbc.sql("DELETE FROM passkey WHERE person_id = ? AND credential_id = ?")
                        .params(person, decoded(id))
                        .update()
                > 0;
    }

    /** Takes all passkeys of this person away. */
    public void removeAll(UUID person) {
        jdbc.sql("DELETE FROM passkey WHERE person_id = ?").param(person).update();
    }

    private boolean insert(UUID person, RegistrationData made, String label) {
        var attestation = made.getAttestationObject();
        var authenticator = attestation == null ? null : attestation.getAuthenticatorData();
        var credential = authenticator == null ? null : authenticator.getAttestedCredentialData();
        if (authenticator == null || credential == null) {
            return false;
        }
        var told = made.getTransports();
        var transports = told == null
                ? new String[0]
                : told.stream().map(AuthenticatorTransport::getValue).toArray(String[]::new);
        return jdbc.sql("""
            INSERT INTO passkey (credential_id, person_id, attested, signature_count, transports, backup_eligible,
                                 backup_state, label, added_at)
            VALUES (:id, :person, :attested, :count, :transports, :eligible, :state, :label, :now)
            ON CONFLICT DO NOTHING\
            """)
                        .param("id", credential.getCredentialId())
                        .param("person", person)
                        .param("attested", attested.convert(credential))
                        .param("count", authenticator.getSignCount())
                        .param("transports", transports)
                        .param("eligible", authenticator.isFlagBE())
                        .param("state", authenticator.isFlagBS())
                        .param("label", label)
                        .param("now", now())
                        .update()
                == 1;
    }

    private Optional<Known> find(byte[] id) {
        return jdbc.sql("SELECT person_id, attested, signature_count, transports, backup_eligible, backup_state"
                        + " FROM passkey WHERE credential_id = ?")
                .param(id)
                .query((row, number) -> new Known(row.getObject("person_id", UUID.class), credential(row)))
                .optional();
    }

    private CredentialRecord credential(ResultSet row) throws SQLException {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                row.getBoolean("backup_eligible"),
                row.getBoolean("backup_state"),
                row.getLong("signature_count"),
                attested.convert(row.getBytes("attested")),
                null,
                null,
                null,
                transports(row).stream().map(AuthenticatorTransport::create).collect(Collectors.toSet()));
    }

    /** Of two uses with the same count, such as by a copy of the key, one is refused; many devices do not count at all. */
    private boolean countUse(AuthenticationData used) {
        var authenticator = used.getAuthenticatorData();
        return authenticator != null
                && jdbc.sql("""
                    UPDATE passkey SET signature_count = :count, backup_state = :state, used_at = :now
                    WHERE credential_id = :id AND (signature_count < :count OR (signature_count = 0 AND :count = 0))\
                    """)
                                .param("count", authenticator.getSignCount())
                                .param("state", authenticator.isFlagBS())
                                .param("now", now())
                                .param("id", used.getCredentialId())
                                .update()
                        == 1;
    }

    /** A device that was told whose passkey to use need not say whose it is; what it says must be true. */
    private static boolean isHandleOf(UUID person, AuthenticationData answer) {
        var handle = answer.getUserHandle();
        return handle == null || handle.length == 0 || Arrays.equals(handle, PasskeyOptions.handle(person));
    }

    /** Nothing for whatever does not hold: what is read here was made by strangers, and fails in more ways than have a name. */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static byte[] decoded(String id) {
        try {
            return Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        var used = row.getObject("used_at", OffsetDateTime.class);
        return new Passkey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential_id")),
                row.getString("label"),
                transports(row),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static Set<String> transports(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("transports").getArray());
    }

    private record Known(UUID person, CredentialRecord credential) {}

    /**
     * A passkey as its owner sees it.
     *
     * @param id of the credential, in base64url
     * @param label what its owner calls it
     * @param transports how a browser reaches it, such as {@code internal}
     */
    public record Passkey(
            String id,
            String label,
            Set<String> transports,
            Instant addedAt,
            @Nullable Instant usedAt) {}
}
