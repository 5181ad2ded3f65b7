package com.wrenchtime.oauth;

import com.wrenchtime.identity.SessionDefence;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Callers with a session of the admin. Its access token is read as if it had been sent, so the same rules hold for both. */
@Component
@Order(2)
class BffSession implements CallerSource {

    private static final String POINTER = "admin";

    private final SignInSessions signIns;
    private final SessionDefence defence;
    private final AdminSessions sessions;
    private final AccessTokens tokens;
    private final TokenHolders holders;

    BffSession(
            SignInSessions signIns,
            SessionDefence defence,
            AdminSessions sessions,
            AccessTokens tokens,
            TokenHolders holders) {
        this.signIns = signIns;
        this.defence = defence;
        this.sessions = sessions;
        this.tokens = tokens;
        this.holders = holders;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        if (pointerIn(request).isEmpty()) {
            return Optional.empty();
        }
        var session = of(request).orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        defence.check(request);
        return Optional.of(holder(session));
    }

    /** The admin's session of this browser, with good tokens; nothing when it has none, or one that has ended. */
    Optional<AdminSession> of(HttpServletRequest request) {
        return signIns.personOf(request)
                .flatMap(person -> pointerIn(request)
                        .flatMap(sessions::find)
                        .filter(it -> it.signIn().equals(person.signIn())));
    }

    /** Lets this browser's session refer to the admin's. */
    void attach(HttpServletRequest request, AdminSessions.Pointer pointer) {
        request.getSession().setAttribute(POINTER, pointer.toString());
    }

    /** What this browser's session refers to, whether or not it is still there. */
    Optional<AdminSessions.Pointer> pointerIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(POINTER) instanceof String text
                ? Optional.of(AdminSessions.Pointer.of(text))
                : Optional.empty();
    }

    private Caller holder(AdminSession session) {
        try {
            return holders.behind(tokens.read(session.tokens().access()));
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN), e);
        }
    }
}
