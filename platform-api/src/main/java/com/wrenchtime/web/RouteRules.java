package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * What every filter chain asks: whether {@link Routes} lets a request in, and what to answer when it does not.
 *
 * <p>To somebody without identity an address that is not open is answered with 401, even when nothing is there, so that
 * nobody can map the routes for staff from outside. An open address with another method is answered with 405: its methods
 * are published anyway. Who is known and may not is answered with 403, and an unlisted address with 404.
 */
@Component
public class RouteRules
        implements AuthorizationManager<RequestAuthorizationContext>, AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemAnswers answers;
    private final RefusedOrigins origins;

    RouteRules(ProblemAnswers answers, RefusedOrigins origins) {
        this.answers = answers;
        this.origins = origins;
    }

    /** Whether the address belongs to a page for people in front of browsers, whatever the method. */
    public boolean isPage(HttpServletRequest request) {
        return Routes.isPage(request);
    }

    /** Whether the address can be used with this method. */
    public boolean isListed(HttpServletRequest request) {
        return Routes.of(request).isPresent();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
        return new AuthorizationDecision(Routes.of(asked.getRequest())
                .filter(it -> it.access().permits(CallerAuthentication.current(), it.method()))
                .isPresent());
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        origins.answer(request, response);
        answers.answer(request, response, refusal(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) {
        origins.answer(request, response);
        answers.answer(request, response, refusal(request));
    }

    private static Refusal refusal(HttpServletRequest request) {
        var caller = CallerAuthentication.current();
        if (Routes.of(request).isPresent()) {
            return caller == null
                    ? Refusals.unauthenticated("Sign in, or send a token")
                    : Refusal.of(Problems.FORBIDDEN_TO_YOU, "Your role does not include this");
        }
        var methods = Routes.methodsAt(request, caller);
        if (!methods.isEmpty()) {
            return Refusals.of(new HttpRequestMethodNotSupportedException(
                    request.getMethod(),
                    methods.stream().map(HttpMethod::name).sorted().toList()));
        }
        return caller == null ? Refusals.unauthenticated("Sign in, or send a token") : Refusals.notFound();
    }
}
