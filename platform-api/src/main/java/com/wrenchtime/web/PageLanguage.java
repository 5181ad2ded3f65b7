package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * The language of pages: the one asked for in the address ({@code ?lang=es}), which is then remembered; else the remembered
 * one; else the best that the browser accepts. Messages of the API are for programs and their makers, and English.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));
    private static final String NAME = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final ApiSettings settings;

    PageLanguage(ApiSettings settings) {
        this.settings = settings;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (!isForPeople(request)) {
            return Locale.ENGLISH;
        }
        var cookie = WebUtils.getCookie(request, NAME);
        return spoken(request.getParameter(NAME))
                .or(() -> spoken(cookie == null ? null : cookie.getValue()))
                .orElseGet(() -> accepted(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("It is part of the address");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isForPeople(request)) {
            spoken(request.getParameter(NAME)).ifPresent(it -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(it)));
        }
        return true;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return Routes.isPage(request) || Routes.isStorefront(request);
    }

    private String cookie(Locale language) {
        return ResponseCookie.from(NAME, language.getLanguage())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(settings.publicUrl().getScheme().equals("https"))
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static Optional<Locale> spoken(@Nullable String language) {
        return SPOKEN.stream().filter(it -> it.getLanguage().equals(language)).findFirst();
    }

    private static Locale accepted(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            var best = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), SPOKEN);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
