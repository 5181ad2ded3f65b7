package com.wrenchtime.identity.signin;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.identity.People;
import com.wrenchtime.identity.Person;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PageClient.Page;
import com.wrenchtime.testing.PasskeyClient;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPasskey;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedTest
class PasskeyTests {

    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([A-Za-z0-9_-]+)\"");

    private final TestPeople somebody;
    private final TestShops shops;
    private final People people;
    private final ReceivedMessages mailboxes = new ReceivedMessages(TestDatabase.shared());

    @LocalServerPort
    private int port;

    PasskeyTests(TestPeople somebody, TestShops shops, People people) {
        this.somebody = somebody;
        this.shops = shops;
        this.people = people;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenAPasskey_whenUsedWithoutMailboxOrPassword_thenItIsAFullSignIn() {
        var ada = somebody.member(shops.open(), Role.OWNER);
        people.countSignIn(ada.id());
        var passkey = new TestPasskey();
        setUp(ada, passkey);
        var browser = new PageClient(port);

        assertThat(PasskeyClient.use(browser, passkey).location()).isEqualTo("/account");

        assertThat(browser.get("/account").text()).contains(ada.email().value(), "My phone", "last used on");
        assertThat(mailboxes.onlyTo(ada.email().value()).subject()).isEqualTo("A passkey was added to your account");
    }

    @TestFactory
    Stream<DynamicTest> givenAnAnswerThatDoesNotHold_whenSent_thenNobodyIsSignedIn() {
        var ada = somebody.somebody();
        var passkey = new TestPasskey();
        add(signedIn(ada), passkey);
        var foreign = new TestPasskey();
        Map<String, BiFunction<TestPasskey, String, String>> forgeries = Map.ofEntries(
                Map.entry(
                        "made for another page",
                        (it, challenge) ->
                                it.at("http://localhost.evil.example").used(challenge)),
                Map.entry(
                        "made for another port",
                        (it, challenge) -> it.at("http://localhost:8081").used(challenge)),
                Map.entry(
                        "made for another domain",
                        (it, challenge) -> it.of("evil.example").used(challenge)),
                Map.entry(
                        "holder not verified",
                        (it, challenge) -> it.unverified().used(challenge)),
                Map.entry("holder not present", (it, challenge) -> it.absent().used(challenge)),
                Map.entry("another challenge", (it, challenge) -> it.used("A".repeat(43))),
                Map.entry("the answer to another question", (it, challenge) -> it.used("webauthn.create", challenge)),
                Map.entry(
                        "somebody else's",
                        (it, challenge) ->
                                it.belongingTo(handle(UUID.randomUUID())).used(challenge)),
                Map.entry("a passkey that is not known", (it, challenge) -> foreign.used(challenge)),
                Map.entry(
                        "signed by another key",
                        (it, challenge) -> it.used(challenge)
                                .replaceFirst("\"signature\": \"[^\"]+\"", "\"signature\": \"MEUCIQ\"")),
                Map.entry("no JSON", (it, challenge) -> "passkey"),
                Map.entry("nothing", (it, challenge) -> ""),
                Map.entry("null", (it, challenge) -> "null"),
                Map.entry("a list", (it, challenge) -> "[]"),
                Map.entry("an empty object", (it, challenge) -> "{}"),
                Map.entry("no response", (it, challenge) -> "{\"id\": \"AA\", \"rawId\": \"AA\"}"),
                Map.entry(
                        "an id that is no base64",
                        (it, challenge) ->
                                it.used(challenge).replaceFirst("\"rawId\": \"[^\"]+\"", "\"rawId\": \"%%\"")));
        return forgeries.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    var browser = new PageClient(port);
                    var challenge = PasskeyClient.challenge(browser, "/login", "/login/passkey/options");

                    var refused = PasskeyClient.send(
                            browser, "/login", "/login/passkey", it.getValue().apply(passkey, challenge));

                    assertThat(refused.location()).isEqualTo("/login?passkey");
                    assertThat(browser.get("/account").location()).isEqualTo("/login");
                    passkey.reset();
                }));
    }

    @Test
    void givenAnAnswer_whenSentTwice_thenItIsGoodOnce() {
        var ada = somebody.somebody();
        var passkey = new TestPasskey();
        add(signedIn(ada), passkey);
        var browser = new PageClient(port);
        var answer = passkey.used(PasskeyClient.challenge(browser, "/login", "/login/passkey/options"));

        assertThat(PasskeyClient.send(browser, "/login", "/login/passkey", answer)
                        .location())
                .isEqualTo("/account");
        // In the same session, which would still know the challenge.
        assertThat(PasskeyClient.send(browser, "/account", "/login/passkey", answer)
                        .location())
                .isEqualTo("/login?passkey");
    }

    @Test
    void givenACopyOfAPasskey_whenItCountsLessThanTheOriginal_thenItIsRefused() {
        var ada = somebody.somebody();
        var passkey = new TestPasskey().counting(7);
        add(signedIn(ada), passkey);
        assertThat(PasskeyClient.use(new PageClient(port), passkey).location()).isEqualTo("/account");

        assertThat(PasskeyClient.use(new PageClient(port), passkey.counting(6)).location())
                .isEqualTo("/login?passkey");
        assertThat(PasskeyClient.use(new PageClient(port), passkey.counting(8)).location())
                .isEqualTo("/account");
    }

    @Test
    void givenACopyOfAPasskey_whenBothAreUsedAtTheSameMoment_thenOneIsIn() throws Exception {
        var passkey = new TestPasskey().counting(7);
        add(signedIn(somebody.somebody()), passkey);
        var browsers = Stream.generate(() -> new PageClient(port)).limit(6).toList();
        var answers = browsers.stream()
                .map(it -> passkey.counting(20).used(PasskeyClient.challenge(it, "/login", "/login/passkey/options")))
                .toList();

        var tokens = browsers.stream()
                .map(it -> it.get("/login").formToken().orElseThrow())
                .toList();

        var results = Race.of(
                browsers.size(),
                it -> browsers.get(it)
                        .post("/login/passkey", "credential", answers.get(it), "_csrf", tokens.get(it))
                        .location());

        assertThat(results).containsOnlyOnce("/account");
        assertThat(results).filteredOn("/login?passkey"::equals).hasSize(browsers.size() - 1);
    }

    @Test
    void givenAMailboxThatGuessingHasClosed_whenItsPasskeyIsUsed_thenItIsInAndThePasswordOpensAgain() {
        var ada = somebody.somebody();
        var passkey = new TestPasskey();
        add(signedIn(ada), passkey);
        for (int i = 0; i < 6; i++) {
            new PageClient(port).submit("/login", "email", ada.email().value(), "password", "wrong " + i);
        }
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.proof_try SET in_a_row = 200, tries = CASE WHEN in_a_row > 5 THEN tries ELSE"
                        + " 0 END")
                .update();
        assertThat(withPassword(new PageClient(port), ada).status()).isEqualTo(429);

        assertThat(PasskeyClient.use(new PageClient(port), passkey).location()).isEqualTo("/account");

        assertThat(withPassword(new PageClient(port), ada).location()).isEqualTo("/login/second-factor");
    }

    @Test
    void givenAPassword_whenTheSecondFactorIsAPasskey_thenOnlyAnOwnOneWillDo() {
        var ada = somebody.somebody();
        var eve = somebody.somebody();
        var passkey = new TestPasskey();
        add(signedIn(ada), passkey);
        var evesPasskey = new TestPasskey();
        add(signedIn(eve), evesPasskey);
        var browser = new PageClient(port);
        assertThat(withPassword(browser, ada).location()).isEqualTo("/login/second-factor");

        assertThat(PasskeyClient.use(browser, "/login/second-factor", evesPasskey)
                        .location())
                .isEqualTo("/login/second-factor?passkey");
        assertThat(browser.get("/account").location()).isEqualTo("/login");

        assertThat(PasskeyClient.use(browser, "/login/second-factor", passkey).location())
                .isEqualTo("/account");
    }

    @Test
    void givenAnAnswerThatDoesNotHold_whenAPasskeyIsMade_thenItIsNotKept() {
        var ada = somebody.somebody();
        var browser = signedIn(ada);

        for (var device : new TestPasskey[] {
            new TestPasskey().unverified(), new TestPasskey().at("http://evil.example"), new TestPasskey().of("evil")
        }) {
            assertThat(add(browser, device).location()).isEqualTo("/account?passkey");
        }
        assertThat(PasskeyClient.send(browser, "/account", "/account/passkeys", "{}")
                        .location())
                .as("no challenge")
                .isEqualTo("/account?passkey");

        assertThat(browser.get("/account").text()).doesNotContain("My phone");
    }

    @Test
    void givenAPasskeyOfSomebodyElse_whenAdded_thenItStaysTheirs() {
        var ada = somebody.somebody();
        var eve = somebody.somebody();
        var passkey = new TestPasskey();
        add(signedIn(ada), passkey);

        assertThat(add(signedIn(eve), passkey).location()).isEqualTo("/account?passkey");

        var browser = new PageClient(port);
        PasskeyClient.use(browser, passkey);
        assertThat(browser.get("/account").text()).contains(ada.email().value());
    }

    @Test
    void givenAnOwnerWithOnePasskey_whenItIsRemoved_thenItStaysUntilThereIsAnother() {
        var edgar = somebody.member(shops.open(), Role.OWNER);
        people.countSignIn(edgar.id());
        var browser = setUp(edgar, new TestPasskey());
        assertThat(browser.get("/account").text()).contains("You need at least one second factor");
        var token = browser.get("/account").formToken().orElseThrow();
        assertThat(browser.post("/account/passkeys/remove", "id", "AA", "_csrf", token)
                        .location())
                .isEqualTo("/account?needed");

        assertThat(add(browser, new TestPasskey()).location()).isEqualTo("/account?passkey-added");
        var id = ID.matcher(browser.get("/account").text());
        assertThat(id.find()).isTrue();
        assertThat(browser.submitFrom("/account", "/account/passkeys/remove", "id", id.group(1))
                        .location())
                .isEqualTo("/account?passkey-removed");

        assertThat(browser.get("/account").text()).contains("You need at least one second factor");
    }

    @Test
    void givenSomebodyWithoutSession_whenAPasskeyIsOfferedForAnAccount_thenThereIsNoWay() {
        var browser = new PageClient(port);

        var refused = PasskeyClient.options(browser, "/login", "/account/passkeys/options");
        var setUp = PasskeyClient.options(browser, "/login", "/login/second-factor/passkey/options");

        assertThat(refused.location()).isEqualTo("/login");
        assertThat(setUp.location()).isEqualTo("/login");
        assertThat(PasskeyClient.send(browser, "/login", "/account/passkeys", "{}")
                        .location())
                .isEqualTo("/login");
    }

    private PageClient setUp(Person person, TestPasskey passkey) {
        var browser = new PageClient(port);
        assertThat(withPassword(browser, person).location()).isEqualTo("/login/second-factor/set-up");
        assertThat(PasskeyClient.make(browser, "/login/second-factor/set-up", "/login/second-factor/passkey", passkey)
                        .location())
                .isEqualTo("/account");
        return browser;
    }

    private static Page add(PageClient browser, TestPasskey passkey) {
        return PasskeyClient.make(browser, "/account", "/account/passkeys", passkey);
    }

    private PageClient signedIn(Person person) {
        var browser = new PageClient(port);
        assertThat(withPassword(browser, person).location()).isEqualTo("/account");
        return browser;
    }

    private static Page withPassword(PageClient browser, Person person) {
        return browser.submit("/login", "email", person.email().value(), "password", PASSWORD);
    }

    private static byte[] handle(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }
}
