package com.wrenchtime.storefront;

import com.wrenchtime.booking.Appointment;
import com.wrenchtime.booking.AppointmentId;
import com.wrenchtime.booking.CustomerChanges;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.QrPicture;
import com.wrenchtime.web.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages of a shop without a page of its own: to book on, and to look after an appointment. The server draws what can be
 * read without scripts, the elements do the rest. A shop that is not open has a page too, which says so.
 */
@Controller
class StorefrontPages {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final BookPage book;
    private final Services services;
    private final Settings settings;
    private final WidgetFiles files;
    private final CustomerChanges changes;
    private final Tokens tokens;

    StorefrontPages(
            BookPage book,
            Services services,
            Settings settings,
            WidgetFiles files,
            CustomerChanges changes,
            Tokens tokens) {
        this.book = book;
        this.services = services;
        this.settings = settings;
        this.files = files;
        this.changes = changes;
        this.tokens = tokens;
    }

    @GetMapping("/{shop}")
    ModelAndView book(HttpServletRequest request, HttpServletResponse response, Locale language) {
        return CurrentTenant.isBound()
                ? book.show(null, request, response, language)
                : Shell.closed(request, response, language);
    }

    @GetMapping("/{shop}/book/{service}")
    ModelAndView bookService(
            @PathVariable String service, HttpServletRequest request, HttpServletResponse response, Locale language) {
        if (!CurrentTenant.isBound()) {
            return Shell.closed(request, response, language);
        }
        return services.offered().stream()
                .filter(it -> it.code().equals(service))
                .findFirst()
                .map(it -> book.show(it, request, response, language))
                .orElseGet(() -> Shell.closed(request, response, language));
    }

    /** The address of the shop's page as a drawing that can be printed in any size, for the van. */
    @GetMapping("/{shop}/qr.svg")
    ResponseEntity<String> qr() {
        if (!CurrentTenant.isBound()) {
            throw new NotFound();
        }
        var code = QrPicture.of(book.address());
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body("""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                    <path fill="#fff" d="M0,0h%1$dv%1$dh-%1$dz"/><path d="%2$s"/></svg>
                    """.formatted(code.size(), code.path()));
    }

    @GetMapping("/m/{token}")
    ModelAndView manage(
            @PathVariable String token, HttpServletRequest request, HttpServletResponse response, Locale language) {
        return appointment(token)
                .map(it -> {
                    var shop = settings.current();
                    var page = Shell.page("storefront/manage", shop, request, response, language);
                    page.addObject("script", files.file("manage"));
                    page.addObject("token", token);
                    page.addObject("appointment", AppointmentShown.of(it, shop, language));
                    return page;
                })
                .orElseGet(() -> Shell.closed(request, response, language));
    }

    private Optional<Appointment> appointment(String token) {
        return CurrentTenant.isBound()
                ? tokens.verify(Tokens.Purpose.MANAGE_APPOINTMENT, token)
                        .filter(Tokens.Target::isOfBoundShop)
                        .flatMap(it -> changes.view(new AppointmentId(it.thing())))
                : Optional.empty();
    }
}
