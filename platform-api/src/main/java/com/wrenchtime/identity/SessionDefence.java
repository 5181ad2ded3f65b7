package com.wrenchtime.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * What a request must show that identifies itself by nothing but a session. The browser adds its cookie to whatever page
 * makes it call us, so a request that changes something must carry a token that only our own pages can read, and must not
 * come from another site. Every {@link com.wrenchtime.web.CallerSource} that rests on a session asks here.
 */
@Component
public class SessionDefence {

    /** The header with the token against forged requests. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String TOKEN = "csrf";
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final SecureRandom random = new SecureRandom();

    /** What our own pages send in {@link #HEADER}; nothing when nobody is signed in. */
    public Optional<String> tokenOf(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(TOKEN) instanceof String token
                ? Optional.of(token)
                : Optional.empty();
    }

    /**
     * Lets a request go on that comes from our own pages.
     *
     * @throws AccessDeniedException if it comes from another site, or changes something and lacks the token
     */
    public void check(HttpServletRequest request) {
        var site = request.getHeader(SITE);
        if (SAFE.contains(request.getMethod())) {
            if ("cross-site".equals(site)) {
                throw new AccessDeniedException("Comes from another site");
            }
            return;
        }
        if (site != null && !site.equals("same-origin")) {
            throw new AccessDeniedException("Comes from another site");
        }
        if (!isEqual(tokenOf(request), request.getHeader(HEADER))) {
            throw new AccessDeniedException("Lacks the token that our pages send");
        }
    }

    /** Gives a session that somebody has just signed in to a token that no former one had. */
    void begin(HttpSession session) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        session.setAttribute(TOKEN, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static boolean isEqual(Optional<String> expected, @Nullable String sent) {
        return expected.isPresent()
                && sent != null
                && MessageDigest.isEqual(
                        expected.get().getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
