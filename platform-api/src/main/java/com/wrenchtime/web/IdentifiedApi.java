package com.wrenchtime.web;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The way of every request to a route that needs an identity: counted for its caller, and led to the tenant that the
 * identity was verified for. The path, headers and body have no say. Comes after Spring Security, which has refused whoever
 * may not; the public API, where the path names the shop, has {@link PublicApi}.
 */
@Component
@Order(1)
class IdentifiedApi extends OncePerRequestFilter {

    private final RateLimits rates;
    private final Admission admission;
    private final Entrance entrance;
    private final ProblemAnswers answers;

    IdentifiedApi(RateLimits rates, Admission admission, Entrance entrance, ProblemAnswers answers) {
        this.rates = rates;
        this.admission = admission;
        this.entrance = entrance;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = CallerAuthentication.current();
        if (caller == null || PublicShops.nameIn(request) != null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            rates.count(caller.actor().key(), PublicApi.isWrite(request));
        } catch (RefusedByEdge e) {
            answers.answer(request, response, e);
            return;
        }
        CurrentTenant.run(caller.tenant(), () -> {
            if (caller.tenant() instanceof Tenant.Shop shop) {
                MDC.put(RequestTrail.SHOP, shop.slug());
                request.setAttribute(ShopMetrics.SHOP, shop);
                entrance.enter(caller.actor(), () -> admission.enter(shop.id()), request, response, chain);
            } else {
                entrance.enter(caller.actor(), admission::enter, request, response, chain);
            }
        });
    }
}
