package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.DemoPeople;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.Authenticators;
import com.wrenchtime.identity.factors.Factor;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.identity.factors.SignInRules;
import com.wrenchtime.identity.factors.Standings;
import com.wrenchtime.identity.factors.Step;
import com.wrenchtime.identity.signin.Throttle.Subject;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The way of one person from the first proof into a session. Each proof leads to the step that {@link SignInRules} say. */
@Component
class SignIn {

    private final Throttle throttle;
    private final Passwords passwords;
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final Standings standings;
    private final People people;
    private final Memberships memberships;
    private final SignInSessions sessions;
    private final ObjectProvider<DemoPeople> demonstration;
    private final Clock clock;

    SignIn(
            Throttle throttle,
            Passwords passwords,
            Authenticators authenticators,
            RecoveryCodes recoveryCodes,
            Standings standings,
            People people,
            Memberships memberships,
            SignInSessions sessions,
            ObjectProvider<DemoPeople> demonstration,
            Clock clock) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.standings = standings;
        this.people = people;
        this.memberships = memberships;
        this.sessions = sessions;
        this.demonstration = demonstration;
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

    /**
     * Somebody has typed a code of their authenticator or of those for recovery.
     *
     * @throws Throttle.Throttled if that happened too often
     */
    Step withCode(HttpServletRequest request, String code) {
        return withProof(request, person -> {
            if (authenticators.verify(person, code)) {
                return Optional.of(Factor.AUTHENTICATOR);
            }
            return recoveryCodes.use(person, code) ? Optional.of(Factor.RECOVERY_CODE) : Optional.empty();
        });
    }

    /**
     * Somebody has typed the first code of an authenticator that they are setting up.
     *
     * @throws Throttle.Throttled if that happened too often
     */
    Step withNewAuthenticator(HttpServletRequest request, String code) {
        return withProof(
                request,
                person -> authenticators.confirm(person, code) ? Optional.of(Factor.AUTHENTICATOR) : Optional.empty());
    }

    /** What the session of this request is asked for now. */
    Step present(HttpServletRequest request) {
        return sessions.personOf(request)
                .<Step>map(it -> new Step.SignedIn(it.amr()))
                .orElseGet(() -> UnfinishedSignIn.of(request, clock)
                        .map(it -> SignInRules.next(it.given(), standings.of(it.person())))
                        .orElseGet(Step.FirstFactor::new));
    }

    /** Whether this is what it is asked for. */
    boolean isAt(Class<? extends Step> step, HttpServletRequest request) {
        return step.isInstance(present(request));
    }

    private Step withProof(HttpServletRequest request, Function<UUID, Optional<Factor>> proof) {
        var unfinished = UnfinishedSignIn.of(request, clock).orElseThrow(NotSignedIn::new);
        var tried = new Subject[] {
            Subject.code(unfinished.person()),
            Subject.address(ClientAddress.of(request).client())
        };
        throttle.count(tried);
        var given = EnumSet.copyOf(unfinished.given());
        var proved = proof.apply(unfinished.person());
        if (proved.isPresent()) {
            throttle.succeeded(tried);
            given.add(proved.get());
        }
        return goOn(request, unfinished.person(), given);
    }

    /** The next step for this person, who has given these factors; taken, where it is the last one. */
    private Step goOn(HttpServletRequest request, UUID person, Set<Factor> given) {
        var step = mayBeHere(person) ? SignInRules.next(given, standings.of(person)) : new Step.FirstFactor();
        switch (step) {
            case Step.SignedIn(var amr) -> begin(request, person, amr);
            case Step.SecondFactor _, Step.SetUpSecondFactor _ ->
                new UnfinishedSignIn(person, given).keep(request, clock);
            case Step.FirstFactor _ -> UnfinishedSignIn.forget(request);
        }
        return step;
    }

    /** Not people of a demonstration that is over. */
    private boolean mayBeHere(UUID person) {
        return demonstration.getIfAvailable() != null
                || people.findById(person).filter(it -> !it.demonstration()).isPresent();
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
