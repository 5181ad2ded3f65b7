package com.wrenchtime.identity;

import com.wrenchtime.identity.factors.SignInRules;
import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who has proved who they are, and how. What they may do is not part of it: that is looked up whenever it matters.
 *
 * @param signIn this one time that they signed in; what is derived from it names it and ends with it
 * @param person their id
 * @param amr the methods, by the names of RFC 8176, such as {@code pwd} and {@code otp}
 * @param at when they signed in
 */
public record SignedInPerson(UUID signIn, UUID person, Set<String> amr, Instant at) implements Principal, Serializable {

    public SignedInPerson {
        amr = Set.copyOf(amr);
    }

    /** Whether they signed in with a passkey. */
    public boolean isByPasskey() {
        return SignInRules.isByPasskey(amr);
    }

    /** The person's id. */
    @Override
    public String getName() {
        return person.toString();
    }
}
