package com.wrenchtime.identity.factors;

import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.wrenchtime.identity.factors.Passkeys.Passkey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What browsers are asked, in the words of the standard: the dictionaries {@code PublicKeyCredentialCreationOptionsJSON} and
 * {@code PublicKeyCredentialRequestOptionsJSON}. Binary values are in base64url.
 */
public final class PasskeyOptions {

    static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            algorithm(COSEAlgorithmIdentifier.ES256),
            algorithm(COSEAlgorithmIdentifier.EdDSA),
            algorithm(COSEAlgorithmIdentifier.RS256));

    private static final String TYPE = "public-key";
    private static final String NAME = "Wrenchtime";
    private static final long PATIENCE_MILLIS = Duration.ofMinutes(5).toMillis();

    private PasskeyOptions() {}

    static Creation creation(
            String domain,
            PasskeyChallenge challenge,
            byte[] handle,
            String mailbox,
            String name,
            List<Passkey> known) {
        return new Creation(
                new Party(domain, NAME),
                new User(Base64.getUrlEncoder().withoutPadding().encodeToString(handle), mailbox, name),
                challenge.value(),
                ALGORITHMS.stream()
                        .map(it -> new Algorithm(TYPE, it.getAlg().getValue()))
                        .toList(),
                PATIENCE_MILLIS,
                descriptors(known),
                new Wanted("required", true, "required"),
                "none");
    }

    static Use use(String domain, PasskeyChallenge challenge, List<Passkey> allowed) {
        return new Use(challenge.value(), domain, PATIENCE_MILLIS, "required", descriptors(allowed));
    }

    /** By what devices know a person: their id, which says nothing of them. */
    static byte[] handle(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private static PublicKeyCredentialParameters algorithm(COSEAlgorithmIdentifier it) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it);
    }

    private static List<Descriptor> descriptors(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(it -> new Descriptor(
                        TYPE, it.id(), it.transports().stream().sorted().toList()))
                .toList();
    }

    /** What a browser is asked in order to make a passkey. */
    public record Creation(
            Party rp,
            User user,
            String challenge,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            List<Descriptor> excludeCredentials,
            Wanted authenticatorSelection,
            String attestation) {}

    /** What a browser is asked in order to use one. */
    public record Use(
            String challenge, String rpId, long timeout, String userVerification, List<Descriptor> allowCredentials) {}

    /** Whom a passkey is for. */
    public record Party(String id, String name) {}

    /** Whose it is. */
    public record User(String id, String name, String displayName) {}

    /** How it may sign, by its COSE number. */
    public record Algorithm(String type, long alg) {}

    /** A passkey that is known already. */
    public record Descriptor(String type, String id, List<String> transports) {}

    /** That the device keeps the passkey, so that no mailbox has to be typed, and verifies its holder. */
    public record Wanted(String residentKey, boolean requireResidentKey, String userVerification) {}
}
