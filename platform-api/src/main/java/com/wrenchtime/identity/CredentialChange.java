package com.wrenchtime.identity;

import java.util.Locale;

/** What has changed of that by which a person proves who they are. */
public enum CredentialChange {
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    AUTHENTICATOR_ADDED,
    AUTHENTICATOR_REMOVED,
    RECOVERY_CODES_RENEWED,
    RECOVERY_CODE_USED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED;

    /** What a shop's log calls it, such as {@code member.password-reset}. */
    String action() {
        return "member." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
