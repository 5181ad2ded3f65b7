package com.wrenchtime.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends people back to the client that sent them here, with who it is that answers ({@code iss}, RFC 9207), so that a
 * client of several servers cannot take one for another.
 */
@Component
class AuthorizationAnswers {

    private final Issuer issuer;

    AuthorizationAnswers(Issuer issuer) {
        this.issuer = issuer;
    }

    void granted(HttpServletRequest request, HttpServletResponse response, Authentication answer) throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) answer;
        var code = Objects.requireNonNull(granted.getAuthorizationCode());
        sendBack(
                response,
                Objects.requireNonNull(granted.getRedirectUri()),
                Map.of(OAuth2ParameterNames.CODE, code.getTokenValue()),
                granted.getState());
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
            throws IOException {
        @Nullable
        OAuth2AuthorizationCodeRequestAuthenticationToken asked =
                thrown instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal
                        ? refusal.getAuthorizationCodeRequestAuthentication()
                        : null;
        var error = thrown instanceof OAuth2AuthorizationCodeRequestAuthenticationException refusal
                ? refusal.getError()
                : new OAuth2Error("invalid_request");
        if (asked == null
                || asked.getRedirectUri() == null
                || asked.getRedirectUri().isEmpty()) {
            // Nobody is sent to an address that is not the client's.
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(OAuth2ParameterNames.ERROR, error.getErrorCode());
        if (error.getDescription() != null) {
            parameters.put(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription());
        }
        sendBack(response, asked.getRedirectUri(), parameters, asked.getState());
    }

    private void sendBack(
            HttpServletResponse response, String redirectUri, Map<String, String> parameters, @Nullable String state)
            throws IOException {
        var target = UriComponentsBuilder.fromUriString(redirectUri);
        parameters.forEach((name, value) -> target.queryParam(name, encoded(value)));
        if (state != null && !state.isEmpty()) {
            target.queryParam(OAuth2ParameterNames.STATE, encoded(state));
        }
        target.queryParam("iss", encoded(issuer.url()));
        response.sendRedirect(target.build(true).toUriString());
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
