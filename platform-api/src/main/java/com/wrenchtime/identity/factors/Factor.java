package com.wrenchtime.identity.factors;

/** One proof of who somebody is, that was given and found right. */
public enum Factor {
    PASSWORD,
    /** A code that the person's authenticator shows now. */
    AUTHENTICATOR,
    RECOVERY_CODE,
    /** A passkey whose holder was verified by the device: both factors in one. */
    PASSKEY
}
