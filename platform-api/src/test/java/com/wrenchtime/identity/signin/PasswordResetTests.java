package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.identity.LinkToken;
import com.wrenchtime.identity.PasswordResets;
import com.wrenchtime.identity.Person;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
class PasswordResetTests {

    private static final String OTHER = "five quiet torque wrenches";
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/reset-password/([A-Za-z0-9_-]{43}))");

    private final ApplicationContext context;
    private final TestPeople somebody;
    private final PasswordResets resets;
    private final ReceivedMessages mailboxes = new ReceivedMessages(TestDatabase.shared());

    @LocalServerPort
    private int port;

    PasswordResetTests(ApplicationContext context, TestPeople somebody, PasswordResets resets) {
        this.context = context;
        this.somebody = somebody;
        this.resets = resets;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenAForgottenPassword_whenTheLinkIsUsed_thenAnotherOpensTheAccountOnceAndAllSessionsAreOver() {
        var shop = BookableShop.open(context, 1);
        var ada = somebody.member(shop.registered(), Role.DISPATCHER);
        var stolen = signedIn(ada, PASSWORD);
        var browser = new PageClient(port);

        assertThat(browser.submit("/forgot-password", "email", ada.email().value())
                        .location())
                .isEqualTo("/forgot-password?sent");
        var link = links(ada, 1).getFirst();
        assertThat(browser.submit(link, "password", "wrenchtime").text()).contains("at least 15 characters");
        assertThat(browser.submit(link, "password", OTHER).location()).isEqualTo("/login?reset");

        assertThat(browser.get(link).status()).as("used").isEqualTo(404);
        assertThat(stolen.get("/account").location()).isEqualTo("/login");
        assertThat(browser.get("/account").location()).as("not signed in by it").isEqualTo("/login");
        assertThat(in(ada, PASSWORD).status()).isEqualTo(422);
        assertThat(in(ada, OTHER).location()).isEqualTo("/account");
        assertThat(mailboxes.to(ada.email().value(), 2).getLast().subject()).isEqualTo("Your password was reset");
        assertThat(owner(shop)
                        .get("audit?action=member.password-reset")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void givenTwoLinks_whenOneIsUsed_thenTheOtherIsWorthNothing() {
        var ada = somebody.somebody();
        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        var links = links(ada, 2);
        var browser = new PageClient(port);

        browser.submit(links.get(1), "password", OTHER);

        assertThat(browser.get(links.get(0)).status()).isEqualTo(404);
    }

    @Test
    void givenALink_whenAnHourHasPassed_thenItIsWorthNothing() {
        var ada = somebody.somebody();
        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        var link = links(ada, 1).getFirst();
        var browser = new PageClient(port);
        var token = browser.get(link).formToken().orElseThrow();

        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.password_reset SET expires_at = expires_at - interval '1 hour'"
                        + " WHERE person_id = ?")
                .param(ada.id())
                .update();

        assertThat(browser.get(link).status()).isEqualTo(404);
        assertThat(browser.post(link, "password", OTHER, "_csrf", token).status())
                .isEqualTo(404);
        assertThat(in(ada, PASSWORD).location()).isEqualTo("/account");
    }

    @Test
    void givenALink_whenManyUseItAtOnce_thenOneSucceeds() throws Exception {
        var ada = somebody.somebody();
        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        var token = new LinkToken(links(ada, 1).getFirst().substring("/reset-password/".length()));

        List<Callable<Boolean>> all = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                        it -> () -> resets.use(token, OTHER + it).isPresent())
                .toList();
        var succeeded = new ArrayList<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(all)) {
                succeeded.add(one.get());
            }
        }

        assertThat(succeeded).containsOnlyOnce(true);
    }

    @Test
    void givenAMailboxThatNobodyHas_whenALinkIsAskedFor_thenTheAnswerIsTheSameAndNothingIsKept() {
        var ada = somebody.somebody();
        var nobody = new EmailAddress("nobody-" + UUID.randomUUID() + "@example.com");
        var browser = new PageClient(port);

        var known = browser.submit("/forgot-password", "email", ada.email().value());
        var unknown = browser.submit("/forgot-password", "email", nobody.value());

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(303);
        assertThat(unknown.location()).isEqualTo(known.location());
        links(ada, 1);
        assertThat(browser.get("/forgot-password?sent").text()).contains("If an account belongs to this address");
        await().untilAsserted(() -> assertThat(TestDatabase.shared().count("platform.password_wish"))
                .isZero());
        assertThat(mailboxes.soFar(nobody.value())).isEmpty();
    }

    @Test
    void givenTooManyWishes_whenAnotherIsMade_thenItHasToWaitAndSigningInDoesNot() {
        var ada = somebody.somebody();
        for (int i = 0; i < 5; i++) {
            new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        }

        var refused = new PageClient(port)
                .submit("/forgot-password", "email", ada.email().value());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Please wait 15 minutes");
        assertThat(in(ada, PASSWORD).location()).isEqualTo("/account");
    }

    @Test
    void givenAMailboxThatGuessingHasClosed_whenThePasswordIsReset_thenItIsOpenAgain() {
        var ada = somebody.somebody();
        new PageClient(port).submit("/login", "email", ada.email().value(), "password", "wrong");
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.proof_try SET in_a_row = 100, tries = 0")
                .update();
        assertThat(in(ada, PASSWORD).status()).isEqualTo(429);

        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        new PageClient(port).submit(links(ada, 1).getFirst(), "password", OTHER);

        assertThat(in(ada, OTHER).location()).isEqualTo("/account");
    }

    @Test
    void givenALink_whenTheDatabaseIsRead_thenItsTokenIsNotInIt() {
        var ada = somebody.somebody();
        new PageClient(port).submit("/forgot-password", "email", ada.email().value());
        var token = links(ada, 1).getFirst().substring("/reset-password/".length());
        var stored = TestDatabase.shared()
                .superuser()
                .sql("SELECT r::text FROM platform.password_reset r WHERE person_id = ?"
                        + " UNION ALL SELECT m::text FROM platform.message m WHERE recipient = ?")
                .params(ada.id(), ada.email().value())
                .query(String.class)
                .list();

        assertThat(stored).hasSize(2).noneMatch(it -> it.contains(token));
    }

    @Test
    void givenSpanish_whenALinkIsAskedFor_thenTheMailIsSpanish() {
        var ada = somebody.somebody();

        new PageClient(port)
                .speaking("es")
                .submit("/forgot-password", "email", ada.email().value());

        assertThat(mailboxes.onlyTo(ada.email().value()).subject()).startsWith("Una contraseña nueva");
    }

    private List<String> links(Person person, int number) {
        return mailboxes.to(person.email().value(), number).stream()
                .map(it -> LINK.matcher(it.body())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .toList();
    }

    private PageClient signedIn(Person person, String password) {
        var browser = new PageClient(port);
        browser.submit("/login", "email", person.email().value(), "password", password);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        return browser;
    }

    private PageClient.Page in(Person person, String password) {
        return new PageClient(port).submit("/login", "email", person.email().value(), "password", password);
    }

    private StaffApiClient owner(BookableShop shop) {
        return new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.OWNER));
    }
}
