package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestPeople;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The way of a browser into the admin, and what others can do to it. */
@ServedTest
@Import(TestMembers.class)
class BffTests {

    private final TestMembers members;
    private final TestPeople people;
    private final ApplicationContext context;
    private final int port;

    private RegisteredShop shop;
    private UUID person;

    @SuppressWarnings("NullAway.Init") // set before each test
    BffTests(TestMembers members, TestPeople people, ApplicationContext context, @LocalServerPort int port) {
        this.members = members;
        this.people = people;
        this.context = context;
        this.port = port;
    }

    @BeforeEach
    void anOwner() {
        shop = BookableShop.open(context, 0).registered();
        person = members.join(shop, Role.OWNER);
    }

    @Test
    void givenASignedInPerson_whenTheAdminOpens_thenTheySeeThemselvesAndNoToken() {
        var browser = admin();

        var session = browser.get("/bff/session");
        var me = browser.get("/api/v1/me");

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text("csrfToken")).isNotEmpty();
        assertThat(session.body() + me.body()).doesNotContain("eyJ");
        assertThat(me.text("id")).isEqualTo(person.toString());
        assertThat(me.json().at("/shop/slug").asString()).isEqualTo(shop.slug());
        assertThat(me.json().at("/shop/role").asString()).isEqualTo("OWNER");
        assertThat(new TestBrowser(port, "").get("/bff/session").status()).isEqualTo(401);
    }

    @Test
    void givenNobodySignedIn_whenTheAdminOpens_thenTheySignInAndAreWhereTheyWantedToBe() {
        var ada = people.member(shop, Role.DISPATCHER);
        var browser = new PageClient(port);

        var asked = browser.get(TestBrowser.path(
                browser.get("/bff/login?return_to=/admin/board").location()));
        var signedIn = browser.submit("/login", "email", ada.email().value(), "password", TestPeople.PASSWORD);
        var back = browser.get(signedIn.location());
        var inside = browser.get(TestBrowser.path(back.location()));

        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.location()).endsWith("/login");
        assertThat(signedIn.location()).startsWith("/oauth2/authorize?");
        assertThat(back.location()).startsWith("http://localhost:8080/bff/callback?code=");
        assertThat(inside.location()).endsWith("/admin/board");
        assertThat(TestBrowser.like(browser, port).get("/api/v1/me").text("id"))
                .isEqualTo(ada.id().toString());
    }

    @Test
    void givenAPageToReturnTo_whenItIsNotTheAdmins_thenTheAdminsFirstPageOpens() {
        for (var page : List.of(
                "https://evil.example",
                "//evil.example",
                "/admin/../evil",
                "/admin//evil.example",
                "/adminevil",
                "/admin\\evil",
                "/admin?x",
                "javascript:alert(1)",
                "/login")) {
            assertThat(landing(page)).as(page).endsWith("/admin");
        }
        assertThat(landing("/admin/board")).endsWith("/admin/board");
    }

    @Test
    void givenAnAnswerThatBelongsToNoQuestion_whenItComes_thenNobodyIsSignedIn() {
        var browser = new TestBrowser(port, members.signedIn(person, shop));
        var forgeries = Map.<String, UnaryOperator<String>>of(
                "another state", it -> it.replaceAll("state=[^&]*", "state=another"),
                "no state", it -> it.replaceAll("&state=[^&]*", ""),
                "from another server", it -> it.replaceAll("iss=[^&]*", "iss=https://evil.example"),
                "from nobody", it -> it.replaceAll("&iss=[^&]*", ""),
                "another code", it -> it.replaceAll("code=[^&]*", "code=another"),
                "no code", it -> it.replaceAll("code=[^&]*&", ""));

        forgeries.forEach((name, forge) -> {
            var answer =
                    TestBrowser.path(browser.follow(browser.get("/bff/login")).location());
            var refused = browser.get(forge.apply(answer));
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.body()).as(name).contains("Please start again").contains("href=\"/bff/login\"");
            if (forge.apply(answer).contains(stateIn(answer))) {
                assertThat(browser.get(answer).status())
                        .as("the right answer, after the question was used up by: %s", name)
                        .isEqualTo(400);
            }
        });

        assertThat(browser.get("/bff/session").status()).isEqualTo(401);
        assertThat(browser.signInToTheAdmin().get("/bff/session").status()).isEqualTo(200);
    }

    @Test
    void givenTwoWindows_whenBothAreOnTheirWayIn_thenBothArrive() {
        var browser = new TestBrowser(port, members.signedIn(person, shop));
        var one = browser.get("/bff/login?return_to=/admin/board");
        var other = browser.get("/bff/login?return_to=/admin/team");

        var oneIn = browser.follow(browser.follow(one));
        var otherIn = browser.follow(browser.follow(other));

        assertThat(oneIn.location()).endsWith("/admin/board");
        assertThat(otherIn.location()).endsWith("/admin/team");
        assertThat(browser.get("/bff/session").status()).isEqualTo(200);
    }

    @Test
    void givenABrowserThatBeginsAgainAndAgain_whenItComesBackWithItsFirst_thenThatIsForgotten() {
        var browser = new TestBrowser(port, members.signedIn(person, shop));
        var first = browser.get("/bff/login");
        for (int i = 0; i < 5; i++) {
            browser.get("/bff/login");
        }

        assertThat(browser.follow(browser.follow(first)).status()).isEqualTo(400);
        assertThat(browser.signInToTheAdmin().get("/bff/session").status()).isEqualTo(200);
    }

    @Test
    void givenTheAnswerToSomebodyElse_whenABrowserIsLedToIt_thenItIsRefused() {
        var attacker = new TestBrowser(port, members.signedIn(members.join(shop, Role.TECHNICIAN), shop));
        var theirs = attacker.follow(attacker.get("/bff/login")).location();
        var victim = new TestBrowser(port, members.signedIn(person, shop));
        var victims = victim.get("/bff/login").location();
        var mixed = TestBrowser.path(theirs).replaceAll("state=[^&]*", "state=" + stateIn(victims));

        assertThat(victim.get(mixed).status()).as("their code under our state").isEqualTo(400);
        victim.get("/bff/login");
        assertThat(victim.get(TestBrowser.path(theirs)).status()).isEqualTo(400);
        assertThat(victim.get("/bff/session").status()).isEqualTo(401);
    }

    @Test
    void givenAPlantedSession_whenSomebodySignsInWithIt_thenItIsWorthNothingAfterwards() {
        var ada = people.member(shop, Role.DISPATCHER);
        var evesBrowser = new PageClient(port);
        evesBrowser.get("/bff/login");
        var planted = evesBrowser.cookie("wrenchtime").orElseThrow();
        var adasBrowser = new PageClient(port);
        adasBrowser.plant("wrenchtime", planted);
        adasBrowser.submit("/login", "email", ada.email().value(), "password", TestPeople.PASSWORD);
        var signedIn = adasBrowser.cookie("wrenchtime").orElseThrow();

        var login = adasBrowser.get("/bff/login");
        var answer = adasBrowser.get(TestBrowser.path(login.location()));
        adasBrowser.get(TestBrowser.path(answer.location()));

        var admin = adasBrowser.cookie("wrenchtime").orElseThrow();
        assertThat(TestBrowser.like(adasBrowser, port).get("/api/v1/me").status())
                .isEqualTo(200);
        assertThat(List.of(planted, signedIn, admin)).doesNotHaveDuplicates();
        for (var known : List.of(planted, signedIn)) {
            assertThat(new TestBrowser(port, "wrenchtime=" + known)
                            .get("/api/v1/me")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void givenARequestThatChangesSomething_whenItLacksOurDefence_thenItIsRefused() {
        var browser = admin();
        var token = browser.csrfToken();
        var other = admin().csrfToken();
        var wish = "{\"shop\":\"%s\"}".formatted(shop.slug());
        var attempts = Map.of(
                "no token", Map.<String, String>of(),
                "an empty token", Map.of("X-CSRF-Token", ""),
                "the token of another session", Map.of("X-CSRF-Token", other),
                "a longer token", Map.of("X-CSRF-Token", token + "x"),
                "from another site", Map.of("X-CSRF-Token", token, "Sec-Fetch-Site", "cross-site"),
                "from a neighbouring host", Map.of("X-CSRF-Token", token, "Sec-Fetch-Site", "same-site"),
                "typed into the address bar", Map.of("X-CSRF-Token", token, "Sec-Fetch-Site", "none"));

        var letIn = new TreeMap<String, Integer>();
        for (var path : List.of("/bff/shop", "/bff/logout", "/api/v1/invitations")) {
            attempts.forEach((name, headers) -> {
                var status = browser.post(path, wish, headers).status();
                if (status != 403) {
                    letIn.put(path + ", " + name, status);
                }
            });
        }

        assertThat(other).isNotEqualTo(token);
        assertThat(letIn).isEmpty();
        assertThat(browser.get("/bff/session", Map.of("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/bff/shop", wish, Map.of("X-CSRF-Token", token, "Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void givenASessionWithoutTheAdmin_whenItAsksTheApi_thenNobodyIsThere() {
        var browser = new TestBrowser(port, members.signedIn(person, shop));

        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    private static String stateIn(String address) {
        return address.replaceAll(".*[?&]state=([^&]*).*", "$1");
    }

    private TestBrowser admin() {
        return new TestBrowser(port, members.signedIn(person, shop)).signInToTheAdmin();
    }

    private String landing(String page) {
        var browser = new TestBrowser(port, members.signedIn(person, shop));
        var login = browser.get("/bff/login?" + TestClient.form(Map.of("return_to", page)));
        return browser.follow(browser.follow(login)).location();
    }
}
