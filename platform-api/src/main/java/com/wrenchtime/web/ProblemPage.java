package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * What people see in front of browsers when their page cannot be had: what happened, in their language, and what they can
 * do. Programs get the problem itself, at the same addresses too.
 */
@Component
class ProblemPage {

    static final String CONTENT_SECURITY =
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final Set<Integer> EXPLAINED = Set.of(404, 429, 503);

    private final ITemplateEngine templates;
    private final PageLanguage languages;

    ProblemPage(ITemplateEngine templates, PageLanguage languages) {
        this.templates = templates;
        this.languages = languages;
    }

    /** Whether somebody waits for a page. */
    static boolean isWanted(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                        .contains(MediaType.TEXT_HTML_VALUE)
                && (Routes.isPage(request) || Routes.isStorefront(request));
    }

    /** The page, as HTML in UTF-8. */
    String of(Refusal refusal, HttpServletRequest request) {
        var language = languages.resolveLocale(request);
        var status = refusal.problem().getStatus();
        var wait = refusal.headers().getFirst(HttpHeaders.RETRY_AFTER);
        return templates.process(
                "web/problem",
                new Context(
                        language,
                        Map.of(
                                "language",
                                language.getLanguage(),
                                "kind",
                                EXPLAINED.contains(status) ? String.valueOf(status) : "other",
                                "seconds",
                                wait == null ? "" : wait,
                                "canRepeat",
                                !PublicApi.isWrite(request),
                                "request",
                                RequestTrail.idOf(request))));
    }
}
