package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.Memberships;
import com.wrenchtime.identity.Operators;
import com.wrenchtime.identity.People;
import com.wrenchtime.identity.factors.AppOfSomebody;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.BrowserTest;
import com.wrenchtime.testing.Chromium;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every page of the way in, in a real browser: who can use it, and how it looks. */
@BrowserTest
class PagesInChromiumTests {

    /** A folder for pictures of all pages in all looks; without it only some looks are checked, and none is kept. */
    private static final String PICTURES = System.getProperty("pages.pictures", "");

    private static final Pattern KEY = Pattern.compile("[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}");

    private final ApplicationContext context;
    private final TestPeople somebody;
    private final TestShops shops;
    private final People people;
    private final Memberships memberships;
    private final Operators operators;
    private final ReceivedMessages mailboxes = new ReceivedMessages(TestDatabase.shared());
    private final int port;
    private final Chromium browser;

    PagesInChromiumTests(
            ApplicationContext context,
            TestPeople somebody,
            TestShops shops,
            People people,
            Memberships memberships,
            Operators operators,
            @LocalServerPort int port) {
        this.context = context;
        this.somebody = somebody;
        this.shops = shops;
        this.people = people;
        this.memberships = memberships;
        this.operators = operators;
        this.port = port;
        this.browser = Chromium.start("http://localhost:" + port);
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void givenPagesForStrangers_whenLookedAt_thenEverybodyCanUseThem() {
        var ada = somebody.somebody();
        check("login", "/login");
        browser.signIn(ada.email().value(), "wrong").waitUntilShown("#error");
        check("login-wrong");
        check("forgot", "/forgot-password");
        browser.open("/forgot-password").type("email", ada.email().value()).click("main button");
        browser.waitFor("/forgot-password?sent");
        check("forgot-sent");
        check("reset", linkTo(ada.email(), "/reset-password/"));
        check("gone", "/reset-password/" + "A".repeat(43));
        check("signed-out", "/signed-out");
        check("lost", "/bff/callback");
        check("messages", "/dev/messages");
    }

    @Test
    void givenInvitations_whenLookedAt_thenEverybodyCanUseThem() {
        var shop = BookableShop.open(context, 1);
        var owner =
                new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.OWNER));
        var stranger = new EmailAddress("new-" + UUID.randomUUID() + "@example.com");
        var ada = somebody.somebody();
        for (var mailbox : List.of(stranger, ada.email())) {
            owner.post("invitations", "{\"email\": \"%s\", \"role\": \"DISPATCHER\"}".formatted(mailbox.value()));
        }

