package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.PasskeyOptions;
import com.wrenchtime.identity.factors.Passkeys;
import com.wrenchtime.identity.factors.Step;
import com.wrenchtime.identity.signin.PasskeyCeremony.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Passkeys on the way into a session: instead of mailbox and password, after them, or made when a second factor is asked for
 * and there is none. A script of ours asks for options, the browser answers them, and the answer comes as a form.
 */
@Controller
class PasskeyPages {

    private static final Logger log = LoggerFactory.getLogger(PasskeyPages.class);

    static final String FAILED = "?passkey";

    private final SignIn signIn;
    private final Destination destination;
    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final NewPasskeys newPasskeys;

    PasskeyPages(
            SignIn signIn,
            Destination destination,
            Passkeys passkeys,
            PasskeyCeremony ceremony,
            NewPasskeys newPasskeys) {
        this.signIn = signIn;
        this.destination = destination;
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.newPasskeys = newPasskeys;
    }

    @PostMapping("/login/passkey/options")
    @ResponseBody
    PasskeyOptions.Use options(HttpServletRequest request) {
        // Whose passkeys are good is said only to whoever has given the password.
        return passkeys.use(
                ceremony.begin(request, Purpose.SIGN_IN),
                signIn.askedForSecondFactor(request).orElse(null));
    }

    @PostMapping("/login/passkey")
    Object use(
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response) {
        var before = signIn.askedForSecondFactor(request);
        var step = ceremony.end(request, Purpose.SIGN_IN)
                .flatMap(it -> passkeys.verify(it, credential))
                .filter(it -> before.isEmpty() || before.get().equals(it))
                .map(it -> signIn.withPasskey(request, it));
        if (step.isPresent() && step.get() instanceof Step.SignedIn) {
            return destination.after(step.get(), request, response);
        }
        log.info("A passkey was refused");
        return Redirect.to((before.isPresent() ? "/login/second-factor" : "/login") + FAILED);
    }

    @PostMapping("/login/second-factor/passkey/options")
    @ResponseBody
    PasskeyOptions.Creation setUpOptions(HttpServletRequest request) {
        return newPasskeys.options(request, Purpose.ADD, settingUp(request));
    }

    @PostMapping("/login/second-factor/passkey")
    Object setUp(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response) {
        var person = settingUp(request);
        return newPasskeys.add(request, person, credential, label)
                ? destination.after(signIn.withPasskey(request, person.id()), request, response)
                : Redirect.to("/login/second-factor/set-up" + FAILED);
    }

    /** Somebody who has given a password that is not enough, and has nothing else. */
    private Person settingUp(HttpServletRequest request) {
        return signIn.askedToSetUp(request)
                .filter(newPasskeys::mayAddBeforeSignedIn)
                .orElseThrow(NotSignedIn::new);
    }
}
