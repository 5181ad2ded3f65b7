package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.SignInSessions;
import com.wrenchtime.identity.factors.AppOfSomebody;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PageClient.Page;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;

@ServedTest
class AccountTests {

    private static final String OTHER = "five quiet torque wrenches";
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");

    private final TestPeople somebody;
    private final TestShops shops;
    private final RecoveryCodes recoveryCodes;
    private final SignInSessions sessions;
    private final FreshSignIns fresh;
    private final ReceivedMessages mailboxes = new ReceivedMessages(TestDatabase.shared());

    @LocalServerPort
    private int port;

    AccountTests(
            TestPeople somebody,
            TestShops shops,
            RecoveryCodes recoveryCodes,
            SignInSessions sessions,
            FreshSignIns fresh) {
        this.somebody = somebody;
        this.shops = shops;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.fresh = fresh;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenTwoBrowsers_whenThePasswordIsChangedInOne_thenItStaysInAndTheOtherIsOut() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var here = signedIn(ada);
        var session = here.cookie("wrenchtime").orElseThrow();
        var elsewhere = signedIn(ada);

        assertThat(change(here, "wrong", OTHER).text()).contains("not your current password");
        assertThat(change(here, PASSWORD, "short").text()).contains("at least 15 characters");
        assertThat(change(here, PASSWORD, OTHER).location()).isEqualTo("/account?password-changed");

        assertThat(here.get("/account").text()).contains(ada.email().value(), "Dispatcher");
        assertThat(here.cookie("wrenchtime")).isPresent().isNotEqualTo(Optional.of(session));
        assertThat(elsewhere.get("/account").location()).isEqualTo("/login");
        assertThat(withPassword(new PageClient(port), ada, OTHER).location()).isEqualTo("/account");
        assertThat(mailboxes.onlyTo(ada.email().value()).subject()).isEqualTo("Your password was changed");
    }

