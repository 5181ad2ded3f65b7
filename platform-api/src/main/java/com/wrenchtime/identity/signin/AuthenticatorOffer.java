package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.factors.Authenticators.Enrolment;
import com.wrenchtime.web.QrPicture;
import java.util.List;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which an authenticator app is set up, and recovery codes are shown. */
final class AuthenticatorOffer {

    private AuthenticatorOffer() {}

    /** @param action where the first code is sent to */
    static ModelAndView page(Enrolment enrolment, String action) {
        var page = new ModelAndView("identity/set-up");
        page.addObject("qr", QrPicture.of(enrolment.uri()));
        page.addObject("secret", enrolment.spaced());
        page.addObject("action", action);
        return page;
    }

    /**
     * Codes that are shown only now: without the links to other languages, which would lose them.
     *
     * @param next where whoever has kept them goes on
     */
    static ModelAndView codes(List<String> codes, String next) {
        var page = new ModelAndView("identity/recovery-codes");
        page.addObject("codes", codes);
        page.addObject("next", next);
        page.addObject("here", null);
        return page;
    }
}
