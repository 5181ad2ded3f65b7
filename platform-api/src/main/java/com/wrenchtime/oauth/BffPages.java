package com.wrenchtime.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The way of a browser into the admin: to the authorization server, and back with a code. */
@Controller
class BffPages {

    private static final Logger log = LoggerFactory.getLogger(BffPages.class);

    private final BffSignIn signIn;
    private final BffSession browser;
    private final AdminSessions sessions;
    private final AdminTokens tokens;
    private final Grants grants;

    BffPages(BffSignIn signIn, BffSession browser, AdminSessions sessions, AdminTokens tokens, Grants grants) {
        this.signIn = signIn;
        this.browser = browser;
        this.sessions = sessions;
        this.tokens = tokens;
        this.grants = grants;
    }

    /** Sends the browser to the authorization server, which asks the person who they are if it does not know. */
    @GetMapping("/bff/login")
    RedirectView login(
            @RequestParam(name = "return_to", required = false) @Nullable String page, HttpServletRequest request) {
        return new RedirectView(signIn.begin(request, page));
    }

    /** Takes the browser back. Whatever is wrong with the answer, nobody is signed in by it. */
    @GetMapping("/bff/callback")
    Object callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String iss,
            HttpServletRequest request) {
        var pending = signIn.end(request, state, iss);
        if (pending.isEmpty() || code == null) {
            return lost();
        }
        try {
            var issued = tokens.exchange(
                    code, pending.get().verifier(), pending.get().nonce());
            browser.of(request).ifPresent(it -> grants.end(it.grant()));
            request.changeSessionId();
            browser.attach(request, sessions.begin(issued));
            return new RedirectView(pending.get().page());
        } catch (OAuth2AuthenticationException e) {
            log.info("No tokens for a code: {}", e.getError().getErrorCode());
            return lost();
        }
    }

    private static ModelAndView lost() {
        var model = Map.of(
                "language", LocaleContextHolder.getLocale().getLanguage(), "here", "/login", "again", "/bff/login");
        return new ModelAndView("oauth/lost", model, HttpStatus.BAD_REQUEST);
    }
}
