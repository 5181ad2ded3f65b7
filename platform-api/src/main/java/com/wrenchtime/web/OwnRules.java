package com.wrenchtime.web;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The way of requests to routes that decide by themselves who may do what: counted for their client's address, read, and
 * let in when there is room. A module that answers them in a security filter chain of its own puts this filter first.
 */
@Component
@Order(2)
public class OwnRules extends OncePerRequestFilter {

    private final RateLimits rates;
    private final Admission admission;
    private final LimitSettings settings;
    private final ProblemAnswers answers;

    OwnRules(RateLimits rates, Admission admission, LimitSettings settings, ProblemAnswers answers) {
        this.rates = rates;
        this.admission = admission;
        this.settings = settings;
        this.answers = answers;
    }

    /** Whether the table of routes has a row of this kind for the request. */
    public static RequestMatcher listed() {
        return OwnRules::isListed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isListed(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentActor.run(Actor.ANYBODY, () -> {
            try {
                rates.count(ClientAddress.of(request).client(), PublicApi.isWrite(request));
                var readable = readable(request);
                try (var _ = admission.enter()) {
                    chain.doFilter(readable, response);
                }
            } catch (ServletException | IOException | RuntimeException e) {
                answers.answer(request, response, e);
            }
        });
    }

    /** With its body read, so that nobody keeps others waiting by sending slowly. */
    private HttpServletRequest readable(HttpServletRequest request) {
        if (!isForm(request)) {
            return BufferedBody.of(request, Math.toIntExact(settings.body().toBytes()), settings.bodyWithin());
        }
        try {
            request.getParameterMap();
            return request;
        } catch (IllegalStateException e) {
            throw RefusedByEdge.because(Problems.MALFORMED, "The form cannot be read");
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.toLowerCase(java.util.Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static boolean isListed(HttpServletRequest request) {
        try {
            return Routes.of(request)
                    .filter(it -> it.access() instanceof Access.OwnRules)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            // Not an address at all; the firewall has words for it.
            return false;
        }
    }
}