        check("invitation", linkTo(stranger, "/invitation/"));
        check("invitation-known", linkTo(ada.email(), "/invitation/"));
        browser.signIn(ada.email().value(), PASSWORD).waitFor("/account");
        check("invitation-accept", linkTo(ada.email(), "/invitation/"));
    }

    @Test
    void givenAnOwner_whenTheySetUpASecondFactor_thenEverybodyCanUseThePages() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        memberships.begin(edgar.id(), shops.open().id(), Role.DISPATCHER, null);
        people.countSignIn(edgar.id());
        browser.authenticator();
        browser.signIn(edgar.email().value(), PASSWORD).waitFor("/login/second-factor/set-up");
        check("set-up");
        var key = KEY.matcher(browser.text());
        assertThat(key.find()).isTrue();
        var app = new AppOfSomebody(key.group());
        browser.type("code", app.code()).click("ol.steps button");
        browser.waitUntilShown(".codes");
        check("recovery-codes");
        browser.click(".button").waitFor("/login/shop");
        check("choose-shop");
        browser.click("button.choice").waitFor("/account");
        browser.click("form[data-passkey] button").waitFor("/account?passkey-added");
        check("account");
        check("password", "/account/password");
        browser.forget();
        browser.signIn(edgar.email().value(), PASSWORD).waitFor("/login/second-factor");
        check("second-factor");
        browser.type("code", "000000").click("main form button").waitUntilShown("#error");
        check("second-factor-wrong");
    }

    @Test
    void givenAPasskey_whenMadeAndUsed_thenItIsTheWholeWayIn() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var device = browser.authenticator();
        browser.signIn(ada.email().value(), PASSWORD).waitFor("/account");
        browser.type("label", "Reader in the van")
                .click("form[data-passkey] button")
                .waitFor("/account?passkey-added");
        assertThat(browser.text()).contains("Reader in the van", "not used yet");
        assertThat(device.getCredentials()).hasSize(1);

        browser.forget().open("/login").click("form[data-passkey] button").waitFor("/account");

        assertThat(browser.text()).contains(ada.email().value(), "last used on");
        browser.forget().signIn(ada.email().value(), PASSWORD).waitFor("/login/second-factor");
        browser.click("form[data-passkey] button").waitFor("/account");
        browser.click("section form[action$=remove] button").waitFor("/account?passkey-removed");
        browser.forget().open("/login").click("form[data-passkey] button").waitFor("/login?passkey");
    }

    @Test
    void givenAnOperatorsLink_whenAPasskeyIsMadeWithIt_thenItLetsThemIn() {
        var olga = new EmailAddress("olga-" + UUID.randomUUID() + "@example.com");
        var link = "/operator-invitation/" + operators.invite(olga).value();
        browser.authenticator();
        check("operator-invitation", link);

        browser.click("form[data-passkey] button").waitFor("/account");

        check("account-of-operator");
        assertThat(browser.text()).contains(olga.value(), "Operator");
        var shop = shops.open();
        check("operator", "/operator?q=" + shop.slug());
        check("operator-shop", "/operator/shops/" + shop.id() + "?reason");
        browser.type("visit-reason", "Ticket 7")
                .click("form[action$=visits] button")
                .waitUntilShown(".token");
        check("operator-visit");
        browser.forget().open("/login").click("form[data-passkey] button").waitFor("/account");
        assertThat(browser.open("/api/v1/operator/shops").text()).contains("\"items\"");
        assertThat(browser.open(link).text()).doesNotContain(olga.value());
    }

    @Test
    void givenADeviceThatDoesNotRecogniseItsHolder_whenAsked_thenNobodyIsIn() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var device = browser.authenticator();
        browser.signIn(ada.email().value(), PASSWORD).waitFor("/account");
        browser.click("form[data-passkey] button").waitFor("/account?passkey-added");
        device.setUserVerified(false);

        browser.forget().open("/login").click("form[data-passkey] button");

        browser.waitUntilShown("[data-trouble]");
        assertThat(browser.path()).isEqualTo("/login");
        assertThat(browser.open("/account").path()).isEqualTo("/login");
    }

    @Test
    void givenAKeyboardAndNothingElse_whenSigningIn_thenEveryStepCanBeReachedAndSeen() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        browser.open("/login");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("email");

        browser.press(ada.email().value()).tabTo("password");
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
        browser.press(PASSWORD).press(Keys.ENTER);

        browser.waitFor("/account").tabTo("label").press(Keys.TAB);
        assertThat(browser.focused().getTagName()).isEqualTo("button");
        assertThat(browser.focused().getCssValue("outline-style")).isEqualTo("solid");
    }

    private String linkTo(EmailAddress mailbox, String path) {
        var link = Pattern.compile("http://localhost:" + port + "(" + path + "[A-Za-z0-9_-]{43})");
        return mailboxes.to(mailbox.value(), 1).stream()
                .flatMap(it -> link.matcher(it.body()).results())
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private void check(String name, String path) {
        browser.open(path);
        check(name);
    }

    /** Looks at the page that is shown in some or all of its looks. */
    private void check(String name) {
        check(name, 390, false);
        check(name, 1280, true);
        if (!PICTURES.isEmpty()) {
            check(name, 390, true);
            check(name, 1280, false);
        }
        browser.look(1280, false);
    }

    private void check(String name, int width, boolean dark) {
        browser.look(width, dark);
        assertThat(browser.violations())
                .as("%s, %d, dark: %s", name, width, dark)
                .isEmpty();
        assertThat(browser.scrollsSideways()).as(name).isFalse();
        if (!PICTURES.isEmpty()) {
            browser.picture(Path.of(PICTURES, "%s-%d-%s.png".formatted(name, width, dark ? "dark" : "light")));
        }
    }
}
