package com.wrenchtime.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of the admin's browser to the authorization server and back, as OAuth 2.1 and OpenID Connect ask for it. Several
 * windows of a browser may be on it at once, so what each has begun is kept by itself.
 */
@Component
class BffSignIn {

    private static final String PENDING = "admin.pending.";
    private static final int MOST_WINDOWS = 5;
    private static final Pattern PAGE = Pattern.compile("/admin(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?");
    private static final String FIRST_PAGE = "/admin";

    private final RegisteredClients clients;
    private final Issuer issuer;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BffSignIn(RegisteredClients clients, Issuer issuer, JsonMapper json, Clock clock) {
        this.clients = clients;
        this.issuer = issuer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Begins, in the browser's session.
     *
     * @param page where the person wants to be at the end; anything but a page of the admin is the admin's first one
     * @return where to send the browser
     */
    String begin(HttpServletRequest request, @Nullable String page) {
        var pending = new Pending(
                secret(),
                secret(),
                secret(),
                page != null && PAGE.matcher(page).matches() ? page : FIRST_PAGE,
                clock.instant().toEpochMilli());
        var session = request.getSession();
        forgetOldest(session);
        session.setAttribute(PENDING + pending.state(), json.writeValueAsString(pending));
        return UriComponentsBuilder.fromUriString(issuer.url() + "/oauth2/authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", RegisteredClients.ADMIN)
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "openid")
                .queryParam("state", pending.state())
                .queryParam("nonce", pending.nonce())
                .queryParam("code_challenge", challenge(pending.verifier()))
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(clients.adminRedirect())
                .toUriString();
    }

    /** What was begun in this browser, when the answer is one to it and comes from our own server. It can be asked once. */
    Optional<Pending> end(HttpServletRequest request, @Nullable String state, @Nullable String iss) {
        var session = request.getSession(false);
        if (session == null || state == null) {
            return Optional.empty();
        }
        var pending = pending(session, PENDING + state);
        session.removeAttribute(PENDING + state);
        return pending.filter(_ -> issuer.url().equals(iss));
    }

    /** A browser that begins again and again, and never comes back, fills no database. */
    private void forgetOldest(HttpSession session) {
        Collections.list(session.getAttributeNames()).stream()
                .filter(it -> it.startsWith(PENDING))
                .sorted(Comparator.comparing((String it) ->
                                pending(session, it).map(Pending::begun).orElse(0L))
                        .reversed())
                .skip(MOST_WINDOWS - 1)
                .forEach(session::removeAttribute);
    }

    private Optional<Pending> pending(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String text
                ? Optional.of(json.readValue(text, Pending.class))
                : Optional.empty();
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(TokenHash.ofSent(verifier));
    }

    /**
     * What the browser's session remembers while the browser is away.
     *
     * @param page where the person wants to be at the end
     * @param begun in milliseconds since 1970
     */
    record Pending(String state, String verifier, String nonce, String page, long begun) {}
}
