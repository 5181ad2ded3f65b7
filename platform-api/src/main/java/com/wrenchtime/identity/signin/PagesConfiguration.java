package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.RouteRules;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The filter chain of pages: a session, a token in each form against requests that other pages make, and nothing inline. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String NO_DEVICES =
            "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(),"
                    + " microphone=()";

    /** Where a script of ours puts the token of a form that it sends nothing of. */
    private static final String FORM_HEADER = "X-CSRF-Token";

    @Bean
    @Order(10)
    SecurityFilterChain pages(
            HttpSecurity http, RouteRules rules, SignInSessions sessions, CsrfTokenRepository formTokens) {
        return http.securityMatcher(rules::isPage)
                .securityContext(it -> it.securityContextRepository(sessions))
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.NEVER)
                        .sessionFixation(fixation -> fixation.none())) // SignInSessions changes the id itself
                .csrf(it -> it.csrfTokenRepository(formTokens)
                        .requireCsrfProtectionMatcher(
                                request -> request.getMethod().equals("POST")))
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(rules))
                .exceptionHandling(it -> it.authenticationEntryPoint(rules)
                        .accessDeniedHandler((request, response, e) -> refuse(rules, request, response, e)))
                .headers(it -> it.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_OURS)))
                .build();
    }

    /** In a cookie of its own, so that whoever only looks at a form needs no session. */
    @Bean
    CsrfTokenRepository formTokens(ApiSettings web) {
        var secure = web.publicUrl().getScheme().equals("https");
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(secure ? "__Host-form" : "form");
        tokens.setCookiePath("/");
        tokens.setHeaderName(FORM_HEADER);
        tokens.setCookieCustomizer(it -> it.secure(secure).httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    /** Whoever comes with a form whose token is gone is led to a fresh one. */
    private static void refuse(
            RouteRules rules, HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException && rules.isListed(request)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(HttpHeaders.LOCATION, "/login?again");
        } else {
            rules.handle(request, response, e);
        }
    }
}
