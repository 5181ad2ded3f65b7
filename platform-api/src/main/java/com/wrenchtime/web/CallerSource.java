package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One way to prove who one is, such as a bearer token or a session. Asked for routes that are not open to everybody. */
public interface CallerSource {

    /**
     * Who sends this request; nothing when it carries no proof of this kind.
     *
     * @throws org.springframework.security.core.AuthenticationException if it carries one that is not good (any more): 401
     * @throws org.springframework.security.access.AccessDeniedException if the proof is good and the request lacks the
     *     defence that belongs to it, such as the token against CSRF: 403
     */
    Optional<Caller> identify(HttpServletRequest request);
}
