package com.wrenchtime.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens handed to customers are made.
 *
 * @param secret at least 32 characters that nobody can guess, the same on all nodes; whoever has it can manage every
 *     appointment. There is no default.
 */
@Validated
@ConfigurationProperties("wrenchtime.tokens")
record TokenSettings(@NotBlank String secret) {

    // A constraint on the secret itself would print it when it is not met.
    @AssertTrue(message = "secret must have at least 32 characters")
    boolean isSecretLongEnough() {
        return Secrets.isLongEnough(secret);
    }
}
