package com.wrenchtime.oauth;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.SessionDefence;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.tenancy.Shops;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The admin's backend for its pages: what they need, another shop, sign out. No token ever leaves it. */
@Hidden // not for programs
@RestController
@RequestMapping("/bff")
class BffController {

    private static final int LONGEST_SLUG = 40;

    private final BffSession browser;
    private final AdminSessions sessions;
    private final SignInSessions signIns;
    private final SessionDefence defence;
    private final Memberships memberships;
    private final Shops shops;

    BffController(
            BffSession browser,
            AdminSessions sessions,
            SignInSessions signIns,
            SessionDefence defence,
            Memberships memberships,
            Shops shops) {
        this.browser = browser;
        this.sessions = sessions;
        this.signIns = signIns;
        this.defence = defence;
        this.memberships = memberships;
        this.shops = shops;
    }

    /** What our pages need for requests that change something. Who is here says {@code /api/v1/me}. */
    @GetMapping("/session")
    Session session(HttpServletRequest request) {
        return browser.of(request)
                .flatMap(_ -> defence.tokenOf(request))
                .map(Session::new)
                .orElseThrow(NotFound::new);
    }

    /** Goes on for another shop of the same person. */
    @PostMapping("/shop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void goTo(@RequestBody Wish wish, HttpServletRequest request) {
        var errors = new FieldErrors();
        var slug = errors.required("shop", wish.shop(), it -> Requested.line(it, LONGEST_SLUG));
        errors.refuseIfAny();
        var session = browser.of(request).orElseThrow(NotFound::new);
        var person = signIns.personOf(request).orElseThrow(NotFound::new).person();
        var shop = shopOf(person, requireNonNull(slug)).orElseThrow(NotFound::new);
        if (!sessions.moveTo(shop.id(), session)) {
            throw new NotFound();
        }
        signIns.choose(request, shop.id());
        browser.attach(request, browser.pointerIn(request).orElseThrow().next());
    }

    /** Signs out of the admin and of everything else that was signed in to in this browser. */
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request) {
        signIns.end(request);
    }

    private Optional<RegisteredShop> shopOf(UUID person, String slug) {
        return memberships.of(person).stream()
                .map(Membership::shop)
                .flatMap(it -> shops.findById(it).stream())
                .filter(it -> it.slug().equals(slug))
                .findFirst();
    }

    /** @param csrfToken for {@link SessionDefence#HEADER}; it changes when somebody signs in */
    record Session(String csrfToken) {}

    /** Which shop to go on for, by its address. */
    record Wish(@Nullable String shop) {}
}
