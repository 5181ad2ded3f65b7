package com.wrenchtime.operator;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.ShopStatus;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The platform's shops for those who run it, in front of a browser. To everybody else there is nothing here. */
@Controller
class OperatorPages {

    private static final String HOME = "/operator";
    private static final String SHOP = HOME + "/shops/";
    private static final int PART = 50;
    private static final int LONGEST_TEXT = 40;

    private final OperatorSession session;
    private final Oversight oversight;
    private final OperatorVisits visits;
    private final Shops shops;
    private final ApiSettings web;

    OperatorPages(OperatorSession session, Oversight oversight, OperatorVisits visits, Shops shops, ApiSettings web) {
        this.session = session;
        this.oversight = oversight;
        this.visits = visits;
        this.shops = shops;
        this.web = web;
    }

    @GetMapping("/operator")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        operator(request);
        var text = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_TEXT));
        var found = shops.search(text, after, PART + 1);
        var page = page("operator/shops", HOME);
        page.addObject("text", text);
        page.addObject("shops", found.stream().limit(PART).toList());
        page.addObject("next", found.size() > PART ? found.get(PART - 1).slug() : null);
        return page;
    }

    @GetMapping("/operator/shops/{shop}")
    ModelAndView show(
            @PathVariable UUID shop,
            @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request) {
        operator(request);
        return shopPage(oversight.find(shop), reason != null);
    }

    @PostMapping("/operator/shops/{shop}/suspend")
    RedirectView suspend(
            @PathVariable UUID shop, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var operator = operator(request);
        return done(shop, reason, (it, why) -> oversight.suspend(it, operator, why));
    }

    @PostMapping("/operator/shops/{shop}/resume")
    RedirectView resume(
            @PathVariable UUID shop, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var operator = operator(request);
        return done(shop, reason, (it, why) -> oversight.resume(it, operator, why));
    }

    /** Begins a visit, and shows its token once. */
    @PostMapping("/operator/shops/{shop}/visits")
    Object visit(@PathVariable UUID shop, @RequestParam(defaultValue = "") String reason, HttpServletRequest request) {
        var operator = operator(request);
        var visited = oversight.find(shop);
        var why = reason(reason);
        if (why.isEmpty()) {
            return to(SHOP + shop + "?reason");
        }
        var begun =
                visits.begin(visited, operator, why.get(), Duration.ofMinutes(OperatorController.USUAL_VISIT_MINUTES));
        var page = page("operator/visit", null);
        page.addObject("shop", visited);
        page.addObject("token", begun.token());
        page.addObject("minutes", OperatorController.USUAL_VISIT_MINUTES);
        page.addObject("api", web.publicUrl() + "/api/v1/appointments");
        return page;
    }

    @ExceptionHandler
    RedirectView handle(NoOperator e) {
        return to("/account");
    }

    @ExceptionHandler
    ModelAndView handle(NotFound e) {
        var page = page("identity/gone", HOME);
        page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("again", HOME);
        return page;
    }

    private RedirectView done(UUID shop, String sent, BiConsumer<RegisteredShop, String> deed) {
        var found = oversight.find(shop);
        var reason = reason(sent);
        if (reason.isEmpty()) {
            return to(SHOP + shop + "?reason");
        }
        try {
            deed.accept(found, reason.get());
        } catch (ErrorResponseException e) {
            // Another operator was faster: the page says how the shop stands.
        }
        return to(SHOP + shop);
    }

    private Actor.Operator operator(HttpServletRequest request) {
        return session.operatorOf(request).orElseThrow(NoOperator::new);
    }

    private static Optional<String> reason(String sent) {
        try {
            return Optional.of(Oversight.reason(sent));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ModelAndView shopPage(RegisteredShop shop, boolean lacksReason) {
        var page = page("operator/shop", SHOP + shop.id());
        page.addObject("shop", shop);
        page.addObject(
                "mayBeVisited", List.of(ShopStatus.ACTIVE, ShopStatus.SUSPENDED).contains(shop.status()));
        page.addObject("minutes", OperatorController.USUAL_VISIT_MINUTES);
        page.addObject("error", lacksReason ? "oversight.error.reason" : null);
        return page;
    }

    private static ModelAndView page(String view, @Nullable String here) {
        var page = new ModelAndView(view);
        page.addObject("language", LocaleContextHolder.getLocale().getLanguage());
        page.addObject("here", here);
        return page;
    }

    private static RedirectView to(String path) {
        var view = new RedirectView(path, false, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** Nobody who runs the platform has signed in to this browser with a passkey. */
    static class NoOperator extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoOperator() {
            super("No operator", null, false, false);
        }
    }
}
