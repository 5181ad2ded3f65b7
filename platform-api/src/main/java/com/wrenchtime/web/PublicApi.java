package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.web.PublicShops.PublicShop;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The way of every request to the public API and to the pages of shops: counted for its client, led to its shop, told to the browser, read, and let
 * in when there is room. Comes after Spring Security, which has refused what is not listed.
 *
 * <p>Whatever is refused on the way is refused with the headers that let the shop's pages read the reason.
 */
@Component
@Order(0)
class PublicApi extends OncePerRequestFilter {

    private final RateLimits rates;
    private final PublicShops shops;
    private final Admission admission;
    private final Entrance entrance;
    private final ProblemAnswers answers;

    PublicApi(RateLimits rates, PublicShops shops, Admission admission, Entrance entrance, ProblemAnswers answers) {
        this.rates = rates;
        this.shops = shops;
        this.admission = admission;
        this.entrance = entrance;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = PublicShops.nameIn(request);
        if (name == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<PublicShop> shop;
        try {
            rates.count(ClientAddress.of(request).client(), isWrite(request));
            shop = find(name);
        } catch (RuntimeException e) {
            shops.lastSeen(name).ifPresent(it -> Origins.answer(request, response, it.origins()));
            answers.answer(request, response, e);
            return;
        }
        if (shop.isEmpty()) {
            if (Routes.isStorefront(request)) {
                // A page says so itself.
                entrance.enter(Actor.ANYBODY, admission::enter, request, response, chain);
            } else {
                answers.answer(request, response, new NotFound());
            }
            return;
        }
        CurrentTenant.run(shop.get().tenant(), () -> serve(shop.get(), request, response, chain));
    }

    private Optional<PublicShop> find(String name) {
        try (var _ = admission.enter()) {
            return shops.find(name);
        }
    }

    private void serve(PublicShop shop, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        MDC.put(RequestTrail.SHOP, shop.tenant().slug());
        request.setAttribute(ShopMetrics.SHOP, shop.tenant());
        Origins.answer(request, response, shop.origins());
        if (Origins.isPreflight(request)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        var caller = CallerAuthentication.current();
        if (caller != null && !caller.tenant().equals(shop.tenant())) {
            // Somebody of another shop is nobody here.
            answers.answer(request, response, Refusals.unauthenticated("Sign in to this shop"));
            return;
        }
        entrance.enter(
                caller == null ? Actor.ANYBODY : caller.actor(),
                () -> admission.enter(shop.tenant().id()),
                request,
                response,
                chain);
    }

    static boolean isWrite(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }
}
