package com.wrenchtime.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends a request that failed outside of our code. Nobody can call it from outside. */
@Controller
class ErrorPage implements ErrorController {

    private final ProblemAnswers answers;

    ErrorPage(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof SocketTimeoutException) {
            // Tomcat throws away what was answered when the rest of a request did not come, and asks again.
            answers.answer(request, response, BufferedBody.tooSlow());
        } else if (thrown instanceof Throwable it) {
            answers.answer(request, response, it);
        } else {
            answers.answer(request, response, refusal(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)));
        }
    }

    private static Refusal refusal(@Nullable Object status) {
        int code = status instanceof Integer it ? it : 404;
        return switch (code) {
            case 404 -> Refusals.notFound();
            case 500 -> Refusals.internal();
            default -> Refusal.of(Problems.of(code), "The request cannot be answered");
        };
    }
}
