package com.wrenchtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request an id, which is in its answer, in all its log lines and in its problem, and logs one line about it.
 *
 * <p>The id is always our own. One sent from outside could be the id of another request, and then nobody could tell the
 * two apart by the id that a customer reads to us; correlation across systems is the business of traces.
 *
 * <p>The line says the route's pattern, never the address: that may contain a customer's token or postal code.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestTrail extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    static final String REQUEST_ID = "requestId";
    static final String SHOP = "shop";

    private static final Logger log = LoggerFactory.getLogger(RequestTrail.class);
    private static final String ATTRIBUTE = RequestTrail.class.getName();

    private final ObjectProvider<ProblemAnswers> answers;

    RequestTrail(ObjectProvider<ProblemAnswers> answers) {
        this.answers = answers;
    }

    /** The id of the request that the current thread works on; null when there is none. */
    public static @Nullable String currentId() {
        return MDC.get(REQUEST_ID);
    }

    /** The id of this request. */
    static String idOf(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        var id = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = System.nanoTime();
        var id = idOf(request);
        MDC.put(REQUEST_ID, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            answers.getObject().answer(request, response, e);
        } finally {
            log(request, response, System.nanoTime() - begun);
            MDC.remove(SHOP);
            MDC.remove(REQUEST_ID);
        }
    }

    private static void log(HttpServletRequest request, HttpServletResponse response, long nanos) {
        var route = route(request);
        var method = method(request);
        log.atInfo()
                .addKeyValue("http.request.method", method)
                .addKeyValue("url.path.template", route)
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("event.duration", nanos)
                .log("{} {} {} {} ms", method, route, response.getStatus(), nanos / 1_000_000);
    }

    private static String route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern
                : Routes.patternOf(request);
    }

    private static String method(HttpServletRequest request) {
        // Whoever invents a method writes no text of his own into the log.
        return switch (request.getMethod()) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE" -> request.getMethod();
            default -> "OTHER";
        };
    }
}
