package com.wrenchtime.operator;

import static com.wrenchtime.testing.TestPeople.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.identity.OperatorProcess;
import com.wrenchtime.identity.Operators;
import com.wrenchtime.identity.factors.AppOfSomebody;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PageClient.Page;
import com.wrenchtime.testing.PasskeyClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPasskey;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.testing.TestShops;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How those who run the platform get in: by the link that the command line prints, then by passkey, and by nothing else. */
@ServedTest
@ExtendWith(OutputCaptureExtension.class)
class OperatorSignInTests {

    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080(/operator-invitation/[A-Za-z0-9_-]{43})");
    private static final Pattern TOKEN = Pattern.compile("visit-[A-Za-z0-9_-]{43}");
    private static final String UNPAID = "{\"reason\": \"Unpaid\"}";
    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");

    private final TestPeople somebody;
    private final TestShops shops;
    private final Operators operators;

    @LocalServerPort
    private int port;

    OperatorSignInTests(TestPeople somebody, TestShops shops, Operators operators) {
        this.somebody = somebody;
        this.shops = shops;
        this.operators = operators;
    }

    @BeforeEach
    void everybodyMayTryAgain() {
        TestDatabase.shared().superuser().sql("DELETE FROM platform.proof_try").update();
    }

    @Test
    void givenTheLinkOfTheCommandLine_whenAPasskeyIsMade_thenItsHolderRunsThePlatformUntilDismissed(
            CapturedOutput output) {
        var mailbox = new EmailAddress("olga-" + UUID.randomUUID() + "@example.com");
        var link = inviteFromTheCommandLine(mailbox, output);
        var passkey = new TestPasskey();
        var browser = new PageClient(port);
        var shop = shops.open();
        assertThat(browser.get(link).text()).contains(mailbox.value());
        assertThat(PasskeyClient.make(browser, link, link, new TestPasskey().unverified())
                        .location())
                .isEqualTo(link + "?passkey");

        assertThat(PasskeyClient.make(browser, link, link, passkey).location()).isEqualTo("/account");

        assertThat(browser.get(link).status()).as("used").isEqualTo(404);
        assertThat(ask(browser, "/operator/shops").status()).isEqualTo(200);
        assertThat(browser.send(browser.request("/api/v1/operator/shops/" + shop.id() + "/suspend")
                                .setHeader("Accept", "application/json")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(UNPAID)))
                        .status())
                .as("without the defence")
                .isEqualTo(403);
        assertThat(change(browser, "POST", "/shops/" + shop.id() + "/suspend", UNPAID)
                        .status())
                .isEqualTo(200);

        var again = new PageClient(port);
        PasskeyClient.use(again, passkey);
        assertThat(ask(again, "/operator/shops").status()).isEqualTo(200);

