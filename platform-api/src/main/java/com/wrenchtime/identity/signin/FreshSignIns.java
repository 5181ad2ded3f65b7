package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Who has proved who they are within the last quarter of an hour. What people sign in with is changed by nobody else: a
 * session that was left open, or stolen, is not enough.
 */
@Component
class FreshSignIns {

    private static final Duration FRESH = Duration.ofMinutes(15);

    private final SignInSessions sessions;
    private final People people;
    private final Clock clock;

    FreshSignIns(SignInSessions sessions, People people, Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Who is signed in by this request, and how.
     *
     * @throws NotSignedIn if nobody is
     * @throws NotFresh if that was too long ago: they sign in once more
     */
    Fresh require(HttpServletRequest request) {
        var signIn = sessions.personOf(request).orElseThrow(NotSignedIn::new);
        if (!clock.instant().isBefore(signIn.at().plus(FRESH))) {
            throw new NotFresh();
        }
        return new Fresh(people.findById(signIn.person()).orElseThrow(NotSignedIn::new), signIn);
    }

    /** Somebody who is signed in and has just shown it. */
    record Fresh(Person person, SignedInPerson signIn) {}
}
