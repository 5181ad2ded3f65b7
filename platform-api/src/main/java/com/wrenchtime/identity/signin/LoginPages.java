package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import com.wrenchtime.identity.factors.Step;
import com.wrenchtime.shared.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page of all: mailbox and password; and the last: signed out. */
@Controller
class LoginPages {

    private static final String ONCE_MORE = "once-more";

    /** What may have led here, by the names of parameters of the address. */
    private static final List<String> NOTES = List.of("again", "joined", "reset", ONCE_MORE);

    private final SignIn signIn;
    private final SignInSessions sessions;
    private final People people;
    private final Destination destination;
    private final CsrfTokenRepository formTokens;

    LoginPages(
            SignIn signIn,
            SignInSessions sessions,
            People people,
            Destination destination,
            CsrfTokenRepository formTokens) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.people = people;
        this.destination = destination;
        this.formTokens = formTokens;
    }

    @GetMapping("/login")
    Object show(
            @RequestParam Map<String, String> why,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var who = sessions.personOf(request).map(SignedInPerson::person).flatMap(people::findById);
        if (who.isPresent() && !why.containsKey(ONCE_MORE)) {
            return destination.inside(request, response);
        }
        who.ifPresent(it -> model.addAttribute("email", it.email().value()));
        if (why.containsKey("passkey")) {
            model.addAttribute("error", "passkey.error");
        }
        NOTES.stream().filter(why::containsKey).findFirst().ifPresent(it -> model.addAttribute("note", "note." + it));
        return "identity/login";
    }

    @PostMapping("/login")
    Object signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        EmailAddress mailbox;
        try {
            mailbox = new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            return refused(email, "login.error.email", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var step = signIn.withPassword(request, mailbox, password);
            return step instanceof Step.FirstFactor
                    ? refused(email, "login.error.wrong", HttpStatus.UNPROCESSABLE_CONTENT)
                    : destination.after(step, request, response);
        } catch (Throttle.Throttled e) {
            var page = refused(email, "error.throttled", HttpStatus.TOO_MANY_REQUESTS);
            PageModel.retryAfter(e, page, response);
            return page;
        }
    }

    @PostMapping("/logout")
    Object signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        formTokens.saveToken(null, request, response);
        return Redirect.to("/signed-out");
    }

    @GetMapping("/signed-out")
    String signedOut() {
        return "identity/signed-out";
    }

    private static ModelAndView refused(String email, String error, HttpStatus status) {
        var page = new ModelAndView("identity/login");
        page.setStatus(status);
        page.addObject("email", email);
        page.addObject("error", error);
        return page;
    }
}
