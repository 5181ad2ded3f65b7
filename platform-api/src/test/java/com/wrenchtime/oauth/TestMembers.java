package com.wrenchtime.oauth;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.TestDatabase;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.web.http.CookieSerializer;

/** People who are members of shops, and browsers in which they have signed in, without the pages that lead there. */
@TestComponent
class TestMembers {

    static final String HEADER = "Cookie";

    private final People people;
    private final Memberships memberships;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final CookieSerializer cookies;
    private final Clock clock;

    TestMembers(
            People people,
            Memberships memberships,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            CookieSerializer cookies,
            Clock clock) {
        this.people = people;
        this.memberships = memberships;
        this.sessions = sessions;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Makes somebody a member. */
    UUID join(RegisteredShop shop, Role role) {
        var person = people.add(new EmailAddress(UUID.randomUUID() + "@example.com"), "Some " + role)
                .id();
        join(person, shop, role);
        return person;
    }

    void join(UUID person, RegisteredShop shop, Role role) {
        memberships.begin(person, shop.id(), role, null);
    }

    /** Ends a membership, as another node would. */
    void leave(UUID person, RegisteredShop shop) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.membership SET ended_at = now() WHERE person_id = ? AND shop_id = ?")
                .params(person, shop.id().value())
                .update();
    }

    /** Gives a member another role, as another node would. */
    void change(UUID person, RegisteredShop shop, Role role) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.membership SET role = ? WHERE person_id = ? AND shop_id = ?")
                .params(role.name(), person, shop.id().value())
                .update();
    }

    /** What to send in {@link #HEADER} from a browser in which the person has signed in for this shop. */
    String signedIn(UUID person, RegisteredShop shop) {
        return signedIn(sessions, person, shop);
    }

    private <S extends Session> String signedIn(
            FindByIndexNameSessionRepository<S> sessions, UUID person, RegisteredShop shop) {
        var session = sessions.createSession();
        session.setAttribute("sign-in", UUID.randomUUID().toString());
        session.setAttribute("csrf", UUID.randomUUID().toString());
        session.setAttribute("device", "Some browser");
        session.setAttribute("person", person.toString());
        session.setAttribute("amr", "pwd");
        session.setAttribute("at", clock.instant().toEpochMilli());
        session.setAttribute("shop", shop.id().toString());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.toString());
        sessions.save(session);
        var response = new MockHttpServletResponse();
        cookies.writeCookieValue(
                new CookieSerializer.CookieValue(new MockHttpServletRequest(), response, session.getId()));
        return requireNonNull(response.getHeader("Set-Cookie")).replaceFirst(";.*", "");
    }
}
