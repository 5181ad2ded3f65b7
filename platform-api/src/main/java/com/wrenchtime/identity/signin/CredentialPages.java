package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.Authenticators;
import com.wrenchtime.identity.factors.PasskeyOptions;
import com.wrenchtime.identity.factors.Passkeys;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.identity.factors.SignInRules;
import com.wrenchtime.identity.factors.Standings;
import com.wrenchtime.identity.signin.FreshSignIns.Fresh;
import com.wrenchtime.identity.signin.PasskeyCeremony.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Changes of second factors, by people who have just signed in. */
@Controller
class CredentialPages {

    private static final String NEEDED = "/account?needed";
    private static final String ONLY_BY_PASSKEY = "/account?operator";

    private final FreshSignIns fresh;
    private final Standings standings;
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
    private final NewPasskeys newPasskeys;
    private final SignIn signIn;
    private final CredentialNotices notices;

    CredentialPages(
            FreshSignIns fresh,
            Standings standings,
            Authenticators authenticators,
            RecoveryCodes recoveryCodes,
            Passkeys passkeys,
            NewPasskeys newPasskeys,
            SignIn signIn,
            CredentialNotices notices) {
        this.fresh = fresh;
        this.standings = standings;
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.newPasskeys = newPasskeys;
        this.signIn = signIn;
        this.notices = notices;
    }

    @PostMapping("/account/passkeys/options")
    @ResponseBody
    PasskeyOptions.Creation options(HttpServletRequest request) {
        return newPasskeys.options(request, Purpose.ADD, fresh.require(request).person());
    }

    @PostMapping("/account/passkeys")
    Object addPasskey(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request) {
        var who = fresh.require(request);
        if (!SignInRules.mayAddPasskey(
                who.signIn().amr(), standings.of(who.person().id()))) {
            return Redirect.to(ONLY_BY_PASSKEY);
        }
        return Redirect.to(
                newPasskeys.add(request, who.person(), credential, label)
                        ? "/account?passkey-added"
                        : "/account" + PasskeyPages.FAILED);
    }

    @PostMapping("/account/passkeys/remove")
    Object removePasskey(@RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        var who = fresh.require(request).person();
        if (!SignInRules.mayLosePasskey(standings.of(who.id()))) {
            return Redirect.to(NEEDED);
        }
        if (passkeys.remove(who.id(), id)) {
            forgetUselessCodes(who);
            tell(who, CredentialChange.PASSKEY_REMOVED);
        }
        return Redirect.to("/account?passkey-removed");
    }

    @GetMapping("/account/authenticator")
    Object offerAuthenticator(HttpServletRequest request) {
        var who = fresh.require(request);
        return standings.of(who.person().id()).authenticator() ? Redirect.to("/account") : offered(who);
    }

    @PostMapping("/account/authenticator")
    Object addAuthenticator(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        var who = fresh.require(request);
        if (standings.of(who.person().id()).authenticator()) {
            return Redirect.to("/account");
        }
        try {
            if (signIn.isCodeOfNewAuthenticator(request, who.person().id(), code)) {
                tell(who.person(), CredentialChange.AUTHENTICATOR_ADDED);
                return codes(who.person());
            }
            var page = offered(who);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("error", "second-factor.error.wrong");
            return page;
        } catch (Throttle.Throttled e) {
            var page = offered(who);
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            page.addObject("error", "error.throttled");
            PageModel.retryAfter(e, page, response);
            return page;
        }
    }

    @PostMapping("/account/authenticator/remove")
    Object removeAuthenticator(HttpServletRequest request) {
        var who = fresh.require(request).person();
        if (!SignInRules.mayLoseAuthenticator(standings.of(who.id()))) {
            return Redirect.to(NEEDED);
        }
        authenticators.remove(who.id());
        forgetUselessCodes(who);
        tell(who, CredentialChange.AUTHENTICATOR_REMOVED);
        return Redirect.to("/account?authenticator-removed");
    }

    @PostMapping("/account/recovery-codes")
    Object renewCodes(HttpServletRequest request) {
        var who = fresh.require(request).person();
        if (!standings.of(who.id()).hasSecondFactor()) {
            return Redirect.to("/account");
        }
        tell(who, CredentialChange.RECOVERY_CODES_RENEWED);
        return codes(who);
    }

    private ModelAndView offered(Fresh who) {
        return AuthenticatorOffer.page(
                authenticators.enrol(who.person().id(), who.person().email().value()), "/account/authenticator");
    }

    private ModelAndView codes(Person person) {
        return AuthenticatorOffer.codes(recoveryCodes.renew(person.id()), "/account");
    }

    /** Codes stand in for another second factor, and would come back to life with the next one. */
    private void forgetUselessCodes(Person person) {
        if (!standings.of(person.id()).hasSecondFactor()) {
            recoveryCodes.forget(person.id());
        }
    }

    private void tell(Person person, CredentialChange change) {
        notices.tell(person, change, LocaleContextHolder.getLocale());
    }
}
