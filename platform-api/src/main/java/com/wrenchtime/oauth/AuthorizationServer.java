package com.wrenchtime.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.web.OwnRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The authorization server: code with PKCE, refresh tokens that are exchanged at each use, client credentials, and nothing
 * else. It answers the routes that the table lists for it; what Spring's could do beyond them is out of reach.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthSettings.class)
class AuthorizationServer {

    private static final List<String> SCOPES = List.of("openid", "profile");

    @Bean
    @Order(0)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            OwnRules edge,
            RegisteredClients clients,
            Grants grants,
            AskedEachTime consents,
            SigningKeys keys,
            AccessTokens tokens,
            TokenRequests requests,
            AuthorizationAnswers answers,
            UserInfo userInfo,
            Issuer issuer,
            SignInSessions sessions,
            Memberships memberships) {
        var server = new OAuth2AuthorizationServerConfigurer();
        http.setSharedObject(JWKSource.class, (JWKSource<SecurityContext>) keys);
        return http.securityMatcher(listed())
                .addFilterBefore(edge, SecurityContextHolderFilter.class)
                .addFilterAfter(new SignedInPeople(sessions, memberships), SecurityContextHolderFilter.class)
                .with(
                        server,
                        it -> it.registeredClientRepository(clients)
                                .authorizationService(grants)
                                .authorizationConsentService(consents)
                                .authorizationServerSettings(settings(issuer))
                                .tokenGenerator(requests.generator())
                                .clientAuthentication(client -> client.authenticationConverters(
                                                AuthorizationServer::onlySecrets)
                                        .authenticationProviders(
                                                all -> replace(all, List.of(requests.clientAuthentication()))))
                                .tokenEndpoint(
                                        token -> token.accessTokenRequestConverters(AuthorizationServer::onlyOurGrants)
                                                .authenticationProviders(all -> replace(all, requests.grants())))
                                .authorizationEndpoint(
                                        endpoint -> endpoint.authenticationProviders(AuthorizationServer::strictly)
                                                .consentPage(issuer.url() + ConsentPage.PATH)
                                                .authorizationResponseHandler(answers::granted)
                                                .errorResponseHandler(answers::refused))
                                .authorizationServerMetadataEndpoint(
                                        metadata -> metadata.authorizationServerMetadataCustomizer(
                                                description -> description.claims(AuthorizationServer::describe)))
                                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                                metadata -> metadata.providerConfigurationCustomizer(description ->
                                                        description.claims(AuthorizationServer::describe)))
                                        .userInfoEndpoint(info -> info.userInfoMapper(userInfo))
                                        .logoutEndpoint(
                                                logout -> logout.logoutResponseHandler(signOut(grants, sessions)))))
                .oauth2ResourceServer(it -> it.jwt(jwt -> jwt.decoder(tokens.forUserInfo())))
                .sessionManagement(
                        it -> it.sessionFixation(fixation -> fixation.none())) // SignInSessions changes the id itself
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(signInPage(), authorizationRequest()))
                .cors(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(it -> it.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .build();
    }

    private static LoginUrlAuthenticationEntryPoint signInPage() {
        var page = new LoginUrlAuthenticationEntryPoint("/login");
        page.setFavorRelativeUris(true);
        return page;
    }

    /** The rows of the table that this server answers. */
    private static RequestMatcher listed() {
        var rows = OwnRules.listed();
        return request -> {
            var path = request.getRequestURI();
            return (path.startsWith("/oauth2/") || path.startsWith("/.well-known/")) && rows.matches(request);
        };
    }

    private static RequestMatcher authorizationRequest() {
        return request -> request.getRequestURI().equals("/oauth2/authorize");
    }

    private static AuthorizationServerSettings settings(Issuer issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer.url())
                .oidcUserInfoEndpoint("/oauth2/userinfo")
                .oidcLogoutEndpoint("/oauth2/logout")
                .build();
    }

    private static void onlySecrets(List<AuthenticationConverter> all) {
        all.removeIf(it -> !(it instanceof ClientSecretBasicAuthenticationConverter)
                && !(it instanceof ClientSecretPostAuthenticationConverter));
    }

    private static void onlyOurGrants(List<AuthenticationConverter> all) {
        all.removeIf(it -> !(it instanceof OAuth2AuthorizationCodeAuthenticationConverter)
                && !(it instanceof OAuth2RefreshTokenAuthenticationConverter)
                && !(it instanceof OAuth2ClientCredentialsAuthenticationConverter));
    }

    /** Letter by letter where people are sent, and asking them each time. */
    private static void strictly(List<AuthenticationProvider> all) {
        for (var provider : all) {
            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider it) {
                it.setAuthenticationValidator(new ExactRedirects()
                        .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
                it.setAuthorizationConsentRequired(
                        asked -> asked.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent());
            }
        }
    }

    private static <T> void replace(List<T> all, List<T> by) {
        all.clear();
        all.addAll(by);
    }

    /** Sends nobody away with a session or a grant left behind. */
    private static AuthenticationSuccessHandler signOut(Grants grants, SignInSessions sessions) {
        var answer = new OidcLogoutAuthenticationSuccessHandler();
        return (request, response, done) -> {
            var logout = (OidcLogoutAuthenticationToken) done;
            grants.endOf(Objects.requireNonNull(logout.getIdToken()));
            if (logout.isPrincipalAuthenticated()) {
                sessions.end(request);
            }
            answer.onAuthenticationSuccess(request, response, done);
        };
    }

    /** Only what is there. */
    private static void describe(Map<String, Object> claims) {
        var methods = List.of("client_secret_basic", "client_secret_post");
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("scopes_supported", SCOPES);
        claims.put("token_endpoint_auth_methods_supported", methods);
        claims.put("revocation_endpoint_auth_methods_supported", methods);
        claims.put("code_challenge_methods_supported", List.of("S256"));
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.computeIfPresent(
                "id_token_signing_alg_values_supported", (_, _) -> List.of(SigningKeys.ALGORITHM.getName()));
        claims.keySet()
                .removeAll(Set.of(
                        "introspection_endpoint",
                        "introspection_endpoint_auth_methods_supported",
                        "tls_client_certificate_bound_access_tokens",
                        "dpop_signing_alg_values_supported"));
    }
}
