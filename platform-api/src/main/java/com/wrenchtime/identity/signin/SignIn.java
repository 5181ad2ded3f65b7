package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.DemoPeople;
import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
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
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The way of one person from the first proof into a session. Each proof leads to the step that {@link SignInRules} say. */
@Component
class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Throttle throttle;
    private final Passwords passwords;
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final Standings standings;
    private final People people;
    private final Memberships memberships;
    private final SignInSessions sessions;
    private final CredentialNotices notices;
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
            CredentialNotices notices,
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
        this.notices = notices;
        this.demonstration = demonstration;
        this.clock = clock;
    }

    /**
     * Somebody has typed a password.
     *
     * @throws Throttle.Throttled if they, or others for the same mailbox or from the same address, tried too often
     */
    Step withPassword(HttpServletRequest request, EmailAddress email, String password) {
        var tried = new Subject[] {Subject.password(email.value()), address(request)};
        throttle.count(tried);
        var person = passwords.verify(email, password);
        if (person.isEmpty()) {
            log.info("A password was refused");
            return new Step.FirstFactor();
        }
        throttle.succeeded(tried);
        return goOn(request, person.get(), EnumSet.of(Factor.PASSWORD));
    }

    /**
     * Somebody's passkey has answered. It cannot be guessed, so it is neither counted nor hindered by what others have
     * tried, and it opens what their guesses have closed.
     */
    Step withPasskey(HttpServletRequest request, UUID person) {
        var mailbox = people.findById(person).orElseThrow(NotSignedIn::new).email();
        throttle.pardon(Subject.password(mailbox.value()), Subject.code(person));
        return goOn(request, person, EnumSet.of(Factor.PASSKEY));
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
            if (recoveryCodes.use(person, code)) {
                tell(person, CredentialChange.RECOVERY_CODE_USED);
                return Optional.of(Factor.RECOVERY_CODE);
            }
            return Optional.empty();
        });
    }

    /**
     * Somebody has typed the first code of an authenticator that they are setting up.
     *
     * @throws Throttle.Throttled if that happened too often
     */
    Step withNewAuthenticator(HttpServletRequest request, String code) {
        return withProof(request, person -> {
            if (!authenticators.confirm(person, code)) {
                return Optional.empty();
            }
            tell(person, CredentialChange.AUTHENTICATOR_ADDED);
            return Optional.of(Factor.AUTHENTICATOR);
        });
    }

    /**
     * Whether this is the first code of an authenticator that somebody who is signed in sets up.
     *
     * @throws Throttle.Throttled if they tried too often
     */
    boolean isCodeOfNewAuthenticator(HttpServletRequest request, UUID person, String code) {
        return counted(() -> authenticators.confirm(person, code), Subject.code(person), address(request));
    }

    /**
     * Whether this is the password of somebody who is signed in.
     *
     * @throws Throttle.Throttled if they, or others for the same mailbox or from the same address, tried too often
     */
    boolean isPassword(HttpServletRequest request, Person person, String password) {
        return counted(
                () -> passwords.verify(person.id(), password),
                Subject.password(person.email().value()),
                address(request));
    }

    /** Signs somebody out of everything but the browser that sends this request, where they are signed in anew. */
    void onlyHere(HttpServletRequest request, SignedInPerson person) {
        var shop = sessions.shopOf(request);
        people.signOutEverywhere(person.person());
        sessions.end(request);
        sessions.begin(request, person.person(), person.amr());
        shop.ifPresent(it -> sessions.choose(request, it));
    }

    /** Who has given a password and is asked for a second factor. */
    Optional<UUID> askedForSecondFactor(HttpServletRequest request) {
        return isAt(Step.SecondFactor.class, request)
                ? UnfinishedSignIn.of(request, clock).map(UnfinishedSignIn::person)
                : Optional.empty();
    }

    /** Who has given a password and is asked to set up a second factor. */
    Optional<Person> askedToSetUp(HttpServletRequest request) {
        return isAt(Step.SetUpSecondFactor.class, request)
                ? UnfinishedSignIn.of(request, clock)
                        .map(UnfinishedSignIn::person)
                        .flatMap(people::findById)
                : Optional.empty();
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
        var tried = new Subject[] {Subject.code(unfinished.person()), address(request)};
        throttle.count(tried);
        var given = EnumSet.copyOf(unfinished.given());
        var proved = proof.apply(unfinished.person());
        if (proved.isPresent()) {
            throttle.succeeded(tried);
            given.add(proved.get());
        } else {
            log.info("A code of {} was refused", unfinished.person());
        }
        return goOn(request, unfinished.person(), given);
    }

    private boolean counted(BooleanSupplier proof, Subject... tried) {
        throttle.count(tried);
        var isProved = proof.getAsBoolean();
        if (isProved) {
            throttle.succeeded(tried);
        }
        return isProved;
    }

    private static Subject address(HttpServletRequest request) {
        return Subject.address(ClientAddress.of(request).client());
    }

    private void tell(UUID person, CredentialChange change) {
        people.findById(person).ifPresent(it -> notices.tell(it, change, LocaleContextHolder.getLocale()));
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
        // Whoever signs in once more, to change something, goes on for the shop that they chose before.
        var before = sessions.personOf(request)
                .filter(it -> it.person().equals(person))
                .flatMap(it -> sessions.shopOf(request));
        sessions.begin(request, person, amr);
        log.info("{} signed in by {}", person, amr);
        people.countSignIn(person);
        var shops = memberships.of(person).stream().map(Membership::shop).toList();
        before.filter(shops::contains)
                .or(() -> shops.size() == 1 ? Optional.of(shops.getFirst()) : Optional.empty())
                .ifPresent(it -> sessions.choose(request, it));
    }
}
