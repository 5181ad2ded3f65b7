package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.SignInSessions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who is signed in, for which shop. */
@Controller
class AccountPage {

    private final SignInSessions sessions;
    private final People people;
    private final Memberships memberships;
    private final ShopNames names;

    AccountPage(SignInSessions sessions, People people, Memberships memberships, ShopNames names) {
        this.sessions = sessions;
        this.people = people;
        this.memberships = memberships;
        this.names = names;
    }

    @GetMapping("/account")
    String show(HttpServletRequest request, Model model) {
        var signedIn = sessions.personOf(request).orElseThrow(NotSignedIn::new);
        var person = people.findById(signedIn.person()).orElseThrow(NotSignedIn::new);
        model.addAttribute("name", person.name());
        model.addAttribute("email", person.email().value());
        sessions.shopOf(request).flatMap(it -> memberships.of(person.id(), it)).ifPresent(it -> {
            model.addAttribute("shop", names.of(it.shop()));
            model.addAttribute("role", "role." + it.role());
        });
        model.addAttribute("hasSeveralShops", memberships.of(person.id()).size() > 1);
        return "identity/account";
    }
}
