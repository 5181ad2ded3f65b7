package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.PasswordPolicy;
import com.wrenchtime.identity.factors.Standings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which password a known person may choose: how long depends on their other factors, and everybody knows their shops. */
@Component
class NewPasswords {

    private final PasswordPolicy policy;
    private final Standings standings;
    private final Memberships memberships;
    private final ShopNames names;

    NewPasswords(PasswordPolicy policy, Standings standings, Memberships memberships, ShopNames names) {
        this.policy = policy;
        this.standings = standings;
        this.memberships = memberships;
        this.names = names;
    }

    /** What is wrong with it, as the key of a text. */
    Optional<String> flawOf(String password, Person person) {
        var known = Stream.concat(
                        Stream.of(person.name(), person.email().value(), "Wrenchtime"),
                        memberships.of(person.id()).stream()
                                .map(Membership::shop)
                                .map(names::of))
                .toList();
        return policy.flawOf(password, hasSecondFactor(person), List.copyOf(known))
                .map(it -> "password.flaw." + it);
    }

    /** How many characters it needs. */
    int leastLength(Person person) {
        return hasSecondFactor(person) ? PasswordPolicy.WITH_SECOND_FACTOR : PasswordPolicy.ALONE;
    }

    private boolean hasSecondFactor(Person person) {
        return standings.of(person.id()).hasSecondFactor();
    }
}
