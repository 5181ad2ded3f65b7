package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.People;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
class InvitationTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/invitation/[A-Za-z0-9_-]{43})");

    private final ApplicationContext context;
    private final TestPeople somebody;
    private final People people;
    private final Memberships memberships;
    private final ReceivedMessages mailboxes = new ReceivedMessages(TestDatabase.shared());

    @LocalServerPort
    private int port;

    InvitationTests(ApplicationContext context, TestPeople somebody, People people, Memberships memberships) {
        this.context = context;
        this.somebody = somebody;
        this.people = people;
        this.memberships = memberships;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenAMailboxThatNobodyHas_whenInvited_thenItsOwnerMakesAnAccountOnceAndWorksForTheShop() {
        var shop = BookableShop.open(context, 1);
        var mailbox = new EmailAddress("new-" + UUID.randomUUID() + "@example.com");
        invite(shop, mailbox, Role.TECHNICIAN);
        var link = link(mailbox);
        var browser = new PageClient(port);

        assertThat(browser.get(link).text()).contains("Technician", mailbox.value());
        assertThat(browser.submit(link, "name", "Sam Rivera", "password", "short")
                        .text())
                .contains("at least 15 characters");
        assertThat(people.findByEmail(mailbox)).isEmpty();
        assertThat(browser.submit(link, "name", "Sam Rivera", "password", PASSWORD)
                        .location())
                .isEqualTo("/login?joined");

        var person = people.findByEmail(mailbox).orElseThrow();
        assertThat(memberships
                        .of(person.id(), shop.registered().id())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.TECHNICIAN);
        assertThat(browser.get(link).status()).as("used").isEqualTo(404);
        assertThat(browser.submit("/login", "email", mailbox.value(), "password", PASSWORD)
                        .location())
                .isEqualTo("/account");
        assertThat(owner(shop)
                        .get("audit?action=member.joined")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void givenSomebodyWithAnAccount_whenInvited_thenTheLinkAloneChangesNothingAndTheySignInToAccept() {
        var shop = BookableShop.open(context, 1);
        var ada = somebody.somebody();
        invite(shop, ada.email(), Role.DISPATCHER);
        var link = link(ada.email());
        var stranger = new PageClient(port);
        var token = stranger.get("/login").formToken().orElseThrow();

        stranger.post(link, "name", "Eve", "password", "another pass phrase of hers", "_csrf", token);

        assertThat(memberships.of(ada.id(), shop.registered().id())).isEmpty();
        var browser = new PageClient(port);
        assertThat(browser.submit("/login", "email", ada.email().value(), "password", PASSWORD)
                        .location())
                .as("the password is still theirs")
                .isEqualTo("/account");
        assertThat(browser.submit(link).location()).isEqualTo("/account");
        assertThat(memberships.of(ada.id()).getFirst().role()).isEqualTo(Role.DISPATCHER);
        assertThat(browser.get("/account").text()).contains("Dispatcher");
    }

    @Test
    void givenAnInvitation_whenRevokedOrReplacedOrTooOld_thenItsLinkIsWorthNothing() {
        var shop = BookableShop.open(context, 1);
        var mailbox = new EmailAddress("new-" + UUID.randomUUID() + "@example.com");
        invite(shop, mailbox, Role.DISPATCHER);
        var first = link(mailbox);
        invite(shop, mailbox, Role.DISPATCHER);
        var browser = new PageClient(port);
        assertThat(browser.get(first).status()).isEqualTo(404);
        var open = owner(shop).get("invitations").json().get("items");
        assertThat(open.size()).isEqualTo(1);
        var id = open.get(0).get("id").asString();
        var other = BookableShop.open(context, 0);

        assertThat(owner(other).delete("invitations/" + id).status()).isEqualTo(404);
        assertThat(owner(shop).delete("invitations/" + id).status()).isEqualTo(204);

        assertThat(owner(shop).get("invitations").json().get("items").isEmpty()).isTrue();
    }

    @Test
    void givenAMember_whenInvitedAgain_thenItIsRefused() {
        var shop = BookableShop.open(context, 1);
        var ada = somebody.member(shop.registered(), Role.DISPATCHER);

        var refused = owner(shop).post("invitations", invitation(ada.email(), Role.OWNER));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/already-a-member");
    }

    private void invite(BookableShop shop, EmailAddress mailbox, Role role) {
        var answer = owner(shop).post("invitations", invitation(mailbox, role));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static String invitation(EmailAddress mailbox, Role role) {
        return "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(mailbox.value(), role);
    }

    private String link(EmailAddress mailbox) {
        var link = LINK.matcher(mailboxes.onlyTo(mailbox.value()).body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private StaffApiClient owner(BookableShop shop) {
        return new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.OWNER));
    }
}
