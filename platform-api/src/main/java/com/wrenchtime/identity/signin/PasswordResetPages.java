package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.CredentialChange;
import com.wrenchtime.identity.CredentialNotices;
import com.wrenchtime.identity.LinkToken;
import com.wrenchtime.identity.PasswordResets;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.signin.Throttle.Subject;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For whoever has forgotten their password: asks for the mailbox, and takes another password by the link that is mailed there. */
@Controller
class PasswordResetPages {

    private final PasswordResets resets;
    private final NewPasswords newPasswords;
    private final Throttle throttle;
    private final CredentialNotices notices;

    PasswordResetPages(PasswordResets resets, NewPasswords newPasswords, Throttle throttle, CredentialNotices notices) {
        this.resets = resets;
        this.newPasswords = newPasswords;
        this.throttle = throttle;
        this.notices = notices;
    }

    @GetMapping("/forgot-password")
    String show(@RequestParam(required = false) @Nullable String sent, Model model) {
        model.addAttribute("isSent", sent != null);
        return "identity/forgot-password";
    }

    @PostMapping("/forgot-password")
    Object ask(
            @RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response) {
        EmailAddress mailbox;
        try {
            mailbox = new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            return refused(email, "login.error.email", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            throttle.count(
                    Subject.reset(mailbox.value()),
                    Subject.resetAddress(ClientAddress.of(request).client()));
        } catch (Throttle.Throttled e) {
            var page = refused(email, "error.throttled", HttpStatus.TOO_MANY_REQUESTS);
            PageModel.retryAfter(e, page, response);
            return page;
        }
        resets.ask(mailbox, LocaleContextHolder.getLocale());
        return Redirect.to("/forgot-password?sent");
    }

    @GetMapping("/reset-password/{token}")
    ModelAndView offer(@PathVariable String token) {
        return resets.find(new LinkToken(token)).map(it -> offered(token, it)).orElseGet(PasswordResetPages::gone);
    }

    @PostMapping("/reset-password/{token}")
    Object reset(@PathVariable String token, @RequestParam(defaultValue = "") String password) {
        var link = new LinkToken(token);
        var found = resets.find(link);
        if (found.isEmpty()) {
            return gone();
        }
        var person = found.get();
        var flaw = newPasswords.flawOf(password, person);
        if (flaw.isPresent()) {
            var page = offered(token, person);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("error", flaw.get());
            return page;
        }
        if (resets.use(link, password).isEmpty()) {
            return gone();
        }
        throttle.succeeded(Subject.password(person.email().value()));
        throttle.pardon(Subject.code(person.id()));
        notices.tell(person, CredentialChange.PASSWORD_RESET, LocaleContextHolder.getLocale());
        return Redirect.to("/login?reset");
    }

    private ModelAndView offered(String token, Person person) {
        var page = new ModelAndView("identity/reset-password");
        page.addObject("token", token);
        page.addObject("email", person.email().value());
        page.addObject("least", newPasswords.leastLength(person));
        return page;
    }

    private static ModelAndView refused(String email, String error, HttpStatus status) {
        var page = new ModelAndView("identity/forgot-password");
        page.setStatus(status);
        page.addObject("email", email);
        page.addObject("error", error);
        page.addObject("isSent", false);
        return page;
    }

    private static ModelAndView gone() {
        var page = new ModelAndView("identity/gone");
        page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("again", "/forgot-password");
        return page;
    }
}
