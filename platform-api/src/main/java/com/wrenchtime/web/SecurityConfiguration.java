package com.wrenchtime.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/**
 * Who may call what, as {@link Routes} says, and nobody anything else.
 *
 * <p>To somebody without identity an address that is not open is answered with 401, even when nothing is there, so that
 * nobody can map the routes for staff from outside. An open address with another method is answered with 405: its methods
 * are published anyway. Who is known and may not is answered with 403, and an unlisted address with 404.
 *
 * <p>Without Spring's CSRF protection: the defence protects an authority that browsers add on their own, such as a cookie.
 * Open routes know none, a manage link and a bearer token are authorities that only their holders can write, and a session
 * is accepted by its {@link CallerSource} only with the defence that belongs to it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String NOTHING_BUT_DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
    // Swagger UI is served by us alone; it sets styles on its elements and shows images that are data.
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'none'";

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

    @Bean
    @Order(2)
    SecurityFilterChain edge(HttpSecurity http, ObjectProvider<CallerSource> sources, ProblemAnswers answers) {
        return stateless(http)
                .addFilterBefore(
                        new Callers(sources.orderedStream().toList(), answers), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access((who, asked) -> new AuthorizationDecision(isPermitted(asked.getRequest()))))
                .exceptionHandling(it -> it.authenticationEntryPoint(
                                (request, response, e) -> answers.answer(request, response, refusal(request)))
                        .accessDeniedHandler(
                                (request, response, e) -> answers.answer(request, response, refusal(request))))
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

    private static boolean isPermitted(HttpServletRequest request) {
        return Routes.of(request)
                .filter(it -> it.access().permits(CallerAuthentication.current(), it.method()))
                .isPresent();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                // The shops' allowed origins are the business of PublicApi, and of nobody else.
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private static Refusal refusal(HttpServletRequest request) {
        var caller = CallerAuthentication.current();
        if (Routes.of(request).isPresent()) {
            return caller == null
                    ? Refusals.unauthenticated("Sign in, or send a token")
                    : Refusal.of(Problems.FORBIDDEN_TO_YOU, "Your role does not include this");
        }
        var methods = Routes.methodsAt(request, caller);
        if (!methods.isEmpty()) {
            return Refusals.of(new HttpRequestMethodNotSupportedException(
                    request.getMethod(),
                    methods.stream().map(HttpMethod::name).sorted().toList()));
        }
        return caller == null ? Refusals.unauthenticated("Sign in, or send a token") : Refusals.notFound();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) ->
                        response.setHeader("Content-Security-Policy", isPage(request) ? PAGES : NOTHING_BUT_DATA));
    }

    private static boolean isPage(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.equals("/docs") || path.startsWith("/docs/");
    }
}
