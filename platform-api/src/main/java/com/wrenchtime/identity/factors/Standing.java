package com.wrenchtime.identity.factors;

/**
 * What a person could prove themselves by, and what is asked of them.
 *
 * @param password whether they have one
 * @param passwordStandsAlone whether their password is long enough to be the only factor
 * @param authenticator whether they have an authenticator that has shown a right code
 * @param passkeys how many they have
 * @param owner whether they own a shop
 * @param operator whether they run the platform
 * @param signIns how often they have signed in
 */
public record Standing(
        boolean password,
        boolean passwordStandsAlone,
        boolean authenticator,
        int passkeys,
        boolean owner,
        boolean operator,
        int signIns) {

    /** Whether there is something beside the password. */
    public boolean hasSecondFactor() {
        return authenticator || passkeys > 0;
    }

    /** Whether a password is no longer, or never was, enough: owners get one session to look around. */
    public boolean needsSecondFactor() {
        return !passwordStandsAlone || (owner && signIns > 0);
    }

    /** The same without an authenticator. */
    Standing withoutAuthenticator() {
        return new Standing(password, passwordStandsAlone, false, passkeys, owner, operator, signIns);
    }

    /** The same with one passkey less. */
    Standing withoutPasskey() {
        return new Standing(password, passwordStandsAlone, authenticator, passkeys - 1, owner, operator, signIns);
    }
}
