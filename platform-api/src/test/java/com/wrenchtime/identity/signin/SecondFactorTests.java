package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.identity.factors.AppOfSomebody;
import com.wrenchtime.identity.factors.RecoveryCodes;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PageClient.Page;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedTest
class SecondFactorTests {

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li>([a-z0-9]{4}-[a-z0-9-]+)</li>");

    private final TestPeople somebody;
    private final TestShops shops;
    private final People people;
    private final RecoveryCodes recoveryCodes;

    @LocalServerPort
    private int port;

    SecondFactorTests(TestPeople somebody, TestShops shops, People people, RecoveryCodes recoveryCodes) {
        this.somebody = somebody;
        this.shops = shops;
        this.people = people;
        this.recoveryCodes = recoveryCodes;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenAnOwner_whenTheySignInTheSecondTime_thenTheySetUpAnAuthenticatorFirst() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        assertThat(withPassword(new PageClient(port), edgar).location()).isEqualTo("/account");
        var browser = new PageClient(port);

        assertThat(withPassword(browser, edgar).location()).isEqualTo("/login/second-factor/set-up");

        assertThat(browser.get("/account").location()).as("not in yet").isEqualTo("/login");
        var setUp = browser.get("/login/second-factor/set-up");
        assertThat(setUp.text()).contains("<svg class=\"qr\"");
        var app = appOf(setUp);
        assertThat(browser.submit("/login/second-factor/set-up", "code", "000000")
                        .status())
                .isEqualTo(422);
        var done = browser.submit("/login/second-factor/set-up", "code", app.code());
        assertThat(codes(done)).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void givenAnAuthenticator_whenSigningIn_thenPasswordAndCodeAreBothNeededAndTheCodeOnlyOnce() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        var app = setUp(edgar);
        var browser = new PageClient(port);

        assertThat(withPassword(browser, edgar).location()).isEqualTo("/login/second-factor");
        assertThat(browser.get("/account").location()).isEqualTo("/login");
        assertThat(browser.submit("/login/second-factor", "code", app.lastCode())
                        .status())
                .as("the code of the set-up")
                .isEqualTo(422);
        assertThat(browser.submit("/login/second-factor", "code", app.nextCode())
                        .location())
                .isEqualTo("/account");
        assertThat(browser.get("/account").status()).isEqualTo(200);

        var other = new PageClient(port);
        withPassword(other, edgar);
        assertThat(other.submit("/login/second-factor", "code", app.nextCode()).status())
                .as("the code that was used")
                .isEqualTo(422);
    }

    @Test
    void givenARightCode_whenNoPasswordWasGiven_thenItIsWorthNothing() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        var app = setUp(edgar);
        var browser = new PageClient(port);
        var token = browser.get("/login").formToken().orElseThrow();

        var refused = browser.post("/login/second-factor", "code", app.nextCode(), "_csrf", token);

        assertThat(refused.location()).isEqualTo("/login");
        assertThat(browser.get("/account").location()).isEqualTo("/login");
    }

    @Test
    void givenRecoveryCodes_whenOneIsUsed_thenItIsGoodOnceAndInAnySpelling() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        setUp(edgar);
        var code = recoveryCodes.renew(edgar.id()).getFirst();
        var browser = new PageClient(port);
        withPassword(browser, edgar);

        assertThat(browser.submit(
                                "/login/second-factor",
                                "code",
                                code.toUpperCase(java.util.Locale.ROOT).replace('-', ' '))
                        .location())
                .isEqualTo("/account");

        assertThat(recoveryCodes.left(edgar.id())).isEqualTo(9);
        var other = new PageClient(port);
        withPassword(other, edgar);
        assertThat(other.submit("/login/second-factor", "code", code).status()).isEqualTo(422);
    }

    @Test
    void givenFiveWrongCodes_whenTheSixthIsRight_thenItHasToWait() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        var app = setUp(edgar);
        var browser = new PageClient(port);
        withPassword(browser, edgar);
        for (int i = 0; i < 5; i++) {
            browser.submit("/login/second-factor", "code", "00000" + i);
        }

        assertThat(browser.submit("/login/second-factor", "code", app.nextCode())
                        .status())
                .isEqualTo(429);
    }

    @Test
    void givenAnAuthenticator_whenTheDatabaseIsRead_thenItsSecretIsNotInIt() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        var app = setUp(edgar);

        var stored = TestDatabase.shared()
                .superuser()
                .sql("SELECT secret FROM platform.authenticator WHERE person_id = ?")
                .param(edgar.id())
                .query(byte[].class)
                .single();

        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(app.secret(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private AppOfSomebody setUp(Person person) {
        people.countSignIn(person.id());
        var browser = new PageClient(port);
        withPassword(browser, person);
        var app = appOf(browser.get("/login/second-factor/set-up"));
        browser.submit("/login/second-factor/set-up", "code", app.code());
        return app;
    }

    private Page withPassword(PageClient browser, Person person) {
        return browser.submit("/login", "email", person.email().value(), "password", PASSWORD);
    }

    private static AppOfSomebody appOf(Page setUp) {
        var key = KEY.matcher(setUp.text());
        assertThat(key.find()).isTrue();
        return new AppOfSomebody(key.group(1));
    }

    private static List<String> codes(Page page) {
        return RECOVERY.matcher(page.text()).results().map(it -> it.group(1)).toList();
    }
}
