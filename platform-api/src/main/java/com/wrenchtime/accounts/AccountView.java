package com.wrenchtime.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its customer sees it.
 *
 * @param phone proven, in E.164 form
 * @param email proven
 */
record AccountView(
        UUID id,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        boolean hasPassword) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id().value(),
                account.name(),
                account.phone() == null ? null : account.phone().e164(),
                account.email() == null ? null : account.email().value(),
                account.hasPassword());
    }
}
