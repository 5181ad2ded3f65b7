package com.wrenchtime.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The way of the admin's browser to the authorization server and back, as OAuth 2.1 and OpenID Connect ask for it. */
@Component
class BffSignIn {

    private static final String PENDING = "admin.pending";
    private static final Pattern PAGE = Pattern.compile("/admin(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?");
    private static final String FIRST_PAGE = "/admin";

    private final RegisteredClients clients;
    private final Issuer issuer;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    BffSignIn(RegisteredClients clients, Issuer issuer, JsonMapper json) {
        this.clients = clients;
        this.issuer = issuer;
        this.json = json;
    }

    /**
     * Begins, in the browser's session.
     *
     * @param page where the person wants to be at the end; anything but a page of the admin is the admin's first one
     * @return where to send the browser
     */
    String begin(HttpServletRequest request, @Nullable String page) {
        var pending = new Pending(
                secret(), secret(), secret(), page != null && PAGE.matcher(page).matches() ? page : FIRST_PAGE);
        request.getSession().setAttribute(PENDING, json.writeValueAsString(pending));
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
        if (session == null || !(session.getAttribute(PENDING) instanceof String text)) {
            return Optional.empty();
        }
        session.removeAttribute(PENDING);
        var pending = json.readValue(text, Pending.class);
        var isAnswer = state != null
                && MessageDigest.isEqual(
                        pending.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        return isAnswer && issuer.url().equals(iss) ? Optional.of(pending) : Optional.empty();
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
     */
    record Pending(String state, String verifier, String nonce, String page) {}
}