    @Test
    void givenASessionOfSomebody_whenTheirPasswordIsGuessedInIt_thenThatIsCountedAsAtTheDoor() {
        var ada = somebody.somebody();
        var browser = signedIn(ada);
        for (int i = 0; i < 5; i++) {
            change(browser, "wrong " + i, OTHER);
        }

        assertThat(change(browser, PASSWORD, OTHER).status()).isEqualTo(429);
        assertThat(withPassword(new PageClient(port), ada, PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void givenAnAuthenticator_whenAddedAndRemoved_thenItIsAskedForInBetween() {
        var ada = somebody.somebody();
        var browser = signedIn(ada);
        var key = KEY.matcher(browser.get("/account/authenticator").text());
        assertThat(key.find()).isTrue();
        var app = new AppOfSomebody(key.group(1));
        assertThat(browser.submit("/account/authenticator", "code", "000000").status())
                .isEqualTo(422);

        assertThat(browser.submit("/account/authenticator", "code", app.code()).text())
                .contains("Keep these codes");

        assertThat(browser.get("/account/authenticator").location()).isEqualTo("/account");
        assertThat(withPassword(new PageClient(port), ada, PASSWORD).location()).isEqualTo("/login/second-factor");
        assertThat(browser.submitFrom("/account", "/account/authenticator/remove")
                        .location())
                .isEqualTo("/account?authenticator-removed");
        assertThat(withPassword(new PageClient(port), ada, PASSWORD).location()).isEqualTo("/account");
        assertThat(recoveryCodes.left(ada.id())).as("codes for nothing").isZero();
    }

    @Test
    void givenAnOwner_whenTheyRemoveTheirOnlySecondFactor_thenItStays() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        var browser = signedIn(edgar);
        var key = KEY.matcher(browser.get("/account/authenticator").text());
        assertThat(key.find()).isTrue();
        browser.submit("/account/authenticator", "code", new AppOfSomebody(key.group(1)).code());

        assertThat(browser.submitFrom("/account", "/account/authenticator/remove")
                        .location())
                .isEqualTo("/account?needed");

        assertThat(browser.get("/account?needed").text()).contains("add another before you remove the last one");
        assertThat(withPassword(new PageClient(port), edgar, PASSWORD).location())
                .isEqualTo("/login/second-factor");
    }

    @Test
    void givenRecoveryCodes_whenReplaced_thenTheFormerAreWorthNothing() {
        var ada = somebody.somebody();
        var browser = signedIn(ada);
        assertThat(browser.submitFrom("/account", "/account/recovery-codes").location())
                .as("nothing to recover")
                .isEqualTo("/account");
        var key = KEY.matcher(browser.get("/account/authenticator").text());
        assertThat(key.find()).isTrue();
        browser.submit("/account/authenticator", "code", new AppOfSomebody(key.group(1)).code());
        var former = recoveryCodes.renew(ada.id()).getFirst();

        assertThat(browser.submitFrom("/account", "/account/recovery-codes").text())
                .contains("Keep these codes")
                .doesNotContain(former);

        assertThat(recoveryCodes.use(ada.id(), former)).isFalse();
        assertThat(recoveryCodes.left(ada.id())).isEqualTo(10);
    }

    @Test
    void givenTwoBrowsers_whenSignedOutEverywhere_thenBothAreOut() {
        var ada = somebody.somebody();
        var here = signedIn(ada);
        var elsewhere = signedIn(ada);

        assertThat(here.submitFrom("/account", "/account/sign-out-everywhere").location())
                .isEqualTo("/signed-out");

        assertThat(here.get("/account").location()).isEqualTo("/login");
        assertThat(elsewhere.get("/account").location()).isEqualTo("/login");
    }

    @Test
    void givenASignInOfAQuarterOfAnHourAgo_whenFactorsAreChanged_thenItIsNotFreshEnough() {
        var ada = somebody.somebody();
        var request = new MockHttpServletRequest();
        assertThatThrownBy(() -> fresh.require(request)).isInstanceOf(NotSignedIn.class);
        sessions.begin(request, ada.id(), Set.of("pwd"));
        assertThat(fresh.require(request).person().id()).isEqualTo(ada.id());

        request.getSession()
                .setAttribute("at", Instant.now().minus(Duration.ofMinutes(15)).toEpochMilli());

        assertThatThrownBy(() -> fresh.require(request)).isInstanceOf(NotFresh.class);
    }

    @Test
    void givenSomebodySignedIn_whenAskedToSignInOnceMore_thenThePageKnowsThemAndKeepsTheirShop() {
        var ada = somebody.member(shops.open(), Role.DISPATCHER);
        var browser = signedIn(ada);

        var page = browser.get("/login?once-more");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("sign in once more", ada.email().value());
        assertThat(browser.get("/login").location()).isEqualTo("/account");
        assertThat(browser.submitFrom(
                                "/login?once-more",
                                "/login",
                                "email",
                                ada.email().value(),
                                "password",
                                PASSWORD)
                        .location())
                .isEqualTo("/account");
        assertThat(browser.get("/account").text()).contains("Dispatcher");
    }

    @Test
    void givenNobody_whenPagesOfTheAccountAreAskedFor_thenTheyLeadToTheDoor() {
        var browser = new PageClient(port);
        for (var page : new String[] {"/account", "/account/password", "/account/authenticator"}) {
            assertThat(browser.get(page).location()).isEqualTo("/login");
        }
        for (var deed : new String[] {
            "/account/password",
            "/account/authenticator",
            "/account/authenticator/remove",
            "/account/recovery-codes",
            "/account/passkeys",
            "/account/passkeys/remove"
        }) {
            assertThat(browser.submitFrom("/login", deed).location()).as(deed).isEqualTo("/login");
        }
    }

    private static Page change(PageClient browser, String current, String password) {
        return browser.submit("/account/password", "current", current, "password", password);
    }

    private PageClient signedIn(Person person) {
        var browser = new PageClient(port);
        assertThat(withPassword(browser, person, PASSWORD).location()).isEqualTo("/account");
        return browser;
    }

    private static Page withPassword(PageClient browser, Person person, String password) {
        return browser.submit("/login", "email", person.email().value(), "password", password);
    }
}
