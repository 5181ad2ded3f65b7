package com.wrenchtime.identity;

import com.wrenchtime.web.Secrets;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people are known.
 *
 * @param secret at least 32 characters that nobody can guess, the same on all nodes: what the database keeps of authenticators
 *     is encrypted with it. There is no default.
 * @param formerSecrets which still open what was encrypted with them, while a new one takes over
 * @param passkeyDomain the domain that passkeys are made for: that of {@code wrenchtime.web.public-url}, which it is when left
 *     out, or one above it; changing it makes all passkeys useless
 * @param sessionIdle how long a session lasts that nobody uses
 * @param sessionLife how long a session lasts at most
 */
@Validated
@ConfigurationProperties("wrenchtime.identity")
public record IdentitySettings(
        @NotBlank String secret,
        @DefaultValue List<String> formerSecrets,
        @Nullable String passkeyDomain,
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("7d") Duration sessionLife) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    public IdentitySettings {
        formerSecrets = List.copyOf(formerSecrets);
    }

    // A constraint on the secrets themselves would print them when it is not met.
    @AssertTrue(message = "secret and each of former-secrets must have at least 32 characters")
    boolean isSecretLongEnough() {
        return Secrets.isLongEnough(secret) && formerSecrets.stream().allMatch(Secrets::isLongEnough);
    }

    @AssertTrue(
            message = "session-idle and session-life must lie between 1 min and 30 days, the first within the second")
    boolean isSessionReasonable() {
        return SHORTEST.compareTo(sessionIdle) <= 0
                && sessionIdle.compareTo(sessionLife) <= 0
                && sessionLife.compareTo(LONGEST) <= 0;
    }
}
