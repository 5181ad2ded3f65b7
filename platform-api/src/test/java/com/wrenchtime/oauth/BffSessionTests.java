package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What a session of the admin gives, and everything that ends it. */
@ServedTest
@Import(TestMembers.class)
class BffSessionTests {

    private final TestMembers members;
    private final TestPeople people;
    private final TestShops shops;
    private final ApplicationContext context;
    private final int port;

    private RegisteredShop shop;
    private UUID person;

    @SuppressWarnings("NullAway.Init") // set before each test
    BffSessionTests(
            TestMembers members,
            TestPeople people,
            TestShops shops,
            ApplicationContext context,
            @LocalServerPort int port) {
        this.members = members;
        this.people = people;
        this.shops = shops;
        this.context = context;
        this.port = port;
    }

    @BeforeEach
    void anOwner() {
        shop = BookableShop.open(context, 0).registered();
        person = members.join(shop, Role.OWNER);
    }

    @Test
    void givenASession_whenItIsUsed_thenItKeepsItsId() {
        var browser = admin();
        var before = browser.cookie();

        for (var path : List.of("/api/v1/sessions", "/bff/session", "/account", "/oauth2/jwks")) {
            assertThat(browser.get(path).response().headers().allValues("Set-Cookie"))
                    .as(path)
                    .noneMatch(it -> it.startsWith("wrenchtime="));
        }

        // Else requests side by side would take the session away from each other.
        assertThat(new TestBrowser(port, before).get("/bff/session").status()).isEqualTo(200);
    }

    @Test
    void givenARoleThatFell_whenThePersonGoesOn_thenTheyMayNoLongerWhatTheyMight() throws InterruptedException {
        var browser = admin();
        assertThat(browser.get("/api/v1/audit").status()).isEqualTo(200);

        members.change(person, shop, Role.TECHNICIAN);

        within60Seconds(() -> browser.get("/api/v1/audit").status() == 403);
        assertThat(browser.get("/api/v1/me").json().at("/shop/role").asString()).isEqualTo("TECHNICIAN");
    }

    @Test
    void givenAMembershipThatEnded_whenThePersonGoesOn_thenNobodyIsThere() throws InterruptedException {
        var browser = admin();
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);

        members.leave(person, shop);

