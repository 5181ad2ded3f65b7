package com.wrenchtime.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may call what, as {@link Routes} says, and nobody anything else.
 *
 * <p>Without Spring's CSRF protection: the defence protects an authority that browsers add on their own, such as a cookie.
 * Open routes know none, a manage link and a bearer token are authorities that only their holders can write, and a session
 * is accepted by its {@link CallerSource} only with the defence that belongs to it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY = "Content-Security-Policy";
    private static final int LAST = 1_000;

    private static final String NOTHING_BUT_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    // Swagger UI is served by us alone; it sets styles on its elements and shows images that are data.
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'none'";

    /** It would time each of its filters in each request; the request as a whole is timed anyway. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The management port, which is not reachable from outside: probes and metrics. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return stateless(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(it -> it.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** What no other chain takes. */
    @Bean
    @Order(LAST)
    SecurityFilterChain edge(
            HttpSecurity http,
            ObjectProvider<CallerSource> sources,
            RouteRules rules,
            ProblemAnswers answers,
            RefusedOrigins origins) {
        return stateless(http)
                .addFilterBefore(
                        new Callers(sources.orderedStream().toList(), answers, origins),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(rules))
                .exceptionHandling(it -> it.authenticationEntryPoint(rules).accessDeniedHandler(rules))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** Refuses addresses that two readers could read differently: encoded slashes, dots, semicolons, control characters. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        // Whether a method is known decides the list of open routes, which has the right words for it.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedByFirewall(ProblemAnswers answers) {
        return (request, response, e) -> answers.answer(request, response, e);
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        // A request that proves itself by a session is no sign-in: the session keeps its id.
                        .sessionFixation(fixation -> fixation.none()))
                .csrf(AbstractHttpConfigurer::disable)
                // The shops' allowed origins are the business of PublicApi, and of nobody else.
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) -> {
                    // A page of a module brings its own, which names its styles and scripts.
                    if (!response.containsHeader(CONTENT_SECURITY)) {
                        response.setHeader(CONTENT_SECURITY, isPage(request) ? PAGES : NOTHING_BUT_DATA);
                    }
                });
    }

    private static boolean isPage(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals("/docs") || path.startsWith("/docs/");
    }
}
