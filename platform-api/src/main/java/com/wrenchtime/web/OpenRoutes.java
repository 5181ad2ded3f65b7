package com.wrenchtime.web;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Everything that may be called without an identity. What is not listed here is refused, whether or not a controller
 * waits for it. HEAD follows GET.
 */
final class OpenRoutes {

    static final String PUBLIC_API = "/api/v1/public";

    static final List<OpenRoute> ALL = Stream.of(
                    ofShop("", GET),
                    ofShop("/services", GET),
                    ofShop("/packages", GET),
                    ofShop("/coverage", GET),
                    ofShop("/availability", GET),
                    ofShop("/availability/days", GET),
                    ofShop("/holds", POST),
                    ofShop("/holds/{token}", DELETE),
                    ofShop("/appointments", POST),
                    open(PUBLIC_API + "/manage/{token}", GET, HEAD, PATCH, OPTIONS),
                    open("/health", GET, HEAD),
                    open("/openapi.json", GET, HEAD),
                    open("/openapi.json/swagger-config", GET, HEAD),
                    open("/docs", GET, HEAD),
                    open("/docs/**", GET, HEAD),
                    open("/problems", GET, HEAD),
                    open("/problems/{type}", GET, HEAD))
            .toList();

    private OpenRoutes() {}

    /** The methods that may be used at the address of this request; none when it is not listed. */
    static Set<HttpMethod> methodsAt(HttpServletRequest request) {
        var path = path(request);
        var methods = new LinkedHashSet<HttpMethod>();
        ALL.stream().filter(it -> it.pattern().matches(path)).forEach(it -> methods.addAll(it.methods()));
        return methods;
    }

    /** The pattern of the listed route at this address, to name it without repeating what a client has put in it. */
    static String patternOf(HttpServletRequest request) {
        try {
            var path = path(request);
            return ALL.stream()
                    .map(OpenRoute::pattern)
                    .filter(it -> it.matches(path))
                    .sorted()
                    .findFirst()
                    .map(PathPattern::getPatternString)
                    .orElse("unlisted");
        } catch (IllegalArgumentException e) {
            return "malformed";
        }
    }

    static PathContainer path(HttpServletRequest request) {
        var known = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        return known instanceof RequestPath path
                ? path.pathWithinApplication()
                : RequestPath.parse(request.getRequestURI(), request.getContextPath())
                        .pathWithinApplication();
    }

    private static OpenRoute ofShop(String rest, HttpMethod method) {
        return method.equals(GET)
                ? open(PUBLIC_API + "/{shop}" + rest, GET, HEAD, OPTIONS)
                : open(PUBLIC_API + "/{shop}" + rest, method, OPTIONS);
    }

    private static OpenRoute open(String pattern, HttpMethod... methods) {
        return new OpenRoute(PathPatternParser.defaultInstance.parse(pattern), Set.of(methods));
    }

    record OpenRoute(PathPattern pattern, Set<HttpMethod> methods) {

        OpenRoute {
            methods = Set.copyOf(methods);
        }
    }
}