        run("--dismiss-operator=" + mailbox.value());
        assertThat(ask(again, "/operator/shops").status()).isEqualTo(401);
        var later = new PageClient(port);
        PasskeyClient.use(later, passkey);
        assertThat(ask(later, "/operator/shops").status()).isEqualTo(401);
    }

    @Test
    void givenAnOperator_whenTheySignInWithPasswordAndCode_thenThePlatformIsClosed() {
        var olga = somebody.somebody();
        var link = invite(olga.email());
        var passkey = new TestPasskey();
        var first = new PageClient(port);
        PasskeyClient.make(first, link, link, passkey);
        var key = KEY.matcher(first.get("/account/authenticator").text());
        assertThat(key.find()).isTrue();
        var app = new AppOfSomebody(key.group(1));
        first.submit("/account/authenticator", "code", app.code());
        var browser = new PageClient(port);
        browser.submit("/login", "email", olga.email().value(), "password", PASSWORD);
        assertThat(browser.submit("/login/second-factor", "code", app.nextCode())
                        .location())
                .isEqualTo("/account");

        assertThat(ask(browser, "/operator/shops").status()).isEqualTo(401);
        assertThat(PasskeyClient.make(browser, "/account", "/account/passkeys", new TestPasskey())
                        .location())
                .as("nor does it lead to a passkey")
                .isEqualTo("/account?operator");
    }

    @Test
    void givenPasskeysOfBefore_whenSomebodyBecomesAnOperator_thenTheyAndTheirSessionsAreOver() {
        var olga = somebody.somebody();
        var former = new TestPasskey();
        var stolen = new PageClient(port);
        stolen.submit("/login", "email", olga.email().value(), "password", PASSWORD);
        PasskeyClient.make(stolen, "/account", "/account/passkeys", former);
        var link = invite(olga.email());

        var own = new PageClient(port);
        own.submit("/login", "email", olga.email().value(), "password", PASSWORD);
        PasskeyClient.make(own, link, link, new TestPasskey());

        assertThat(ask(own, "/operator/shops").status())
                .as("in the very browser that was signed in before")
                .isEqualTo(200);
        assertThat(stolen.get("/account").location()).isEqualTo("/login");
        assertThat(PasskeyClient.use(new PageClient(port), former).location()).isEqualTo("/login?passkey");
    }

    @Test
    void givenAMemberWithAPasskey_whenTheyAskForThePlatform_thenItIsClosed() {
        var edgar = somebody.member(shops.open(), Role.DISPATCHER);
        var browser = new PageClient(port);
        browser.submit("/login", "email", edgar.email().value(), "password", PASSWORD);
        var passkey = new TestPasskey();
        PasskeyClient.make(browser, "/account", "/account/passkeys", passkey);
        var in = new PageClient(port);
        PasskeyClient.use(in, passkey);

        assertThat(in.get("/account").status()).isEqualTo(200);
        assertThat(ask(in, "/operator/shops").status()).isEqualTo(401);
    }

    @Test
    void givenASecondLink_whenTheFirstIsUsed_thenItIsWorthNothing() {
        var mailbox = new EmailAddress("olga-" + UUID.randomUUID() + "@example.com");
        var first = invite(mailbox);
        var second = invite(mailbox);

        assertThat(new PageClient(port).get(first).status()).isEqualTo(404);
        assertThat(new PageClient(port).get(second).status()).isEqualTo(200);
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.operator_invitation SET expires_at = now()")
                .update();
        assertThat(new PageClient(port).get(second).status()).as("too old").isEqualTo(404);
    }

    @Test
    void givenAnOperator_whenTheyVisitAShopForAReason_thenTheyReadItUntilTheyLeaveAndItsOwnLogSaysSo() {
        var shop = shops.open();
        var browser = anOperator();

        var withoutReason = change(browser, "POST", "/shops/" + shop.id() + "/visits", "{}");
        var begun = change(browser, "POST", "/shops/" + shop.id() + "/visits", "{\"reason\": \"Ticket 7\"}");

        assertThat(withoutReason.status()).isEqualTo(422);
        assertThat(begun.status()).isEqualTo(201);
        var visitor = new StaffApiClient(port, "Bearer " + valueOf("token", begun));
        assertThat(visitor.get("audit")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("actorLabel").asString() + " "
                                + it.get("action").asString() + " "
                                + it.get("reason").asString()))
                .containsExactly("operator Ada Driver visit.read Ticket 7", "operator Ada Driver visit.begun Ticket 7");
        assertThat(ask(browser, "/audit").status())
                .as("the session itself reads no shop")
                .isEqualTo(401);
        assertThat(change(browser, "DELETE", "/visits/" + valueOf("id", begun), "")
                        .status())
                .isEqualTo(204);
        assertThat(visitor.get("audit").status()).isEqualTo(401);
    }

    @Test
    void givenAnOperator_whenTheyUseThePages_thenAShopIsFoundSuspendedVisitedAndOpenedAgain() {
        var shop = shops.open();
        var browser = anOperator();
        var page = "/operator/shops/" + shop.id();

        assertThat(browser.get("/account").text()).contains("href=\"/operator\"");
        assertThat(browser.get("/operator?q=" + shop.slug().substring(3)).text())
                .contains(page);
        assertThat(browser.get("/operator?q=" + UUID.randomUUID()).text()).contains("No shop has an address like this");
        assertThat(browser.submitFrom(page, page + "/suspend", "reason", " ").location())
                .isEqualTo(page + "?reason");
        assertThat(browser.get(page + "?reason").text()).contains("Say why");
        assertThat(browser.get(page).text()).contains("Open<");

        assertThat(browser.submitFrom(page, page + "/suspend", "reason", "Unpaid")
                        .location())
                .isEqualTo(page);
        assertThat(browser.get(page).text()).contains("Suspended<");
        assertThat(browser.submitFrom(page, page + "/suspend", "reason", "Unpaid")
                        .location())
                .as("once more")
                .isEqualTo(page);
        var visited = browser.submitFrom(page, page + "/visits", "reason", "Ticket 7");
        var token = TOKEN.matcher(visited.text());
        assertThat(token.find()).isTrue();
        browser.submitFrom(page, page + "/resume", "reason", "Paid");

        assertThat(browser.get(page).text()).contains("Open<");
        assertThat(new StaffApiClient(port, "Bearer " + token.group())
                        .get("audit")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("action").asString() + " "
                                + it.get("reason").asString()))
                .containsExactly(
                        "visit.read Ticket 7", "shop.resumed Paid", "visit.begun Ticket 7", "shop.suspended Unpaid");
        assertThat(browser.get("/operator/shops/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void givenSomebodyElse_whenTheyOpenTheOperatorsPages_thenNothingIsThere() {
        var shop = shops.open();
        var page = "/operator/shops/" + shop.id();
        var member = new PageClient(port);
        member.submit(
                "/login", "email", somebody.member(shop, Role.OWNER).email().value(), "password", PASSWORD);

        for (var browser : List.of(new PageClient(port), member)) {
            for (var path : List.of("/operator", page)) {
                assertThat(browser.get(path).location()).as(path).isEqualTo("/account");
            }
            for (var deed : List.of("/suspend", "/resume", "/visits")) {
                assertThat(browser.submitFrom("/forgot-password", page + deed, "reason", "Because")
                                .location())
                        .as(deed)
                        .isEqualTo("/account");
            }
        }
        assertThat(anOperator()
                        .post(page + "/suspend", "reason", "Without the form's token")
                        .location())
                .isEqualTo("/login?again");
        assertThat(TestDatabase.shared()
                        .superuser()
                        .sql("SELECT status FROM platform.shop WHERE id = ?")
                        .param(shop.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("ACTIVE");
    }

    private PageClient anOperator() {
        var link = invite(somebody.somebody().email());
        var browser = new PageClient(port);
        PasskeyClient.make(browser, link, link, new TestPasskey());
        return browser;
    }

    private static Page ask(PageClient browser, String rest) {
        return browser.send(browser.request("/api/v1" + rest)
                .setHeader("Accept", "application/json")
                .GET());
    }

    private static Page change(PageClient browser, String method, String rest, String body) {
        return browser.send(browser.request("/api/v1/operator" + rest)
                .setHeader("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", valueOf("csrfToken", ask(browser, "/operator/session")))
                .method(method, BodyPublishers.ofString(body)));
    }

    private static String valueOf(String field, Page json) {
        var found = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(json.text());
        assertThat(found.find()).as(json.text()).isTrue();
        return found.group(1);
    }

    private String invite(EmailAddress mailbox) {
        return "/operator-invitation/" + operators.invite(mailbox).value();
    }

    private static String inviteFromTheCommandLine(EmailAddress mailbox, CapturedOutput output) {
        run("--invite-operator=" + mailbox.value());
        return LINK.matcher(output.getAll())
                .results()
                .reduce((one, other) -> other)
                .orElseThrow()
                .group(1);
    }

    private static void run(String argument) {
        assertThat(OperatorProcess.run(
                        PlatformApplication.class, TestDatabase.shared().arguments(argument)))
                .isZero();
    }
}
