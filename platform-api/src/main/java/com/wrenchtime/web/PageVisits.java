package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The way of every request to a page: counted for its client, read, and let in when there is room. After Spring Security. */
@Component
@Order(2)
class PageVisits extends OncePerRequestFilter {

    private final RateLimits rates;
    private final Admission admission;
    private final Entrance entrance;
    private final ProblemAnswers answers;

    PageVisits(RateLimits rates, Admission admission, Entrance entrance, ProblemAnswers answers) {
        this.rates = rates;
        this.admission = admission;
        this.entrance = entrance;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Routes.isPage(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            rates.count(ClientAddress.of(request).client(), PublicApi.isWrite(request));
        } catch (RefusedByEdge e) {
            answers.answer(request, response, e);
            return;
        }
        entrance.enter(Actor.ANYBODY, admission::enter, request, response, chain);
    }
}
