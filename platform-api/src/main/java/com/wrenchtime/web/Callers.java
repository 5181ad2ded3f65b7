package com.wrenchtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request, by the first proof of identity that it carries. Open routes are not asked about: nothing
 * there depends on who one is, and a wrong token must not keep a customer from booking.
 */
final class Callers extends OncePerRequestFilter {

    private final List<CallerSource> sources;
    private final ProblemAnswers answers;
    private final RefusedOrigins origins;

    Callers(List<CallerSource> sources, ProblemAnswers answers, RefusedOrigins origins) {
        this.sources = List.copyOf(sources);
        this.answers = answers;
        this.origins = origins;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isOpen =
                Routes.of(request).filter(it -> it.access().isForEverybody()).isPresent();
        if (!isOpen) {
            try {
                identify(request)
                        .ifPresent(it ->
                                SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(it)));
            } catch (AuthenticationException e) {
                origins.answer(request, response);
                answers.answer(
                        request, response, Refusals.unauthenticated("The token or session is not good any more"));
                return;
            } catch (AccessDeniedException e) {
                answers.answer(
                        request, response, Refusal.of(Problems.FORBIDDEN_TO_YOU, "The request is not protected"));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> identify(HttpServletRequest request) {
        return sources.stream()
                .map(it -> it.identify(request))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
