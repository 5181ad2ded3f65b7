package com.wrenchtime.identity.signin;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import com.wrenchtime.identity.factors.Step;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.DefaultSavedRequest;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.RedirectView;

/** Where the way into a session leads to. */
@Component
class Destination {

    private static final String HOME = "/account";

    private final Memberships memberships;
    private final SignInSessions sessions;
    private final HttpSessionRequestCache interrupted = new HttpSessionRequestCache();

    Destination(Memberships memberships, SignInSessions sessions) {
        this.memberships = memberships;
        this.sessions = sessions;
    }

    /** The page that asks for this step. */
    RedirectView after(Step step, HttpServletRequest request, HttpServletResponse response) {
        return switch (step) {
            case Step.FirstFactor _ -> Redirect.to("/login");
            case Step.SecondFactor _ -> Redirect.to("/login/second-factor");
            case Step.SetUpSecondFactor _ -> Redirect.to("/login/second-factor/set-up");
            case Step.SignedIn _ -> inside(request, response);
        };
    }

    /** Where a signed-in person goes on: to what they wanted when they were asked to sign in, once a shop is chosen. */
    RedirectView inside(HttpServletRequest request, HttpServletResponse response) {
        var mustChoose = sessions.shopOf(request).isEmpty()
                && sessions.personOf(request)
                                .map(SignedInPerson::person)
                                .map(it -> memberships.of(it).size())
                                .orElse(0)
                        > 1;
        return mustChoose ? Redirect.to("/login/shop") : Redirect.to(wanted(request, response));
    }

    private String wanted(HttpServletRequest request, HttpServletResponse response) {
        if (!(interrupted.getRequest(request, response) instanceof DefaultSavedRequest saved)) {
            return HOME;
        }
        interrupted.removeRequest(request, response);
        // Not its full address: the host in it is what a client has sent.
        var query = saved.getQueryString();
        return requireNonNull(saved.getRequestURI()) + (query == null ? "" : "?" + query);
    }
}
