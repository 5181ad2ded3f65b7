package com.wrenchtime.identity;

import com.wrenchtime.identity.factors.PasswordFlaw;
import com.wrenchtime.identity.factors.PasswordHashes;
import com.wrenchtime.identity.factors.PasswordPolicy;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Passwords of those who are no people of the platform, such as the customers of a shop, and have no second factor: chosen by
 * the same rules and hashed as those of people. Whose they are, and where their hashes are kept, is not known here.
 */
@Component
public class LonePasswords {

    private final PasswordPolicy policy;
    private final PasswordHashes hashes;

    LonePasswords(PasswordPolicy policy, PasswordHashes hashes) {
        this.policy = policy;
        this.hashes = hashes;
    }

    /**
     * The password, if it is good enough.
     *
     * @param known what everybody knows: names, mailboxes, the shop
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public String good(String password, Collection<String> known) {
        policy.flawOf(password, false, known).ifPresent(it -> {
            throw new IllegalArgumentException(sentence(it));
        });
        return password;
    }

    /**
     * A new hash of this password; it takes tens of milliseconds.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if too many are at work
     */
    public String hash(String password) {
        return hashes.hash(password);
    }

    /**
     * Whether the hash is of this password; never for no hash, in the same time.
     *
     * @throws org.springframework.web.ErrorResponseException 503 if too many are at work
     */
    public boolean match(String password, @Nullable String hash) {
        return hashes.match(password, hash);
    }

    private static String sentence(PasswordFlaw flaw) {
        return switch (flaw) {
            case TOO_SHORT_ALONE, TOO_SHORT -> "Must have at least %d characters".formatted(PasswordPolicy.ALONE);
            case TOO_LONG -> "Must have at most %d characters".formatted(PasswordPolicy.LONGEST);
            case COMMON -> "Must not be one that is tried first";
            case TOO_SIMPLE -> "Must not be mere repetition or a walk along the keyboard";
            case ABOUT_YOU -> "Must not be made of names that everybody knows";
        };
    }
}
