package com.wrenchtime.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What all pages show, and how they fail. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    @ModelAttribute
    void complete(HttpServletRequest request, Model model) {
        model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
        model.addAttribute("here", request.getRequestURI());
    }

    @ExceptionHandler
    RedirectView handle(NotSignedIn e) {
        return Redirect.to("/login");
    }

    @ExceptionHandler
    RedirectView handle(NotFresh e) {
        return Redirect.to("/login?once-more");
    }

    @ExceptionHandler
    ModelAndView handle(ErrorResponseException e, HttpServletRequest request) {
        var page = new ModelAndView("identity/trouble");
        page.setStatus(e.getStatusCode());
        page.addObject("language", LocaleContextHolder.getLocale().getLanguage());
        page.addObject("here", request.getRequestURI());
        return page;
    }

    /** Says when the next try may be made, to the person in minutes and to programs in the header. */
    static void retryAfter(Throttle.Throttled throttled, ModelAndView page, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(throttled.retryIn().plusSeconds(1).toSeconds()));
        page.addObject("minutes", minutes(throttled.retryIn()));
    }

    private static long minutes(Duration wait) {
        return wait.plusSeconds(59).toMinutes();
    }
}
