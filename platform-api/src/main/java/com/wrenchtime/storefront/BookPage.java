package com.wrenchtime.storefront;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.web.ApiSettings;
import com.wrenchtime.workforce.Technicians;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** A shop's page: who it is, what it offers, and the first step of a booking, as the element and as a plain form. */
@Component
class BookPage {

    private final Services services;
    private final Settings settings;
    private final Technicians technicians;
    private final WidgetFiles files;
    private final StructuredData structured;
    private final ApiSettings web;
    private final Clock clock;

    BookPage(
            Services services,
            Settings settings,
            Technicians technicians,
            WidgetFiles files,
            StructuredData structured,
            ApiSettings web,
            Clock clock) {
        this.services = services;
        this.settings = settings;
        this.technicians = technicians;
        this.files = files;
        this.structured = structured;
        this.web = web;
        this.clock = clock;
    }

    /** The page as customers come to it; with a service, that is chosen already. */
    ModelAndView show(
            @Nullable Service wanted, HttpServletRequest request, HttpServletResponse response, Locale language) {
        var chosen = wanted == null ? PlainForm.EMPTY : PlainForm.of(List.of(wanted.code()));
        return page(wanted, chosen, request, response, language);
    }

    /**
     * The page once more, because the plain form cannot go on like this.
     *
     * @param trouble what is wrong: {@code services}, {@code postalCode} or {@code outside}
     */
    ModelAndView again(
            PlainForm form, String trouble, HttpServletRequest request, HttpServletResponse response, Locale language) {
        var page = page(null, form, request, response, language);
        page.addObject("trouble", trouble);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Where the bound shop's page is. */
    String address() {
        return web.publicUrl() + "/" + CurrentTenant.shop().slug();
    }

    private ModelAndView page(
            @Nullable Service wanted,
            PlainForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        var shop = settings.current();
        var offered = services.offered();
        var opening = technicians.openingHours(LocalDate.ofInstant(clock.instant(), shop.zone()));
        var page = Shell.page("storefront/book", shop, request, response, language);
        page.addObject("here", "/" + CurrentTenant.shop().slug() + (wanted == null ? "" : path(wanted)));
        page.addObject("script", files.file("booking"));
        page.addObject("menu", MenuShown.of(offered, language));
        page.addObject("form", form);
        page.addObject("service", wanted == null ? null : wanted.code());
        page.addObject("wanted", wanted == null ? null : wanted.name());
        page.addObject("areas", areas(shop));
        page.addObject("hours", HoursShown.of(opening, language));
        page.addObject("picture", picture(shop));
        page.addObject("address", wanted == null ? address() : address() + path(wanted));
        page.addObject("structured", structured.of(shop, offered, opening, address()));
        return page;
    }

    private static List<String> areas(ShopSettings shop) {
        return shop.area().zones().stream().map(it -> it.name()).distinct().toList();
    }

    private String picture(ShopSettings shop) {
        var logo = shop.branding().logo();
        return logo == null ? web.publicUrl() + "/design/share.png" : logo.toString();
    }

    /** Where a service of a shop has its page, after the shop's own address. */
    static String path(Service service) {
        return "/book/" + UriUtils.encodePathSegment(service.code(), StandardCharsets.UTF_8);
    }
}
