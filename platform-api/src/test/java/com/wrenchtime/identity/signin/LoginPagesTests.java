package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.People;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedTest
class LoginPagesTests {

    private final TestPeople somebody;
    private final TestShops shops;
    private final People people;
    private final com.wrenchtime.identity.Memberships memberships;

    @LocalServerPort
    private int port;

    LoginPagesTests(
            TestPeople somebody, TestShops shops, People people, com.wrenchtime.identity.Memberships memberships) {
        this.somebody = somebody;
        this.shops = shops;
        this.people = people;
        this.memberships = memberships;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        // All tests come from one address.
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenAMember_whenTheySignIn_thenTheyAreInTheirShopUntilTheySignOut() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var browser = new PageClient(port);

        var in = browser.submit("/login", "email", ada.email().value(), "password", PASSWORD);

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/account");
        assertThat(browser.get("/account").text())
                .contains("Ada Driver", ada.email().value(), "Dispatcher");

        var session = browser.cookie("wrenchtime").orElseThrow();
        assertThat(browser.submitFrom("/account", "/logout").location()).isEqualTo("/signed-out");
        assertThat(browser.get("/account").location()).isEqualTo("/login");
        var thief = new PageClient(port);
        thief.plant("wrenchtime", session);
        assertThat(thief.get("/account").location())
                .as("the session is over, not only its cookie")
                .isEqualTo("/login");
    }

    @Test
    void givenAWrongPasswordAndAMailboxThatNobodyHas_whenTried_thenTheAnswersAreTheSame() {
        var ada = somebody.somebody();

        var wrong = new PageClient(port).submit("/login", "email", ada.email().value(), "password", "another");
        var unknown = new PageClient(port).submit("/login", "email", "nobody@example.com", "password", "another");

        assertThat(wrong.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(neutral(wrong.text(), ada.email().value())).isEqualTo(neutral(unknown.text(), "nobody@example.com"));
        assertThat(wrong.text()).contains("do not belong together", "aria-invalid=\"true\"");
    }

    @Test
    void givenFiveWrongPasswords_whenTheSixthIsRight_thenItHasToWaitAndNoOtherBrowserMayTryEither() {
        var ada = somebody.somebody();
        for (int i = 0; i < 5; i++) {
            assertThat(new PageClient(port)
                            .submit("/login", "email", ada.email().value(), "password", "wrong " + i)
                            .status())
                    .isEqualTo(422);
        }

        var refused = new PageClient(port).submit("/login", "email", ada.email().value(), "password", PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Please wait 15 minutes");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(880, 901);
    }

    @Test
    void givenAMailboxThatNobodyHas_whenTriedSixTimes_thenItHasToWaitToo() {
        for (int i = 0; i < 5; i++) {
            new PageClient(port).submit("/login", "email", "nobody@example.com", "password", "wrong " + i);
        }

        assertThat(new PageClient(port)
                        .submit("/login", "email", "nobody@example.com", "password", "wrong")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void givenASessionThatAnotherHasPlanted_whenSomebodySignsIn_thenTheOtherIsNotSignedIn() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var eve = somebody.member(shops.open(), Role.DISPATCHER);
        var evesBrowser = new PageClient(port);
        evesBrowser.submit("/login", "email", eve.email().value(), "password", PASSWORD);
        var planted = evesBrowser.cookie("wrenchtime").orElseThrow();
        evesBrowser.submitFrom("/account", "/logout");
        var adasBrowser = new PageClient(port);
        adasBrowser.plant("wrenchtime", planted);

        adasBrowser.submit("/login", "email", ada.email().value(), "password", PASSWORD);

        assertThat(adasBrowser.get("/account").text()).contains(ada.email().value());
        assertThat(adasBrowser.cookie("wrenchtime")).isPresent().isNotEqualTo(java.util.Optional.of(planted));
        evesBrowser.plant("wrenchtime", planted);
        assertThat(evesBrowser.get("/account").location()).isEqualTo("/login");
    }

    @Test
    void givenNoTokenOrAnothers_whenAFormIsSent_thenItChangesNothingAndLeadsToAFreshForm() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var browser = new PageClient(port);
        var foreign = new PageClient(port).get("/login").formToken().orElseThrow();

        for (var token : new String[] {"", foreign}) {
            var refused = browser.post("/login", "email", ada.email().value(), "password", PASSWORD, "_csrf", token);

            assertThat(refused.location()).isEqualTo("/login?again");
            assertThat(browser.get("/account").location()).isEqualTo("/login");
        }
        assertThat(browser.get("/login?again").text()).contains("open for too long");
        assertThat(browser.get("/login").text()).doesNotContain("open for too long");
    }

    @Test
    void givenSeveralShops_whenSomebodySignsIn_thenTheyChooseAmongTheirOwn() {
        var edgar = shops.open();
        var blueWrench = shops.open();
        var foreign = shops.open();
        var ada = somebody.member(edgar, Role.DISPATCHER);
        memberships.begin(ada.id(), blueWrench.id(), Role.TECHNICIAN, null);
        var browser = new PageClient(port);

        var in = browser.submit("/login", "email", ada.email().value(), "password", PASSWORD);

        assertThat(in.location()).isEqualTo("/login/shop");
        assertThat(browser.get("/login/shop").text())
                .contains(edgar.slug(), blueWrench.slug())
                .doesNotContain(foreign.slug());
        assertThat(browser.submit("/login/shop", "shop", foreign.id().toString())
                        .location())
                .isEqualTo("/login/shop");
        assertThat(browser.submit("/login/shop", "shop", blueWrench.id().toString())
                        .location())
                .isEqualTo("/account");
        assertThat(browser.get("/account").text()).contains(blueWrench.slug(), "Technician");
    }

    @Test
    void givenSessionsInTwoBrowsers_whenThePersonIsSignedOutEverywhere_thenBothAreOver() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var phone = new PageClient(port);
        var desk = new PageClient(port);
        phone.submit("/login", "email", ada.email().value(), "password", PASSWORD);
        desk.submit("/login", "email", ada.email().value(), "password", PASSWORD);

        people.signOutEverywhere(ada.id());

        assertThat(phone.get("/account").location()).isEqualTo("/login");
        assertThat(desk.get("/account").location()).isEqualTo("/login");
    }

    @Test
    void givenABrowserThatPrefersSpanish_whenPagesAreShown_thenTheySpeakItUntilAnotherIsChosen() {
        var browser = new PageClient(port).speaking("es-MX,es;q=0.9,en;q=0.5");

        assertThat(browser.get("/login").text()).contains("<html lang=\"es\">", "Contraseña");
        assertThat(browser.get("/login?lang=en").text()).contains("<html lang=\"en\">");
        assertThat(browser.get("/signed-out").text()).contains("You are signed out");
    }

    @Test
    void givenAPage_whenShown_thenItsHeadersKeepItFromDoingMoreThanItShould() {
        var page = new PageClient(port).get("/login");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContain("<script>", "style=", "onclick");
        assertThat(page.header("Set-Cookie")).contains("form=", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void givenABodyThatIsNoForm_whenSentToTheLogin_thenItIsRefusedQuietly() {
        var browser = new PageClient(port);

        var refused = browser.send(browser.request("/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(refused.location()).isEqualTo("/login?again");
    }

    private static String neutral(String page, String email) {
        return page.replace(email, "…").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
