package com.wrenchtime.operator;

import com.wrenchtime.identity.Operators;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SessionDefence;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import com.wrenchtime.web.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Operators in front of browsers: those of the platform who have signed in with a passkey. It opens the operators' own routes
 * and no other, where the same person may be a member of a shop. They are looked up at each request, so whoever is dismissed
 * has lost it at once.
 */
@Component
@Order(1)
class OperatorSession implements CallerSource {

    private static final String ROUTES = "/api/v1/operator/";

    private final SignInSessions sessions;
    private final SessionDefence defence;
    private final Operators operators;
    private final People people;

    OperatorSession(SignInSessions sessions, SessionDefence defence, Operators operators, People people) {
        this.sessions = sessions;
        this.defence = defence;
        this.operators = operators;
        this.people = people;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        if (!Routes.patternOf(request).startsWith(ROUTES)) {
            return Optional.empty();
        }
        var operator = operatorOf(request);
        operator.ifPresent(it -> defence.check(request));
        return operator.map(it -> new Caller(Tenant.PLATFORM, it));
    }

    /** The operator in front of this browser; nothing when nobody has signed in to it as one. */
    Optional<Actor.Operator> operatorOf(HttpServletRequest request) {
        return sessions.personOf(request)
                .filter(SignedInPerson::isByPasskey)
                .filter(it -> operators.contain(it.person()))
                .flatMap(it ->
                        people.findById(it.person()).filter(person -> !it.at().isBefore(person.proofsFrom())))
                .map(it -> new Actor.Operator(it.id(), it.name()));
    }
}
