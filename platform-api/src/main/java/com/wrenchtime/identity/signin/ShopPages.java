package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Membership;
import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.SignInSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which shop somebody works for in this session, when they work for several, or for none. */
@Controller
class ShopPages {

    private final SignInSessions sessions;
    private final Memberships memberships;
    private final ShopNames names;
    private final Destination destination;

    ShopPages(SignInSessions sessions, Memberships memberships, ShopNames names, Destination destination) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.names = names;
        this.destination = destination;
    }

    @GetMapping("/login/shop")
    String show(HttpServletRequest request, Model model) {
        var person = sessions.personOf(request).orElseThrow(NotSignedIn::new).person();
        model.addAttribute(
                "shops", memberships.of(person).stream().map(this::choice).toList());
        return "identity/shop";
    }

    @PostMapping("/login/shop")
    Object choose(@RequestParam UUID shop, HttpServletRequest request, HttpServletResponse response) {
        var person = sessions.personOf(request).orElseThrow(NotSignedIn::new).person();
        var chosen = memberships.of(person).stream()
                .map(Membership::shop)
                .filter(it -> it.value().equals(shop))
                .findFirst();
        if (chosen.isEmpty()) {
            return Redirect.to("/login/shop");
        }
        sessions.choose(request, chosen.get());
        return destination.inside(request, response);
    }

    private Choice choice(Membership membership) {
        return new Choice(membership.shop().value(), names.of(membership.shop()), "role." + membership.role());
    }

    /** One of the shops to choose from. */
    record Choice(UUID id, String name, String role) {}
}
