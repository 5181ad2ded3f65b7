package com.wrenchtime.identity.signin;

import com.wrenchtime.identity.Invitations;
import com.wrenchtime.identity.Invitations.Invitation;
import com.wrenchtime.identity.LinkToken;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.PasswordPolicy;
import com.wrenchtime.identity.factors.Passwords;
import com.wrenchtime.web.Requested;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link of an invitation leads: to a new account for a mailbox that nobody has, and to the button "accept" for whoever
 * is signed in with it.
 */
@Controller
class InvitationPages {

    private static final int LONGEST_NAME = 100;

    private final Invitations invitations;
    private final People people;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final SignInSessions sessions;
    private final ShopNames names;

    InvitationPages(
            Invitations invitations,
            People people,
            Passwords passwords,
            PasswordPolicy policy,
            SignInSessions sessions,
            ShopNames names) {
        this.invitations = invitations;
        this.people = people;
        this.passwords = passwords;
        this.policy = policy;
        this.sessions = sessions;
        this.names = names;
    }

    @GetMapping("/invitation/{token}")
    ModelAndView show(@PathVariable String token, HttpServletRequest request) {
        return invitations
                .find(new LinkToken(token))
                .map(it -> page(it, token, request))
                .orElseGet(InvitationPages::gone);
    }

    @PostMapping("/invitation/{token}")
    Object accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        var link = new LinkToken(token);
        var found = invitations.find(link);
        if (found.isEmpty()) {
            return gone();
        }
        var invitation = found.get();
        var known = people.findByEmail(invitation.email());
        if (known.isPresent()) {
            return isSignedIn(known.get(), request)
                    ? joined(link, known.get(), request)
                    : page(invitation, token, request);
        }
        var error = error(invitation, name, password);
        if (error != null) {
            var page = page(invitation, token, request);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("error", error);
            page.addObject("name", name);
            return page;
        }
        var accepted = invitations.accept(link, () -> {
            var person = people.add(invitation.email(), name.strip());
            passwords.set(person.id(), password);
            return person;
        });
        return accepted.isEmpty() ? gone() : Redirect.to("/login?joined");
    }

    private Object joined(LinkToken link, Person person, HttpServletRequest request) {
        return invitations
                .accept(link, () -> person)
                .<Object>map(it -> {
                    sessions.choose(request, it.shop());
                    return Redirect.to("/account");
                })
                .orElseGet(InvitationPages::gone);
    }

    private @Nullable String error(Invitation invitation, String name, String password) {
        try {
            Requested.line(name, LONGEST_NAME);
        } catch (IllegalArgumentException e) {
            return "invitation.error.name";
        }
        return policy.flawOf(
                        password,
                        false,
                        List.of(name, invitation.email().value(), names.of(invitation.shop()), "Wrenchtime"))
                .map(it -> "password.flaw." + it)
                .orElse(null);
    }

    private ModelAndView page(Invitation invitation, String token, HttpServletRequest request) {
        var page = new ModelAndView("identity/invitation");
        var known = people.findByEmail(invitation.email());
        page.addObject("token", token);
        page.addObject("shop", names.of(invitation.shop()));
        page.addObject("role", "role." + invitation.role());
        page.addObject("email", invitation.email().value());
        page.addObject("isKnown", known.isPresent());
        page.addObject("mayAccept", known.filter(it -> isSignedIn(it, request)).isPresent());
        return page;
    }

    private boolean isSignedIn(Person person, HttpServletRequest request) {
        return sessions.personOf(request)
                .filter(it -> it.person().equals(person.id()))
                .isPresent();
    }

    private static ModelAndView gone() {
        var page = new ModelAndView("identity/gone");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
