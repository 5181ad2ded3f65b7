package com.wrenchtime.oauth;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Asks a person whether an application of others may learn who they are. What it shows is what the authorization server has
 * kept of the request, whatever else stands in the address; the answer goes to the authorization server.
 */
@Controller
class ConsentPage {

    static final String PATH = "/login/consent";

    private static final String CONTENT_SECURITY = "Content-Security-Policy";
    private static final OAuth2TokenType STATE = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final SignInSessions signIns;
    private final Grants grants;
    private final RegisteredClients clients;
    private final People people;

    ConsentPage(SignInSessions signIns, Grants grants, RegisteredClients clients, People people) {
        this.signIns = signIns;
        this.grants = grants;
        this.clients = clients;
        this.people = people;
    }

    @GetMapping(PATH)
    Object show(
            @RequestParam(defaultValue = "") String state, HttpServletRequest request, HttpServletResponse response) {
        var person = signIns.personOf(request);
        if (person.isEmpty()) {
            return new RedirectView("/login");
        }
        var asked = asked(state, person.get());
        var client = asked.map(it -> clients.findById(it.getRegisteredClientId()));
        if (asked.isEmpty() || client.isEmpty()) {
            return page("oauth/lost", HttpStatus.BAD_REQUEST, Map.of("here", "/login"));
        }
        OAuth2AuthorizationRequest wish =
                Objects.requireNonNull(asked.get().getAttribute(OAuth2AuthorizationRequest.class.getName()));
        var origin = origin(Objects.requireNonNull(wish.getRedirectUri()));
        // A browser follows the answer to a form only to where forms may go.
        response.setHeader(
                CONTENT_SECURITY,
                "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' " + origin
                        + "; frame-ancestors 'none'; base-uri 'none'");
        return page(
                "oauth/consent",
                HttpStatus.OK,
                Map.of(
                        "here", PATH + "?state=" + UriUtils.encode(state, StandardCharsets.UTF_8),
                        "who", client.get().getClientName(),
                        "site", origin,
                        "email",
                                people.findById(person.get().person())
                                        .orElseThrow()
                                        .email()
                                        .value(),
                        "client", client.get().getClientId(),
                        "state", state,
                        "scopes", wish.getScopes().stream().sorted().toList()));
    }

    private Optional<OAuth2Authorization> asked(String state, SignedInPerson person) {
        return Optional.ofNullable(grants.findByToken(state, STATE))
                .filter(it -> it.getPrincipalName().equals(person.getName()));
    }

    /** Of an address that was registered: scheme, host and port. */
    private static String origin(String address) {
        return UriComponentsBuilder.fromUriString(address)
                .replacePath(null)
                .replaceQuery(null)
                .build()
                .toUriString();
    }

    private static ModelAndView page(String view, HttpStatus status, Map<String, Object> model) {
        var page = new ModelAndView(view, model, status);
        page.addObject("language", LocaleContextHolder.getLocale().getLanguage());
        return page;
    }
}
