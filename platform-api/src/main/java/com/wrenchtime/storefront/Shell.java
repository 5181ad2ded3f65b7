package com.wrenchtime.storefront;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.ShopSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What all pages of a shop have: its name, telephone and colour, the reader's language, and what browsers may load. */
final class Shell {

    private Shell() {}

    /** A page of the bound shop. */
    static ModelAndView page(
            String name, ShopSettings shop, HttpServletRequest request, HttpServletResponse response, Locale language) {
        var page = bare(name, shop.branding().logo(), request, response, language);
        page.addObject("slug", CurrentTenant.shop().slug());
        page.addObject("name", shop.name());
        page.addObject("phone", shop.phone());
        page.addObject("logo", shop.branding().logo());
        page.addObject("color", shop.branding().color());
        return page;
    }

    /** The page of a shop that is not open, or of something that it does not have. All of them are alike. */
    static ModelAndView closed(HttpServletRequest request, HttpServletResponse response, Locale language) {
        var page = bare("storefront/closed", null, request, response, language);
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    private static ModelAndView bare(
            String name,
            @Nullable URI logo,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        response.setHeader("Content-Security-Policy", contentSecurity(logo));
        var page = new ModelAndView(name);
        page.addObject("language", language.getLanguage());
        page.addObject("here", request.getRequestURI());
        return page;
    }

    // Of others, only the picture that the shop itself has named.
    private static String contentSecurity(@Nullable URI logo) {
        var pictures = logo == null ? "" : " " + logo.getScheme() + "://" + logo.getRawAuthority();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + pictures
                + "; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
                + " require-trusted-types-for 'script'";
    }
}
