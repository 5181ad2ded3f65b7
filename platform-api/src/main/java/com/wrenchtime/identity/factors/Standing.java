package com.wrenchtime.identity.factors;

/**
 * What a person could prove themselves by, and what is asked of them.
 *
 * @param passwordStandsAlone whether their password is long enough to be the only factor
 * @param authenticator whether they have an authenticator that has shown a right code
 * @param passkey whether they have a passkey
 * @param owner whether they own a shop
 * @param signIns how often they have signed in
 */
public record Standing(
        boolean passwordStandsAlone, boolean authenticator, boolean passkey, boolean owner, int signIns) {

    /** Whether there is something beside the password. */
    public boolean hasSecondFactor() {
        return authenticator || passkey;
    }

    /** Whether a password is no longer, or never was, enough: owners get one session to look around. */
    public boolean needsSecondFactor() {
        return !passwordStandsAlone || (owner && signIns > 0);
    }
}
