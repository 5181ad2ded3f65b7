package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.factors.Factor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What somebody has proved who is not signed in yet, kept in their session for ten minutes.
 *
 * @param given never empty: before the first factor nothing is known of anybody
 */
record UnfinishedSignIn(UUID person, Set<Factor> given) {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final String PERSON = "unfinished.person";
    private static final String GIVEN = "unfinished.given";
    private static final String SINCE = "unfinished.since";

    UnfinishedSignIn {
        given = Set.copyOf(given);
    }

    /** What the session of this request knows; nothing when that is too long ago. */
    static Optional<UnfinishedSignIn> of(HttpServletRequest request, Clock clock) {
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(PERSON) instanceof String person)
                || !(session.getAttribute(GIVEN) instanceof String given)
                || !(session.getAttribute(SINCE) instanceof Long since)
                || !clock.instant().isBefore(Instant.ofEpochMilli(since).plus(GOOD_FOR))) {
            return Optional.empty();
        }
        return Optional.of(new UnfinishedSignIn(
                UUID.fromString(person),
                Arrays.stream(given.split(" ")).map(Factor::valueOf).collect(Collectors.toSet())));
    }

    /** Keeps it, under a new id of the session: somebody else may know the old one. */
    void keep(HttpServletRequest request, Clock clock) {
        var session = request.getSession();
        request.changeSessionId();
        session.setAttribute(PERSON, person.toString());
        session.setAttribute(GIVEN, given.stream().map(Factor::name).sorted().collect(Collectors.joining(" ")));
        session.setAttribute(SINCE, clock.instant().toEpochMilli());
    }

    /** Ends it. */
    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(PERSON);
            session.removeAttribute(GIVEN);
            session.removeAttribute(SINCE);
        }
    }
}
