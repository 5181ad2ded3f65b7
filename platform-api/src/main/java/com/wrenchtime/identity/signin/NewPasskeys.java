package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.PasskeyOptions;
import com.wrenchtime.identity.factors.Passkeys;
import com.wrenchtime.identity.factors.SignInRules;
import com.wrenchtime.identity.factors.Standings;
import com.wrenchtime.identity.signin.PasskeyCeremony.Purpose;
import com.wrenchtime.web.Requested;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Passkeys that people add, wherever they are asked to. */
@Component
class NewPasskeys {

    private static final int LONGEST_LABEL = 60;

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final Standings standings;
    private final CredentialNotices notices;
    private final MessageSource texts;

    NewPasskeys(
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            Standings standings,
            CredentialNotices notices,
            MessageSource texts) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.standings = standings;
        this.notices = notices;
        this.texts = texts;
    }

    /** Whether a password is enough for this person to add one. */
    boolean mayAddBeforeSignedIn(Person person) {
        return SignInRules.mayAddPasskey(Set.of(), standings.of(person.id()));
    }

    /** What the browser of this person is asked. */
    PasskeyOptions.Creation options(HttpServletRequest request, Purpose purpose, Person person) {
        return passkeys.creation(
                ceremony.begin(request, purpose), person.id(), person.email().value(), person.name());
    }

    /** Keeps what the browser has answered; false when it does not hold. */
    boolean add(HttpServletRequest request, Person person, String credential, String label) {
        var isAdded = ceremony.end(request, Purpose.ADD)
                .filter(it -> passkeys.add(person.id(), it, credential, label(label)))
                .isPresent();
        if (isAdded) {
            notices.tell(person, CredentialChange.PASSKEY_ADDED, LocaleContextHolder.getLocale());
        }
        return isAdded;
    }

    /** What somebody calls their passkey; a name of ours where they have none. */
    String label(String sent) {
        try {
            return Requested.line(sent, LONGEST_LABEL);
        } catch (IllegalArgumentException e) {
            return texts.getMessage("passkey.label", null, LocaleContextHolder.getLocale());
        }
    }
}
