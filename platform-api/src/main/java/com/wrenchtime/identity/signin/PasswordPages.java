package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.identity.factors.Standings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another password instead of the one that somebody knows and types once more. It ends all other sessions. */
@Controller
class PasswordPages {

    private final FreshSignIns fresh;
    private final Standings standings;
    private final Passwords passwords;
    private final NewPasswords newPasswords;
    private final SignIn signIn;
    private final CredentialNotices notices;

    PasswordPages(
            FreshSignIns fresh,
            Standings standings,
            Passwords passwords,
            NewPasswords newPasswords,
            SignIn signIn,
            CredentialNotices notices) {
        this.fresh = fresh;
        this.standings = standings;
        this.passwords = passwords;
        this.newPasswords = newPasswords;
        this.signIn = signIn;
        this.notices = notices;
    }

    @GetMapping("/account/password")
    ModelAndView show(HttpServletRequest request) {
        return page(fresh.require(request).person());
    }

    @PostMapping("/account/password")
    Object change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        var who = fresh.require(request);
        var person = who.person();
        try {
            if (standings.of(person.id()).password() && !signIn.isPassword(request, person, current)) {
                return refused(person, "account.error.password");
            }
        } catch (Throttle.Throttled e) {
            var page = refused(person, "error.throttled");
            page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            PageModel.retryAfter(e, page, response);
            return page;
        }
        var flaw = newPasswords.flawOf(password, person);
        if (flaw.isPresent()) {
            return refused(person, flaw.get());
        }
        passwords.set(person.id(), password);
        signIn.onlyHere(request, who.signIn());
        notices.tell(person, CredentialChange.PASSWORD_CHANGED, LocaleContextHolder.getLocale());
        return Redirect.to("/account?password-changed");
    }

    private ModelAndView page(Person person) {
        var page = new ModelAndView("identity/password");
        page.addObject("email", person.email().value());
        page.addObject("hasPassword", standings.of(person.id()).password());
        page.addObject("least", newPasswords.leastLength(person));
        return page;
    }

    private ModelAndView refused(Person person, String error) {
        var page = page(person);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("error", error);
        return page;
    }
}
