package com.wrenchtime.oauth;

import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** Callers who send an access token in the header {@code Authorization}, and nowhere else. */
@Component
@Order(1)
class BearerTokens implements CallerSource {

    private final BearerTokenResolver sent = new DefaultBearerTokenResolver();
    private final AccessTokens tokens;
    private final TokenHolders holders;

    BearerTokens(AccessTokens tokens, TokenHolders holders) {
        this.tokens = tokens;
        this.holders = holders;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        return Optional.ofNullable(sent.resolve(request)).map(this::holder);
    }

    private Caller holder(String token) {
        try {
            return holders.behind(tokens.read(token));
        } catch (JwtException e) {
            throw new InvalidBearerTokenException("Not a token for this API", e);
        }
    }
}
