package com.wrenchtime.storefront;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ApiSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * The pages of a shop without a page of its own: to book on, and to look after an appointment. The server draws what can be
 * read without scripts, the elements do the rest. A shop that is not open has a page too, which says so.
 */
@Controller
class StorefrontPages {

    private final Services services;
    private final Settings settings;
    private final WidgetFiles files;
    private final StructuredData structured;
    private final ApiSettings web;

    StorefrontPages(
            Services services, Settings settings, WidgetFiles files, StructuredData structured, ApiSettings web) {
        this.services = services;
        this.settings = settings;
        this.files = files;
        this.structured = structured;
        this.web = web;
    }

    @GetMapping("/book/{shop}")
    ModelAndView book(HttpServletRequest request, HttpServletResponse response, Locale language) {
        return CurrentTenant.isBound() ? book(null, request, response, language) : closed(request, response, language);
    }

    @GetMapping("/book/{shop}/{service}")
    ModelAndView bookService(
            @PathVariable String service, HttpServletRequest request, HttpServletResponse response, Locale language) {
        return CurrentTenant.isBound()
                ? book(service, request, response, language)
                : closed(request, response, language);
    }

    @GetMapping("/m/{token}")
    ModelAndView manage(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response, Locale language) {
        if (!CurrentTenant.isBound()) {
            return closed(request, response, language);
        }
        var shop = settings.current();
        var page = page("storefront/manage", shop, request, response, language);
        page.addObject("script", files.file("manage"));
        page.addObject("token", token);
        return page;
    }

    private ModelAndView book(
            @Nullable String code, HttpServletRequest request, HttpServletResponse response, Locale language) {
        var shop = settings.current();
        var offered = services.offered();
        var wanted = offered.stream().filter(it -> it.code().equals(code)).findFirst();
        if (code != null && wanted.isEmpty()) {
            return closed(request, response, language);
        }
        var page = page("storefront/book", shop, request, response, language);
        var address = web.publicUrl() + "/book/" + CurrentTenant.shop().slug();
        page.addObject("script", files.file("booking"));
        page.addObject("menu", MenuShown.of(offered, language));
        page.addObject("service", wanted.map(Service::code).orElse(null));
        page.addObject("wanted", wanted.map(Service::name).orElse(null));
        page.addObject(
                "areas",
                shop.area().zones().stream().map(it -> it.name()).distinct().toList());
        page.addObject(
                "address",
                wanted.map(it -> address + "/" + UriUtils.encodePathSegment(it.code(), StandardCharsets.UTF_8))
                        .orElse(address));
        page.addObject("structured", structured.of(shop, offered, address));
        return page;
    }

    private ModelAndView closed(HttpServletRequest request, HttpServletResponse response, Locale language) {
        var page = page("storefront/closed", null, request, response, language);
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    private static ModelAndView page(
            String name,
            @Nullable ShopSettings shop,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        var logo = shop == null ? null : shop.branding().logo();
        response.setHeader("Content-Security-Policy", contentSecurity(logo));
        var page = new ModelAndView(name);
        page.addObject("language", language.getLanguage());
        page.addObject("here", request.getRequestURI());
        if (shop != null) {
            page.addObject("slug", CurrentTenant.shop().slug());
            page.addObject("name", shop.name());
            page.addObject("phone", shop.phone());
            page.addObject("logo", logo);
            page.addObject("color", shop.branding().color());
        }
        return page;
    }

    // Of others, only the picture that the shop itself has named.
    private static String contentSecurity(@Nullable URI logo) {
        var pictures = logo == null ? "" : " " + logo.getScheme() + "://" + logo.getRawAuthority();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + pictures
                + "; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none';"
                + " require-trusted-types-for 'script'";
    }
}
