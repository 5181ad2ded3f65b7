package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.LinkToken;
import com.wrenchtime.identity.Operators;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.PasskeyOptions;
import com.wrenchtime.identity.signin.PasskeyCeremony.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Where the link leads that makes somebody an operator: to making the passkey by which they run the platform. */
@Controller
class OperatorInvitationPages {

    private static final String PATH = "/operator-invitation/";

    private final Operators operators;
    private final PasskeyCeremony ceremony;
    private final NewPasskeys newPasskeys;
    private final SignIn signIn;
    private final SignInSessions sessions;
    private final Destination destination;
    private final CredentialNotices notices;

    OperatorInvitationPages(
            Operators operators,
            PasskeyCeremony ceremony,
            NewPasskeys newPasskeys,
            SignIn signIn,
            SignInSessions sessions,
            Destination destination,
            CredentialNotices notices) {
        this.operators = operators;
        this.ceremony = ceremony;
        this.newPasskeys = newPasskeys;
        this.signIn = signIn;
        this.sessions = sessions;
        this.destination = destination;
        this.notices = notices;
    }

    @GetMapping("/operator-invitation/{token}")
    ModelAndView show(@PathVariable String token, @RequestParam(required = false) @Nullable String passkey) {
        return operators
                .find(new LinkToken(token))
                .map(it -> page(token, it, passkey != null))
                .orElseGet(OperatorInvitationPages::gone);
    }

    @PostMapping("/operator-invitation/{token}/options")
    @ResponseBody
    PasskeyOptions.Creation options(@PathVariable String token, HttpServletRequest request) {
        var person = operators.find(new LinkToken(token)).orElseThrow(NotSignedIn::new);
        return newPasskeys.options(request, Purpose.OPERATE, person);
    }

    @PostMapping("/operator-invitation/{token}")
    Object accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response) {
        var link = new LinkToken(token);
        if (operators.find(link).isEmpty()) {
            return gone();
        }
        var accepted = ceremony.end(request, Purpose.OPERATE)
                .flatMap(it -> operators.accept(link, it, credential, newPasskeys.label(label)));
        if (accepted.isEmpty()) {
            return Redirect.to(PATH + link.value() + PasskeyPages.FAILED);
        }
        notices.tell(accepted.get(), CredentialChange.PASSKEY_ADDED, LocaleContextHolder.getLocale());
        // One of the sessions that have just ended may be this browser's.
        sessions.end(request);
        return destination.after(signIn.withPasskey(request, accepted.get().id()), request, response);
    }

    private static ModelAndView page(String token, Person person, boolean hasFailed) {
        var page = new ModelAndView("identity/operator-invitation");
        page.addObject("action", PATH + token);
        page.addObject("email", person.email().value());
        page.addObject("error", hasFailed ? "passkey.error" : null);
        return page;
    }

    private static ModelAndView gone() {
        var page = new ModelAndView("identity/gone");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
