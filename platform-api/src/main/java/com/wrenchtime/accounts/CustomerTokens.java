package com.wrenchtime.accounts;

import com.wrenchtime.accounts.CustomerSessions.Session;
import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Customers of a shop, by the token of their session. */
@Component
// Before whoever reads every other bearer token, and refuses what is none of theirs.
@Order(0)
class CustomerTokens implements CallerSource {

    private static final String SESSION = CustomerTokens.class.getName();
    private static final String BEARER = "Bearer ";

    private final CustomerSessions sessions;
    private final Shops shops;

    CustomerTokens(CustomerSessions sessions, Shops shops) {
        this.sessions = sessions;
        this.shops = shops;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent == null || !sent.startsWith(BEARER + SessionToken.PREFIX)) {
            return Optional.empty();
        }
        var token = SessionToken.read(sent.substring(BEARER.length())).orElseThrow(CustomerTokens::over);
        var shop = shops.findById(token.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE)
                .orElseThrow(CustomerTokens::over)
                .tenant();
        var session = CurrentTenant.call(shop, () -> sessions.use(token)).orElseThrow(CustomerTokens::over);
        request.setAttribute(SESSION, session);
        return Optional.of(
                new Caller(shop, new Actor.ShopCustomer(session.customer().value())));
    }

    /** The session of this request's customer; nothing when they have proven who they are by anything else. */
    static Optional<Session> session(HttpServletRequest request) {
        return Optional.ofNullable((Session) request.getAttribute(SESSION));
    }

    private static BadCredentialsException over() {
        return new BadCredentialsException("The session is over");
    }
}
