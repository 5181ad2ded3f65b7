package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Lets the pages of a shop's own web sites use the public API from a browser (CORS).
 *
 * <p>It only ever adds headers, and leaves it to the browser to keep the answer from a page whose origin is not allowed.
 * To refuse such a request would protect nothing, since no cookie comes with it and a customer's token only from a page
 * that has it, and would hit our own pages whenever a proxy in front of us has changed scheme or host.
 */
final class Origins {

    private static final Pattern OWN_MACHINE =
            Pattern.compile("(https?://(?:localhost|127\\.0\\.0\\.1))(?::[0-9]{1,5})?");

    private Origins() {}

    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader(HttpHeaders.ORIGIN) != null
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    /** Says whether pages of the request's origin may read the answer. */
    static void answer(HttpServletRequest request, HttpServletResponse response, Set<String> allowed) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !isAllowed(origin, allowed)) {
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if (isPreflight(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Idempotency-Key, If-Match");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
        } else {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Request-Id, Location");
        }
    }

    /** Exactly as listed; only the own machine may be listed with every port: {@code http://localhost:*}. */
    static boolean isAllowed(String origin, Set<String> allowed) {
        if (allowed.contains(origin) && !origin.endsWith(":*")) {
            return true;
        }
        var ownMachine = OWN_MACHINE.matcher(origin);
        return ownMachine.matches() && allowed.contains(ownMachine.group(1) + ":*");
    }
}
