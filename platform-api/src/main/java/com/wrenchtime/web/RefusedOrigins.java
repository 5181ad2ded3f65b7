package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets the pages of a shop's own sites read why a request was refused that never came to its shop: a customer's session that
 * has ended is refused before {@link PublicApi}, and a page that could not read that would show a broken connection.
 */
@Component
class RefusedOrigins {

    private final PublicShops shops;
    private final RateLimits rates;
    private final Admission admission;

    RefusedOrigins(PublicShops shops, RateLimits rates, Admission admission) {
        this.shops = shops;
        this.rates = rates;
        this.admission = admission;
    }

    /** Adds what the browser asks for, when the request names a shop and there is room to look for it. */
    void answer(HttpServletRequest request, HttpServletResponse response) {
        var name = PublicShops.nameIn(request);
        if (name != null && request.getHeader(HttpHeaders.ORIGIN) != null) {
            shops.lastSeen(name)
                    .or(() -> find(name, request))
                    .ifPresent(it -> Origins.answer(request, response, it.origins()));
        }
    }

    private Optional<PublicShops.PublicShop> find(String name, HttpServletRequest request) {
        try {
            rates.count(ClientAddress.of(request).client(), PublicApi.isWrite(request));
            try (var _ = admission.enter()) {
                return shops.find(name);
            }
        } catch (RuntimeException e) {
            // The refusal itself needs neither room nor a database.
            return Optional.empty();
        }
    }
}
