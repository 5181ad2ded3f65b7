package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.accounts.CustomerClient.newPhone;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What customers do with their own account and sessions. */
@ServedTest
class AccountTests {

    private static final String PASSWORD = "violet gasket under the moon";

    private final PublicApiClient api;
    private final BookableShop shop;
    private final CustomerClient anybody;

    AccountTests(ApplicationContext application, @LocalServerPort int port) {
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.anybody = new CustomerClient(api, shop.slug());
    }

    @Test
    void givenAnAccount_whenRenamed_thenTheVersionDecides() {
        var ana = anybody.signedIn(newMailbox());
        var seen = ana.get("");

        var renamed = ana.patch("", seen.version(), "{\"name\": \"Ana\"}");
        var stale = ana.patch("", seen.version(), "{\"name\": \"Bob\"}");
        var blind = ana.send("PATCH", "", "{\"name\": \"Bob\"}", Map.of());

        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(renamed.version()).isEqualTo(seen.version() + 1);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/present/name").asString()).isEqualTo("Ana");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(ana.patch("", renamed.version(), "{\"name\": \"\\u0007\"}").errors())
                .containsExactly("name plain-text");
        assertThat(ana.get("").text("name")).isEqualTo("Ana");
    }

    @Test
    void givenTwoSessions_whenOneIsEnded_thenOnlyTheOtherGoesOn() {
        var mailbox = newMailbox();
        var here = anybody.signedIn(mailbox);
        var there = anybody.signedIn(mailbox);
        var list = here.get("/sessions").json().get("items");
        assertThat(list).hasSize(2);
        var other = list.get(list.get(0).get("current").asBoolean() ? 1 : 0);
        assertThat(other.get("current").asBoolean()).isFalse();

        assertThat(here.delete("/sessions/" + other.get("id").asString()).status())
                .isEqualTo(204);

        assertThat(there.get("").status()).isEqualTo(401);
        assertThat(here.get("").status()).isEqualTo(200);
        assertThat(here.delete("/sessions/" + other.get("id").asString()).status())
                .isEqualTo(404);
        assertThat(here.delete("/sessions/current").status()).isEqualTo(204);
        assertThat(here.get("").status()).isEqualTo(401);
    }

    @Test
    void givenSessionsOfTwoCustomers_whenOneSignsOutEverywhere_thenTheOthersStayIn() {
        var mailbox = newMailbox();
        var here = anybody.signedIn(mailbox);
        var there = anybody.signedIn(mailbox);
        var bob = anybody.signedIn(newMailbox());
        var bobs = bob.get("/sessions").json().at("/items/0/id").asString();

        assertThat(here.delete("/sessions/" + bobs).status()).isEqualTo(404);
        assertThat(here.delete("/sessions").status()).isEqualTo(204);

        assertThat(List.of(
                        here.get("").status(),
                        there.get("").status(),
                        bob.get("").status()))
                .containsExactly(401, 401, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"last_used_at = now() - interval '14 days 1 second'", "expires_at = now() - interval '1 second'"
            })
    void givenASessionThatIsTooOld_whenUsed_thenItIsOver(String aged) {
        var ana = anybody.signedIn(newMailbox());
        assertThat(ana.get("").status()).isEqualTo(200);

        sql("UPDATE %s.account_session SET " + aged);

        assertThat(ana.get("").status()).isEqualTo(401);
    }

    @Test
    void givenASession_whenTheDatabaseIsRead_thenItsTokenIsNotThere() {
        var ana = anybody.signedIn(newMailbox());

        assertThat(TestDatabase.shared()
                        .superuser()
                        .sql("SELECT string_agg(s::text, ' ') FROM %s.account_session s"
                                .formatted(shop.registered().role()))
                        .query(String.class)
                        .single())
                .doesNotContain(ana.token(), ana.token().substring("customer-".length()));
    }

    @Test
    void givenAPassword_whenSet_thenItOpensAndOtherSessionsEnd() {
        var mailbox = newMailbox();
        var there = anybody.signedIn(mailbox);
        var here = anybody.signedIn(mailbox);

        var set = here.put("/password", "{\"password\": \"%s\"}".formatted(PASSWORD));

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(set.json().get("hasPassword").asBoolean()).isTrue();
        assertThat(List.of(here.get("").status(), there.get("").status())).containsExactly(200, 401);
        var signedIn = anybody.signInByPassword(mailbox, PASSWORD);
        assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(201);
        var byPassword = new CustomerClient(api, shop.slug(), signedIn.text("token"));
        assertThat(byPassword.get("").text("email")).isEqualTo(mailbox);
        // What a password let in may not change how one is let in.
        assertThat(byPassword
                        .put("/password", "{\"password\": \"another %s\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(byPassword.delete("/password").status()).isEqualTo(403);
        assertThat(here.delete("/password").status()).isEqualTo(200);
        assertThat(anybody.signInByPassword(mailbox, PASSWORD).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too short", "aaaaaaaaaaaaaaaaaaaa", "passwordpassword", "qwertyuiopasdfgh"})
    void givenAPasswordThatIsNoGood_whenSet_thenItSaysSo(String password) {
        var ana = anybody.signedIn(newMailbox());

        var answer = ana.put("/password", "{\"password\": \"%s\"}".formatted(password));

        assertThat(answer.errors()).containsExactly("password invalid");
        assertThat(ana.get("").json().get("hasPassword").asBoolean()).isFalse();
    }

    @Test
    void givenAWrongPasswordNoPasswordAndNobody_whenTried_thenTheAnswersAreTheSame() {
        var withPassword = newMailbox();
        var without = newMailbox();
        anybody.signedIn(withPassword).put("/password", "{\"password\": \"%s\"}".formatted(PASSWORD));
        anybody.signedIn(without);

        var answers = List.of(
                anybody.signInByPassword(withPassword, PASSWORD + "!"),
                anybody.signInByPassword(without, PASSWORD),
                anybody.signInByPassword(newMailbox(), PASSWORD));

        assertThat(answers.stream().map(AccountTests::told).distinct()).hasSize(1);
        assertThat(answers).extracting(Answer::status).containsOnly(422);
    }

    @Test
    void givenFiveTries_whenThePasswordIsRight_thenItMustWaitAndACodeStillOpens() {
        var mailbox = newMailbox();
        anybody.signedIn(mailbox).put("/password", "{\"password\": \"%s\"}".formatted(PASSWORD));
        for (int i = 0; i < 5; i++) {
            assertThat(anybody.signInByPassword(mailbox, "wrong").status()).isEqualTo(422);
        }

        assertThat(anybody.signInByPassword(mailbox, PASSWORD).status()).isEqualTo(429);

        assertThat(anybody.signedIn(mailbox).get("").status()).isEqualTo(200);
    }

    @Test
    void givenANewTelephone_whenItsCodeIsGiven_thenItIsAddedAndTheMailboxIsTold() {
        var mailbox = newMailbox();
        var phone = newPhone();
        var ana = anybody.signedIn(mailbox);

        var code = ana.receiveToAdd(phone);
        assertThat(ana.get("").json().get("phone").isNull())
                .as("not yet proven")
                .isTrue();
        var added = ana.post("/contacts", code.json());

        assertThat(added.status()).as(added.toString()).isEqualTo(200);
        assertThat(added.text("phone")).isEqualTo(phone);
        assertThat(added.text("email")).isEqualTo(mailbox);
        assertThat(new ReceivedMessages(TestDatabase.shared())
                        .to(mailbox, 2)
                        .getLast()
                        .body())
                .contains("was changed", "+1 530-555-0100");
        assertThat(anybody.signedIn(phone).get("").text("id")).isEqualTo(added.text("id"));
    }

    @Test
    void givenAnotherMailbox_whenProven_thenTheFormerOpensNothingOfTheAccount() {
        var former = newMailbox();
        var ana = anybody.signedIn(former);
        var id = ana.get("").text("id");

        ana.post("/contacts", ana.receiveToAdd(newMailbox()).json());

        assertThat(anybody.signedIn(former).get("").text("id")).isNotEqualTo(id);
    }

    @Test
    void givenAMailboxOfAnotherAccount_whenProven_thenItStaysThere() {
        var bobs = newMailbox();
        var bob = anybody.signedIn(bobs);
        var ana = anybody.signedIn(newMailbox());

        var refused = ana.post("/contacts", ana.receiveToAdd(bobs).json());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).endsWith("contact-taken");
        assertThat(bob.get("").text("email")).isEqualTo(bobs);
    }

    @Test
    void givenACodeToAddAContact_whenSomebodyElseGivesItOrItIsToSignIn_thenItIsWrong() {
        var ana = anybody.signedIn(newMailbox());
        var bob = anybody.signedIn(newMailbox());

        assertThat(bob.post("/contacts", ana.receiveToAdd(newMailbox()).json()).status())
                .isEqualTo(422);
        assertThat(ana.post("/contacts", anybody.receive(newMailbox()).json()).status())
                .isEqualTo(422);
    }

    @Test
    void givenASessionOfYesterday_whenContactsOrPasswordAreChanged_thenACodeIsAskedForFirst() {
        var ana = anybody.signedIn(newMailbox());
        var code = ana.receiveToAdd(newMailbox());
        sql("UPDATE %s.account_session SET proven_at = now() - interval '16 minutes'");

        assertThat(ana.post("/contacts", code.json()).text("type")).endsWith("prove-again");
        assertThat(ana.put("/password", "{\"password\": \"%s\"}".formatted(PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(ana.delete("/contacts/email").status()).isEqualTo(403);
        assertThat(ana.get("").status()).isEqualTo(200);
    }

    @Test
    void givenTwoContacts_whenBothAreRemoved_thenTheLastStays() {
        var ana = anybody.signedIn(newMailbox());
        ana.post("/contacts", ana.receiveToAdd(newPhone()).json());

        assertThat(ana.delete("/contacts/email").status()).isEqualTo(200);
        assertThat(ana.delete("/contacts/email").status()).isEqualTo(404);
        assertThat(ana.delete("/contacts/fax").status()).isEqualTo(404);
        var last = ana.delete("/contacts/phone");

        assertThat(last.status()).isEqualTo(409);
        assertThat(last.text("type")).endsWith("last-contact");
    }

    private void sql(String statement) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(shop.registered().role()))
                .update();
    }

    private static String told(Answer answer) {
        return answer.response().body().replace(answer.text("requestId"), "ID");
    }
}
