package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.factors.Authenticators;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.identity.factors.Standings;
import com.wrenchtime.identity.factors.Step;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is asked for after a right password: a code, or setting up what shows codes. */
@Controller
class SecondFactorPages {

    private final SignIn signIn;
    private final Destination destination;
    private final Authenticators authenticators;
    private final RecoveryCodes recoveryCodes;
    private final Standings standings;
    private final People people;
    private final NewPasskeys newPasskeys;
    private final Clock clock;

    SecondFactorPages(
            SignIn signIn,
            Destination destination,
            Authenticators authenticators,
            RecoveryCodes recoveryCodes,
            Standings standings,
            People people,
            NewPasskeys newPasskeys,
            Clock clock) {
        this.signIn = signIn;
        this.destination = destination;
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.standings = standings;
        this.people = people;
        this.newPasskeys = newPasskeys;
        this.clock = clock;
    }

    @GetMapping("/login/second-factor")
    Object ask(
            @RequestParam(required = false) @Nullable String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!signIn.isAt(Step.SecondFactor.class, request)) {
            return destination.after(signIn.present(request), request, response);
        }
        var page = asked(unfinished(request).person());
        page.addObject("error", passkey == null ? null : "passkey.error");
        return page;
    }

    @PostMapping("/login/second-factor")
    Object give(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        if (!signIn.isAt(Step.SecondFactor.class, request)) {
            return destination.after(signIn.present(request), request, response);
        }
        var page = asked(unfinished(request).person());
        try {
            var step = signIn.withCode(request, code);
            if (!(step instanceof Step.SecondFactor)) {
                return destination.after(step, request, response);
            }
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("error", "second-factor.error.wrong");
        } catch (Throttle.Throttled e) {
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            page.addObject("error", "error.throttled");
            PageModel.retryAfter(e, page, response);
        }
        return page;
    }

    @GetMapping("/login/second-factor/set-up")
    Object offer(
            @RequestParam(required = false) @Nullable String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!signIn.isAt(Step.SetUpSecondFactor.class, request)) {
            return destination.after(signIn.present(request), request, response);
        }
        var page = offered(unfinished(request).person());
        page.addObject("error", passkey == null ? null : "passkey.error");
        return page;
    }

    @PostMapping("/login/second-factor/set-up")
    Object confirm(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        if (!signIn.isAt(Step.SetUpSecondFactor.class, request)) {
            return destination.after(signIn.present(request), request, response);
        }
        var person = unfinished(request).person();
        try {
            var step = signIn.withNewAuthenticator(request, code);
            if (step instanceof Step.SignedIn) {
                return AuthenticatorOffer.codes(recoveryCodes.renew(person), "/login");
            }
            var page = offered(person);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("error", "second-factor.error.wrong");
            return page;
        } catch (Throttle.Throttled e) {
            var page = offered(person);
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            page.addObject("error", "error.throttled");
            PageModel.retryAfter(e, page, response);
            return page;
        }
    }

    private ModelAndView asked(UUID person) {
        var page = new ModelAndView("identity/second-factor");
        var standing = standings.of(person);
        page.addObject("hasAuthenticator", standing.authenticator());
        page.addObject("hasPasskey", standing.passkeys() > 0);
        return page;
    }

    private ModelAndView offered(UUID id) {
        var person = people.findById(id).orElseThrow(NotSignedIn::new);
        var page = AuthenticatorOffer.page(
                authenticators.enrol(id, person.email().value()), "/login/second-factor/set-up");
        page.addObject("mayAddPasskey", newPasskeys.mayAddBeforeSignedIn(person));
        return page;
    }

    private UnfinishedSignIn unfinished(HttpServletRequest request) {
        return UnfinishedSignIn.of(request, clock).orElseThrow(NotSignedIn::new);
    }
}
