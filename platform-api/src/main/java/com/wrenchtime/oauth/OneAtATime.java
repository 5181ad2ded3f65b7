package com.wrenchtime.oauth;

import com.wrenchtime.tenancy.PlatformDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Answers a token request in one transaction: the search for the code or token locks its grant ({@link Grants}), and the
 * next request with the same one waits until this one is through. A refusal commits too, since it may have ended a grant.
 */
@Component
class OneAtATime {

    private final PlatformDataSource platform;

    OneAtATime(PlatformDataSource platform) {
        this.platform = platform;
    }

    AuthenticationProvider around(AuthenticationProvider provider) {
        return new AuthenticationProvider() {

            @Override
            public @Nullable Authentication authenticate(Authentication authentication) {
                return once(provider, authentication);
            }

            @Override
            public boolean supports(Class<?> authentication) {
                return provider.supports(authentication);
            }
        };
    }

    private @Nullable Authentication once(AuthenticationProvider provider, Authentication asked) {
        var outcome = platform.transactions().execute(_ -> {
            try {
                return new Outcome(provider.authenticate(asked), null);
            } catch (OAuth2AuthenticationException e) {
                return new Outcome(null, e);
            }
        });
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
        return outcome.answer();
    }

    private record Outcome(
            @Nullable Authentication answer, @Nullable OAuth2AuthenticationException refusal) {}
}
