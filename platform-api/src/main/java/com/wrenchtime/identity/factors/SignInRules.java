package com.wrenchtime.identity.factors;

import static com.wrenchtime.identity.factors.Factor.AUTHENTICATOR;
import static com.wrenchtime.identity.factors.Factor.PASSKEY;
import static com.wrenchtime.identity.factors.Factor.PASSWORD;
import static com.wrenchtime.identity.factors.Factor.RECOVERY_CODE;

import java.util.Set;

/**
 * The one place that decides whether the factors that were given are enough. Each counts only beside the others that it needs:
 * a right code without the password is worth nothing.
 */
public final class SignInRules {

    private static final String PROOF_OF_POSSESSION = "pop";
    private static final Set<String> BY_PASSKEY = Set.of(PROOF_OF_POSSESSION, "user", "mfa");
    private static final Set<String> BY_PASSWORD_AND_CODE = Set.of("pwd", "otp", "mfa");
    private static final Set<String> BY_PASSWORD = Set.of("pwd");

    private SignInRules() {}

    /** What comes next for a person of this standing who has given these factors. */
    public static Step next(Set<Factor> given, Standing standing) {
        if (given.contains(PASSKEY)) {
            return new Step.SignedIn(BY_PASSKEY);
        }
        if (!given.contains(PASSWORD)) {
            return new Step.FirstFactor();
        }
        if (standing.hasSecondFactor()) {
            return given.contains(AUTHENTICATOR) || given.contains(RECOVERY_CODE)
                    ? new Step.SignedIn(BY_PASSWORD_AND_CODE)
                    : new Step.SecondFactor();
        }
        return standing.needsSecondFactor() ? new Step.SetUpSecondFactor() : new Step.SignedIn(BY_PASSWORD);
    }

    /** Whether somebody who proved themselves by these methods used a passkey. */
    public static boolean isByPasskey(Set<String> amr) {
        return amr.contains(PROOF_OF_POSSESSION);
    }

    /** Whether somebody of this standing may do without their authenticator and still prove themselves as they must. */
    public static boolean mayLoseAuthenticator(Standing standing) {
        return isEnough(standing.withoutAuthenticator());
    }

    /** Whether somebody of this standing may do with one passkey less. */
    public static boolean mayLosePasskey(Standing standing) {
        return isEnough(standing.withoutPasskey());
    }

    /**
     * Whether somebody who proved themselves by these methods may have another passkey. Who runs the platform does so by
     * passkeys alone, so nothing less than one, or the link that made them an operator, leads to another.
     */
    public static boolean mayAddPasskey(Set<String> amr, Standing standing) {
        return !standing.operator() || isByPasskey(amr);
    }

    private static boolean isEnough(Standing standing) {
        return (standing.password() || standing.passkeys() > 0)
                && (!standing.needsSecondFactor() || standing.hasSecondFactor())
                && (!standing.operator() || standing.passkeys() > 0);
    }
}
