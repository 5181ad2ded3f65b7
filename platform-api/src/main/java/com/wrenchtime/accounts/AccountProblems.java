package com.wrenchtime.accounts;

import com.wrenchtime.web.ProblemType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** This module's answers to what cannot be done. */
@Configuration(proxyBeanMethods = false)
class AccountProblems {

    private static final ProblemType WRONG_CODE =
            new ProblemType("wrong-code", HttpStatus.UNPROCESSABLE_CONTENT, "The code is not good");
    private static final ProblemType WRONG_PASSWORD =
            new ProblemType("wrong-password", HttpStatus.UNPROCESSABLE_CONTENT, "Nobody signs in like this");
    private static final ProblemType PROVE_AGAIN =
            new ProblemType("prove-again", HttpStatus.FORBIDDEN, "Needs a code that was given lately");
    private static final ProblemType CONTACT_TAKEN =
            new ProblemType("contact-taken", HttpStatus.CONFLICT, "It belongs to another account");
    private static final ProblemType LAST_CONTACT =
            new ProblemType("last-contact", HttpStatus.CONFLICT, "An account keeps one way to be reached");

    @Bean
    static ProblemType wrongCodeType() {
        return WRONG_CODE;
    }

    @Bean
    static ProblemType wrongPasswordType() {
        return WRONG_PASSWORD;
    }

    @Bean
    static ProblemType proveAgainType() {
        return PROVE_AGAIN;
    }

    @Bean
    static ProblemType contactTakenType() {
        return CONTACT_TAKEN;
    }

    @Bean
    static ProblemType lastContactType() {
        return LAST_CONTACT;
    }

    /** The same for every reason. */
    static ErrorResponseException wrongCode() {
        return WRONG_CODE.refusal(
                "It is mistyped, too old, used already or not the last that was sent. Ask for another");
    }

    /** The same for a wrong password, an account without one, and somebody who has no account. */
    static ErrorResponseException wrongPassword() {
        return WRONG_PASSWORD.refusal("Check what you typed, or sign in with a code");
    }

    static ErrorResponseException proveAgain() {
        return PROVE_AGAIN.refusal("Sign in with a code once more to change this");
    }

    static ErrorResponseException contactTaken() {
        return CONTACT_TAKEN.refusal("Sign in with it to see that account");
    }

    static ErrorResponseException lastContact() {
        return LAST_CONTACT.refusal("Add another one first");
    }
}
