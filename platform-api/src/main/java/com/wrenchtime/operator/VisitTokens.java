package com.wrenchtime.operator;

import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.Caller;
import com.wrenchtime.web.CallerSource;
import com.wrenchtime.web.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Lets an operator read a shop's data with the token of a visit. Each request is in the shop's log before it is answered:
 * what cannot be recorded is not read.
 */
@Component
// Before whoever reads every other bearer token, and refuses what is none of theirs.
@Order(0)
class VisitTokens implements CallerSource {

    private static final String BEARER = "Bearer " + OperatorVisits.PREFIX;

    private final OperatorVisits visits;
    private final Shops shops;

    VisitTokens(OperatorVisits visits, Shops shops) {
        this.visits = visits;
        this.shops = shops;
    }

    @Override
    public Optional<Caller> identify(HttpServletRequest request) {
        var sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent == null || !sent.startsWith(BEARER)) {
            return Optional.empty();
        }
        var visit = visits.find(sent.substring("Bearer ".length()))
                .orElseThrow(() -> new BadCredentialsException("The visit is over"));
        // A suspended shop may be visited: to find out why is what visits are for.
        var shop = shops.findById(visit.shop())
                .filter(it -> it.status() == ShopStatus.ACTIVE || it.status() == ShopStatus.SUSPENDED)
                .orElseThrow(() -> new BadCredentialsException("The shop is gone"));
        visits.record(shop, visit.operator(), "visit.read", "route", Routes.patternOf(request), visit.reason());
        return Optional.of(new Caller(shop.tenant(), visit.operator()));
    }
}
