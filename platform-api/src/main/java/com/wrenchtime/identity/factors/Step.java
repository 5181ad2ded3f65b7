package com.wrenchtime.identity.factors;

import java.util.Set;

/** What comes next on the way into a session. */
public sealed interface Step {

    /** Nothing was proved: a password or a passkey is asked for. */
    record FirstFactor() implements Step {}

    /** The password was right; something else that the person has is asked for. */
    record SecondFactor() implements Step {}

    /** The password was right and is not enough, and the person has nothing else yet. */
    record SetUpSecondFactor() implements Step {}

    /**
     * The person is who they say.
     *
     * @param amr how they proved it, by the names of RFC 8176
     */
    record SignedIn(Set<String> amr) implements Step {

        public SignedIn {
            amr = Set.copyOf(amr);
        }
    }
}
