package com.wrenchtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem, in the one form that all have (or as a page, where people wait for one), wherever a request fails: in a filter, in Spring Security, in a
 * controller, in the container's error page.
 *
 * <p>For controllers it comes after the {@code @ExceptionHandler}s of all modules, so that no catch-all of the edge hides a
 * more precise answer of a module. A problem does not say its {@code instance}: that would be the address, which may
 * contain a customer's token, and the request id tells more.
 */
@Component
class ProblemAnswers implements HandlerExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final JsonMapper json;
    private final ProblemPage page;

    ProblemAnswers(JsonMapper json, ProblemPage page) {
        this.json = json;
        this.page = page;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        answer(request, response, thrown);
        return new ModelAndView();
    }

    /** Says what can be said of this exception; logs what is our mistake. */
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) {
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            return;
        }
        var refusal = Refusals.of(thrown);
        var status = refusal.problem().getStatus();
        if (status == 500) {
            log.error("Failed", thrown);
        } else if (status == 503 && !(thrown instanceof RefusedByEdge)) {
            log.warn("Unavailable: {}", thrown.toString());
        }
        answer(request, response, refusal);
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        if (response.isCommitted()) {
            return;
        }
        try {
            response.resetBuffer();
            var problem = refusal.problem();
            response.setStatus(problem.getStatus());
            refusal.headers().forEach((name, values) -> set(response, name, values));
            complete(problem, request);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            var body = ProblemPage.isWanted(request) ? page(refusal, request, response) : json(problem, response);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException e) {
            log.debug("The client has left", e);
        }
    }

    private byte[] json(ProblemDetail problem, HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return json.writeValueAsBytes(problem);
    }

    private byte[] page(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", ProblemPage.CONTENT_SECURITY);
        return page.of(refusal, request).getBytes(StandardCharsets.UTF_8);
    }

    /** Gives a problem what all problems have. */
    static void complete(ProblemDetail problem, HttpServletRequest request) {
        var type = Problems.of(problem.getStatus());
        if (problem.getType() == null || problem.getType().toString().equals("about:blank")) {
            problem.setType(type.uri());
        }
        if (problem.getTitle() == null) {
            problem.setTitle(type.title());
        }
        if (problem.getDetail() == null) {
            problem.setDetail(problem.getTitle());
        }
        problem.setInstance(null);
        problem.setProperty("requestId", RequestTrail.idOf(request));
    }

    private static void set(HttpServletResponse response, String name, List<String> values) {
        response.setHeader(name, values.getFirst());
        values.stream().skip(1).forEach(it -> response.addHeader(name, it));
    }
}