        within60Seconds(() -> browser.get("/api/v1/me").status() == 401);
        assertThat(browser.get("/bff/session").status()).isEqualTo(401);
    }

    @Test
    void givenTwoShops_whenThePersonGoesOnForTheOther_thenEverythingIsAboutThat() {
        var other = BookableShop.open(context, 0).registered();
        members.join(person, other, Role.DISPATCHER);
        var foreign = shops.open();
        var browser = admin();

        var moved = goTo(browser, other.slug());

        assertThat(moved.status()).isEqualTo(204);
        var me = browser.get("/api/v1/me").json();
        assertThat(me.at("/shop/slug").asString()).isEqualTo(other.slug());
        assertThat(me.at("/shop/role").asString()).isEqualTo("DISPATCHER");
        assertThat(browser.get("/api/v1/audit").status()).isEqualTo(403);
        var unknown = goTo(browser, "nobody-is-here");
        for (var wish :
                List.of(foreign.slug(), foreign.id().toString(), other.id().toString())) {
            var refused = goTo(browser, wish);
            assertThat(refused.status()).as(wish).isEqualTo(404);
            assertThat(withoutRequest(refused)).as(wish).isEqualTo(withoutRequest(unknown));
        }
        assertThat(goTo(browser, shop.slug()).status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/audit").status()).isEqualTo(200);
    }

    @Test
    void givenAWishForNoShop_whenSent_thenTheFieldIsNamed() {
        var answer = admin().change("/bff/shop", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"shop\"");
    }

    @Test
    void givenSeveralBrowsers_whenOneIsEnded_thenTheOthersGoOn() {
        var here = admin();
        var there = admin();
        var sessions = here.get("/api/v1/sessions").json().path("items");
        assertThat(sessions).hasSize(2);
        assertThat(sessions).filteredOn(it -> it.path("current").asBoolean()).hasSize(1);
        assertThat(sessions).allMatch(it -> it.path("device").asString().equals("Some browser"));
        var other = sessions.get(0).path("current").asBoolean() ? sessions.get(1) : sessions.get(0);

        var ended = here.end("/api/v1/sessions/" + other.path("id").asString());

        assertThat(ended.status()).isEqualTo(204);
        assertThat(there.get("/bff/session").status()).isEqualTo(401);
        assertThat(there.follow(there.get("/bff/login")).location()).endsWith("/login");
        assertThat(here.get("/bff/session").status()).isEqualTo(200);
        assertThat(grants()).isEqualTo(1);
    }

    @Test
    void givenASessionOfSomebodyElse_whenEnded_thenItIsNotFoundLikeAnUnknownOne() {
        var browser = admin();
        var mine = browser.get("/api/v1/sessions").json().at("/items/0/id").asString();
        var stranger = new TestBrowser(port, members.signedIn(members.join(shop, Role.OWNER), shop)).signInToTheAdmin();

        var foreign = stranger.end("/api/v1/sessions/" + mine);
        var unknown = stranger.end("/api/v1/sessions/" + UUID.randomUUID());

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutRequest(foreign)).isEqualTo(withoutRequest(unknown));
        assertThat(browser.get("/bff/session").status()).isEqualTo(200);
    }

    @Test
    void givenSeveralBrowsers_whenThePersonSignsOutEverywhere_thenAllAreOut() {
        var here = admin();
        var there = admin();

        assertThat(here.end("/api/v1/sessions").status()).isEqualTo(204);

        assertThat(there.get("/bff/session").status()).isEqualTo(401);
        assertThat(here.get("/bff/session").status()).isEqualTo(401);
        assertThat(there.follow(there.get("/bff/login")).location()).endsWith("/login");
        assertThat(grants()).isZero();
    }

    @Test
    void givenAMemberWhoseDeviceIsLost_whenAnOwnerSignsThemOut_thenTheyAreOutEverywhereAndMayComeBack() {
        var mike = members.join(shop, Role.TECHNICIAN);
        var lost = new TestBrowser(port, members.signedIn(mike, shop)).signInToTheAdmin();
        var owner = admin();
        var sessionsOfMike = "/api/v1/members/" + memberIn(owner, mike) + "/sessions";
        var stranger = BookableShop.open(context, 0).registered();
        var strangersOwner = new TestBrowser(port, members.signedIn(members.join(stranger, Role.OWNER), stranger))
                .signInToTheAdmin();

        assertThat(strangersOwner.end(sessionsOfMike).status()).isEqualTo(404);
        assertThat(lost.end(sessionsOfMike).status()).as("himself").isEqualTo(403);
        assertThat(lost.get("/bff/session").status()).isEqualTo(200);
        assertThat(owner.end(sessionsOfMike).status()).isEqualTo(204);

        assertThat(lost.get("/bff/session").status()).isEqualTo(401);
        assertThat(lost.follow(lost.get("/bff/login")).location()).endsWith("/login");
        assertThat(owner.get("/api/v1/audit?action=member.signed-out")
                        .json()
                        .get("items")
                        .size())
                .isOne();
        var back = new TestBrowser(port, members.signedIn(mike, shop)).signInToTheAdmin();
        assertThat(back.get("/api/v1/me").status()).isEqualTo(200);
    }

    private static String memberIn(TestBrowser owner, UUID person) {
        return owner.get("/api/v1/members")
                .json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("person").asString().equals(person.toString()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    @Test
    void givenASession_whenSignedOut_thenNeitherItNorItsGrantIsLeft() {
        var browser = admin();
        var before = browser.cookie();

        var out = browser.change("/bff/logout", "");

        assertThat(out.status()).isEqualTo(204);
        var thief = new TestBrowser(port, before);
        assertThat(thief.get("/bff/session").status()).isEqualTo(401);
        assertThat(thief.follow(thief.get("/bff/login")).location())
                .as("signed out of the sign-in, too")
                .endsWith("/login");
        assertThat(grants()).isZero();
        assertThat(browser.cookie())
                .as("the answer has %s", out.response().headers().map())
                .isEmpty();
    }

    @Test
    void givenASession_whenNobodyUsesItForTwelveHours_thenItIsOver() {
        var browser = admin();
        assertThat(lastUsed(Duration.ofHours(11), browser)).isEqualTo(200);
        assertThat(lastUsed(Duration.ofHours(12), browser)).isEqualTo(401);
    }

    @Test
    void givenTheDatabaseAlone_whenACookieIsMadeFromIt_thenItOpensNothing() {
        var browser = admin();
        var id = TestDatabase.shared()
                .superuser()
                .sql("SELECT session_id FROM platform.spring_session WHERE principal_name = ?")
                .param(person.toString())
                .query(String.class)
                .single();
        var sealed = decoded(browser.cookie());
        var seal = sealed.substring(sealed.lastIndexOf('.'));

        assertThat(sealed).startsWith(id + ".");
        assertThat(new TestBrowser(port, encoded(sealed)).get("/bff/session").status())
                .isEqualTo(200);
        for (var made : List.of(id, id + ".", id + ".e30", id + seal + "A", "x" + id + seal, seal)) {
            assertThat(new TestBrowser(port, encoded(made)).get("/bff/session").status())
                    .as(made)
                    .isEqualTo(401);
        }
    }

    @Test
    void givenASession_whenSomebodyElseSignsInInTheSameBrowser_thenWhatWasGrantedInItEnds() {
        var ada = people.member(shop, Role.OWNER);
        var eve = people.member(shop, Role.TECHNICIAN);
        var browser = new PageClient(port);
        browser.submit("/login", "email", ada.email().value(), "password", TestPeople.PASSWORD);
        for (var next = "/bff/login"; !next.endsWith("/admin"); ) {
            next = TestBrowser.path(browser.get(next).location());
        }
        assertThat(TestBrowser.like(browser, port).get("/api/v1/me").text("id"))
                .isEqualTo(ada.id().toString());

        browser.submitFrom("/account", "/login", "email", eve.email().value(), "password", TestPeople.PASSWORD);

        assertThat(browser.get("/account").text()).contains(eve.email().value());
        assertThat(TestBrowser.like(browser, port).get("/api/v1/me").status()).isEqualTo(401);
        assertThat(grantsOf(ada.id())).isZero();
    }

    private static String decoded(String cookie) {
        var value = cookie.substring(cookie.indexOf('=') + 1);
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return "wrenchtime=" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private int lastUsed(Duration ago, TestBrowser browser) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.spring_session SET last_access_time = last_access_time - :ago,"
                        + " expiry_time = expiry_time - :ago WHERE principal_name = :person")
                .param("ago", ago.toMillis())
                .param("person", person.toString())
                .update();
        return browser.get("/bff/session").status();
    }

    private TestBrowser admin() {
        return new TestBrowser(port, members.signedIn(person, shop)).signInToTheAdmin();
    }

    private static TestClient.Answer goTo(TestBrowser browser, String shop) {
        return browser.change("/bff/shop", "{\"shop\":\"%s\"}".formatted(shop));
    }

    private static String withoutRequest(TestClient.Answer answer) {
        return answer.body().replaceAll("\"(instance|requestId)\":\"[^\"]*\"", "");
    }

    private long grants() {
        return grantsOf(person);
    }

    private static long grantsOf(UUID person) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT count(*) FROM platform.oauth_grant WHERE person_id = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    /** What is remembered on each node is remembered for some seconds. */
    private static void within60Seconds(BooleanSupplier expected) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!expected.getAsBoolean()) {
            assertThat(System.nanoTime()).as("It takes too long").isLessThan(deadline);
            Thread.sleep(200);
        }
    }
}
