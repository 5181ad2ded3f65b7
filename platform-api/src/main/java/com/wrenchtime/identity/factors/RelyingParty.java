package com.wrenchtime.identity.factors;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.wrenchtime.identity.IdentitySettings;
import com.wrenchtime.web.ApiSettings;
import org.springframework.stereotype.Component;

/** Whom passkeys are for: us, under one name and at one address, both from the settings. */
@Component
class RelyingParty {

    private final String id;
    private final Origin origin;

    RelyingParty(IdentitySettings settings, ApiSettings web) {
        var host = web.publicUrl().getHost();
        this.id = settings.passkeyDomain() == null ? host : settings.passkeyDomain();
        this.origin = new Origin(web.publicUrl().toString());
        if (!host.equals(id) && !host.endsWith("." + id)) {
            throw new IllegalStateException(
                    "wrenchtime.identity.passkey-domain must be the host of wrenchtime.web.public-url or a domain"
                            + " above");
        }
    }

    String id() {
        return id;
    }

    /** What an answer to this challenge must have been made for. */
    ServerProperty expects(PasskeyChallenge challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(id)
                .challenge(new DefaultChallenge(challenge.bytes()))
                .build();
    }
}
