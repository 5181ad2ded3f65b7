package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.Factor;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.identity.factors.SignInRules;
import com.wrenchtime.identity.factors.Standings;
import com.wrenchtime.identity.factors.Step;
import com.wrenchtime.identity.signin.Throttle.Subject;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The way of one person from the first proof into a session. Each proof leads to the step that {@link SignInRules} say. */
@Component
class SignIn {

    private final Throttle throttle;
    private final Passwords passwords;
    private final Standings standings;
    private final People people;
    private final Memberships memberships;
    private final SignInSessions sessions;
    private final Clock clock;

    SignIn(
            Throttle throttle,
            Passwords passwords,
            Standings standings,
            People people,
            Memberships memberships,
            SignInSessions sessions,
            Clock clock) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.standings = standings;
        this.people = people;
        this.memberships = memberships;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Somebody has typed a password.
     *
     * @throws Throttle.Throttled if they, or others for the same mailbox or from the same address, tried too often
     */
    Step withPassword(HttpServletRequest request, EmailAddress email, String password) {
        var tried = new Subject[] {
            Subject.password(email.value()),
            Subject.address(ClientAddress.of(request).client())
        };
        throttle.count(tried);
        var person = passwords.verify(email, password);
        if (person.isEmpty()) {
            return new Step.FirstFactor();
        }
        throttle.succeeded(tried);
        return goOn(request, person.get(), EnumSet.of(Factor.PASSWORD));
    }

    /** The next step for this person, who has given these factors; taken, where it is the last one. */
    private Step goOn(HttpServletRequest request, UUID person, Set<Factor> given) {
        var step = SignInRules.next(given, standings.of(person));
        switch (step) {
            case Step.SignedIn(var amr) -> begin(request, person, amr);
            case Step.SecondFactor _, Step.SetUpSecondFactor _ ->
                new UnfinishedSignIn(person, given).keep(request, clock);
            case Step.FirstFactor _ -> UnfinishedSignIn.forget(request);
        }
        return step;
    }

    private void begin(HttpServletRequest request, UUID person, Set<String> amr) {
        UnfinishedSignIn.forget(request);
        sessions.begin(request, person, amr);
        people.countSignIn(person);
        var shops = memberships.of(person);
        if (shops.size() == 1) {
            sessions.choose(request, shops.getFirst().shop());
        }
    }
}
