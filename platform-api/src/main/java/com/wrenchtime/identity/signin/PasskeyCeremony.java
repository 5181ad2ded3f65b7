package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.factors.PasskeyChallenge;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The challenge that a browser was given, in its session: good for one answer, to what it was given for, within five minutes.
 */
@Component
class PasskeyCeremony {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String CHALLENGE = "passkey.challenge";
    private static final String PURPOSE = "passkey.purpose";
    private static final String SINCE = "passkey.since";

    private final Clock clock;

    PasskeyCeremony(Clock clock) {
        this.clock = clock;
    }

    /** A challenge for this browser, instead of any other. */
    PasskeyChallenge begin(HttpServletRequest request, Purpose purpose) {
        var challenge = PasskeyChallenge.random();
        var session = request.getSession();
        session.setAttribute(CHALLENGE, challenge.value());
        session.setAttribute(PURPOSE, purpose.name());
        session.setAttribute(SINCE, clock.instant().toEpochMilli());
        return challenge;
    }

    /** The challenge that this browser answers, which it cannot answer again; nothing when it has none that is good. */
    Optional<PasskeyChallenge> end(HttpServletRequest request, Purpose purpose) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(CHALLENGE) instanceof String challenge)
                || !(session.getAttribute(PURPOSE) instanceof String begun)
                || !(session.getAttribute(SINCE) instanceof Long since)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        session.removeAttribute(PURPOSE);
        session.removeAttribute(SINCE);
        var isGood = begun.equals(purpose.name())
                && clock.instant().isBefore(Instant.ofEpochMilli(since).plus(GOOD_FOR));
        return isGood ? Optional.of(new PasskeyChallenge(challenge)) : Optional.empty();
    }

    /** What a challenge is for. */
    enum Purpose {
        SIGN_IN,
        /** A passkey is made for whoever is signed in, or about to be. */
        ADD,
        /** A passkey is made by the link that makes somebody an operator. */
        OPERATE
    }
}
