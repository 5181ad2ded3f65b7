package com.wrenchtime.oauth;

import com.wrenchtime.web.Secrets;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are made and how long they live.
 *
 * @param secret at least 32 characters that nobody can guess, the same on all nodes: what the database keeps of keys and
 *     tokens is sealed with it. There is no default.
 * @param accessTokenLife how long an access token is good; at most 15 minutes
 * @param refreshTokenLife how long a refresh token waits to be used: how long a session may lie idle
 * @param sessionLife how long somebody stays signed in at most, however often they come
 * @param keyRotation how long one key signs before the next takes over
 */
@Validated
@ConfigurationProperties("wrenchtime.oauth")
record OAuthSettings(
        @NotBlank String secret,
        @DefaultValue("10m") Duration accessTokenLife,
        @DefaultValue("12h") Duration refreshTokenLife,
        @DefaultValue("7d") Duration sessionLife,
        @DefaultValue("30d") Duration keyRotation) {

    /** The longest life that an access token can be given. */
    static final Duration LONGEST_ACCESS = Duration.ofMinutes(15);

    private static final Duration SHORTEST_ROTATION = Duration.ofHours(4);

    // A constraint on the secret itself would print it when it is not met.
    @AssertTrue(message = "secret must have at least 32 characters")
    boolean isSecretLongEnough() {
        return Secrets.isLongEnough(secret);
    }

    @AssertTrue(message = "access-token-life must lie between 1 s and 15 min")
    boolean isAccessTokenShort() {
        return isBetween(Duration.ofSeconds(1), accessTokenLife, LONGEST_ACCESS);
    }

    @AssertTrue(message = "refresh-token-life must lie between 1 min and 30 days")
    boolean isRefreshTokenReasonable() {
        return isBetween(Duration.ofMinutes(1), refreshTokenLife, Duration.ofDays(30));
    }

    @AssertTrue(message = "session-life must lie between refresh-token-life and 90 days")
    boolean isSessionReasonable() {
        return isBetween(refreshTokenLife, sessionLife, Duration.ofDays(90));
    }

    @AssertTrue(message = "key-rotation must lie between 4 h and 365 days")
    boolean isRotationReasonable() {
        return isBetween(SHORTEST_ROTATION, keyRotation, Duration.ofDays(365));
    }

    private static boolean isBetween(Duration least, Duration value, Duration most) {
        return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    }
}
