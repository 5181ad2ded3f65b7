package com.wrenchtime.oauth;

import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the authorization server who has signed in, in its own terms, and keeps from it what is not spoken here. */
final class SignedInPeople extends OncePerRequestFilter {

    /** Requests by reference (RFC 9101, RFC 9126). */
    private static final Set<String> NOT_SPOKEN = Set.of("request", "request_uri");

    private final SignInSessions sessions;
    private final Memberships memberships;

    SignedInPeople(SignInSessions sessions, Memberships memberships) {
        this.sessions = sessions;
        this.memberships = memberships;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NOT_SPOKEN.stream().anyMatch(it -> request.getParameter(it) != null)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        SecurityContextHolder.clearContext();
        sessions.personOf(request)
                .flatMap(it -> signIn(it, request))
                .ifPresent(it -> SecurityContextHolder.setContext(new SecurityContextImpl(it)));
        chain.doFilter(request, response);
    }

    /** For the shop that the person chose, or for the only one; nothing as long as it is not clear which. */
    private Optional<SignIn> signIn(SignedInPerson person, HttpServletRequest request) {
        var shops =
                memberships.of(person.person()).stream().map(Membership::shop).toList();
        return sessions.shopOf(request)
                .filter(shops::contains)
                .or(() -> shops.size() == 1 ? Optional.of(shops.getFirst()) : Optional.empty())
                .map(it -> new SignIn(
                        person.signIn(),
                        person.person(),
                        it,
                        person.amr().stream().sorted().toList(),
                        person.at()));
    }
}
