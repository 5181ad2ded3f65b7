package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.Operators;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.Passkeys;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.identity.factors.SignInRules;
import com.wrenchtime.identity.factors.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is signed in, for which shop, and what they sign in with. */
@Controller
class AccountPage {

    /** What may have led here, by the names of parameters of the address. */
    private static final List<String> NOTES =
            List.of("password-changed", "passkey-added", "passkey-removed", "authenticator-removed");

    private static final List<String> ERRORS = List.of("passkey", "needed", "operator");

    private final SignInSessions sessions;
    private final People people;
    private final Memberships memberships;
    private final Operators operators;
    private final Standings standings;
    private final Passkeys passkeys;
    private final RecoveryCodes recoveryCodes;
    private final ShopNames names;

    AccountPage(
            SignInSessions sessions,
            People people,
            Memberships memberships,
            Operators operators,
            Standings standings,
            Passkeys passkeys,
            RecoveryCodes recoveryCodes,
            ShopNames names) {
        this.sessions = sessions;
        this.people = people;
        this.memberships = memberships;
        this.operators = operators;
        this.standings = standings;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.names = names;
    }

    @GetMapping("/account")
    String show(@RequestParam Map<String, String> why, HttpServletRequest request, Model model) {
        var signedIn = sessions.personOf(request).orElseThrow(NotSignedIn::new);
        var person = people.findById(signedIn.person()).orElseThrow(NotSignedIn::new);
        NOTES.stream().filter(why::containsKey).findFirst().ifPresent(it -> model.addAttribute("note", "note." + it));
        ERRORS.stream()
                .filter(why::containsKey)
                .findFirst()
                .ifPresent(it -> model.addAttribute("error", "account.error." + it));
        model.addAttribute("name", person.name());
        model.addAttribute("email", person.email().value());
        sessions.shopOf(request).flatMap(it -> memberships.of(person.id(), it)).ifPresent(it -> {
            model.addAttribute("shop", names.of(it.shop()));
            model.addAttribute("role", "role." + it.role());
        });
        model.addAttribute("hasSeveralShops", memberships.of(person.id()).size() > 1);
        var isOperator = operators.contain(person.id());
        model.addAttribute("isOperator", isOperator);
        model.addAttribute("runsPlatform", isOperator && signedIn.isByPasskey());
        var standing = standings.of(person.id());
        var language = LocaleContextHolder.getLocale();
        model.addAttribute("standing", standing);
        model.addAttribute("mayLoseAuthenticator", SignInRules.mayLoseAuthenticator(standing));
        model.addAttribute("mayLosePasskey", SignInRules.mayLosePasskey(standing));
        model.addAttribute("recoveryCodes", recoveryCodes.left(person.id()));
        model.addAttribute(
                "passkeys",
                passkeys.of(person.id()).stream()
                        .map(it -> new ShownPasskey(
                                it.id(), it.label(), day(it.addedAt(), language), day(it.usedAt(), language)))
                        .toList());
        return "identity/account";
    }

    /** Ends every session of the person, this one as well. */
    @PostMapping("/account/sign-out-everywhere")
    Object signOutEverywhere(HttpServletRequest request) {
        sessions.personOf(request).ifPresent(it -> people.signOutEverywhere(it.person()));
        sessions.end(request);
        return Redirect.to("/signed-out");
    }

    private static @Nullable String day(@Nullable Instant moment, Locale language) {
        return moment == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(moment.atOffset(ZoneOffset.UTC));
    }

    /** A passkey as the page shows it; days are those of UTC. */
    record ShownPasskey(
            String id,
            String label,
            @Nullable String added,
            @Nullable String used) {}
}
