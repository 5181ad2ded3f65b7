package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.accounts.CustomerClient.newPhone;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.accounts.CustomerClient.Code;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneTimeCodeTests {

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final BookableShop ours;
    private final BookableShop theirs;

    OneTimeCodeTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
        this.ours = BookableShop.open(application, 1);
        this.theirs = BookableShop.open(application, 1);
    }

    @Test
    void givenNobody_whenTheyGiveTheCodeThatWasMailed_thenTheyHaveAnAccount() {
        var mailbox = newMailbox();
        var customer = freshShop();

        var signedIn = customer.redeem(customer.receive(mailbox));

        assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(201);
        assertThat(signedIn.text("token")).startsWith("customer-").hasSizeGreaterThan(60);
        assertThat(signedIn.json().at("/account/email").asString()).isEqualTo(mailbox);
        assertThat(signedIn.json().at("/account/phone").isNull()).isTrue();
    }

    @Test
    void givenATelephone_whenItsCodeIsAskedFor_thenATextComesFromTheShop() {
        var phone = newPhone();
        var customer = freshShop();

        var signedIn = customer.signedIn(phone);

        assertThat(signedIn.get("").text("phone")).isEqualTo(phone);
        var text = new ReceivedMessages(TestDatabase.shared()).onlyTo(phone);
        assertThat(text.channel()).isEqualTo("TEXT");
        assertThat(text.body()).contains("10 minutes", "Tell it to nobody");
    }

    enum Wrong {
        MISTYPED,
        EXPIRED,
        USED,
        SIXTH_TRY,
        SUPERSEDED,
        OF_ANOTHER_REQUEST,
        OF_ANOTHER_SHOP,
        NEVER_ASKED_FOR,
        TO_ADD_A_CONTACT
    }

    @ParameterizedTest
    @EnumSource
    void givenACodeThatIsNotGood_whenGiven_thenNobodyIsInAndTheAnswerSaysNoMore(Wrong wrong) {
        var customer = new CustomerClient(api, ours.slug());
        var given = wrong(wrong, customer);
        var sessions = count("account_session");

        var answer = customer.redeem(given);

        assertThat(answer.status()).as("%s: %s", wrong, answer).isEqualTo(422);
        assertThat(told(answer))
                .isEqualTo(told(customer.redeem(new Code(UUID.randomUUID().toString(), "123456"))));
        assertThat(count("account_session")).isEqualTo(sessions);
    }

    private Code wrong(Wrong wrong, CustomerClient customer) {
        var mailbox = newMailbox();
        var code = customer.receive(mailbox);
        return switch (wrong) {
            case MISTYPED -> code.wrong();
            case EXPIRED -> {
                expire(code);
                yield code;
            }
            case USED -> {
                assertThat(customer.redeem(code).status()).isEqualTo(201);
                yield code;
            }
            case SIXTH_TRY -> {
                for (int i = 0; i < 5; i++) {
                    assertThat(customer.redeem(code.wrong()).status()).isEqualTo(422);
                }
                yield code;
            }
            case SUPERSEDED -> {
                customer.receive(mailbox);
                yield code;
            }
            case OF_ANOTHER_REQUEST -> new Code(customer.receive(newMailbox()).request(), code.digits());
            case OF_ANOTHER_SHOP -> new CustomerClient(api, theirs.slug()).receive(mailbox);
            case NEVER_ASKED_FOR -> new Code(UUID.randomUUID().toString(), code.digits());
            case TO_ADD_A_CONTACT -> customer.signedIn(newMailbox()).receiveToAdd(newMailbox());
        };
    }

    @Test
    void givenFourWrongTries_whenTheFifthIsRight_thenItIsTaken() {
        var customer = freshShop();
        var code = customer.receive(newMailbox());
        for (int i = 0; i < 4; i++) {
            customer.redeem(code.wrong());
        }

        assertThat(customer.redeem(code).status()).isEqualTo(201);
    }

    @Test
    void givenACode_whenGivenManyTimesAtOnce_thenOneGetsIn() throws ExecutionException, InterruptedException {
        var customer = freshShop();
        var code = customer.receive(newMailbox());

        var answers = Race.of(8, it -> customer.redeem(code).status());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 422);
    }

    @Test
    void givenACode_whenGuessedManyTimesAtOnce_thenOnlyFiveTriesAreLookedAt()
            throws ExecutionException, InterruptedException {
        var shop = BookableShop.open(application, 1);
        var customer = new CustomerClient(api, shop.slug());
        var code = customer.receive(newMailbox());

        var answers = Race.of(12, it -> customer.redeem(code.wrong()).status());

        assertThat(answers).containsOnly(422);
        assertThat(customer.redeem(code).status()).isEqualTo(422);
        assertThat(TestDatabase.shared()
                        .superuser()
                        .sql("SELECT tries FROM %s.one_time_code"
                                .formatted(shop.registered().role()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void givenSomebodyKnownAndSomebodyUnknown_whenCodesAreAskedFor_thenTheAnswersAreTheSame() {
        var known = newMailbox();
        var customer = freshShop();
        customer.signedIn(known);

        var toKnown = customer.ask(known);
        var toUnknown = customer.ask(newMailbox());

        assertThat(List.of(toKnown.status(), toUnknown.status())).containsOnly(202);
        assertThat(names(toKnown)).isEqualTo(names(toUnknown)).containsExactly("request", "expiresAt");
        assertThat(toKnown.response().headers().map().keySet())
                .isEqualTo(toUnknown.response().headers().map().keySet());
    }

    @Test
    void givenThreeCodesInTenMinutes_whenAnotherIsAskedFor_thenItMustWaitKnownOrNot() {
        var customer = freshShop();
        var known = newMailbox();
        customer.signedIn(known);
        for (var mailbox : List.of(known, newMailbox())) {
            while (customer.ask(mailbox).status() == 202) {
                assertThat(new ReceivedMessages(TestDatabase.shared()).soFar(mailbox))
                        .hasSizeLessThan(4);
            }

            var refused = customer.ask(mailbox);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.response()
                            .headers()
                            .firstValue("Retry-After")
                            .orElseThrow()))
                    .isBetween(500, 600);
            assertThat(new ReceivedMessages(TestDatabase.shared()).to(mailbox, 3))
                    .hasSize(3);
        }
        assertThat(customer.ask(newMailbox()).status()).as("others").isEqualTo(202);
    }

    @Test
    void givenManyRequestsAtOnce_whenCounted_thenNoMoreCodesThanAllowedAreSent()
            throws ExecutionException, InterruptedException {
        var customer = freshShop();
        var mailbox = newMailbox();

        var answers = Race.of(10, it -> customer.ask(mailbox).status());

        assertThat(answers.stream().filter(it -> it == 202)).hasSize(3);
        assertThat(answers).containsOnly(202, 429);
    }

    @Test
    void givenOneAddress_whenItAsksForCodesToMany_thenItMustWait() {
        var customer = freshShop();

        var answers = Stream.generate(() -> customer.ask(newMailbox()).status())
                .limit(21)
                .toList();

        assertThat(answers.subList(0, 20)).containsOnly(202);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    void givenACode_whenTheDatabaseIsRead_thenItIsNowhere() {
        var shop = BookableShop.open(application, 1);
        var customer = new CustomerClient(api, shop.slug());
        var code = customer.receive(newMailbox());
        var role = shop.registered().role();

        var readable = TestDatabase.shared()
                .superuser()
                .sql("""
                    SELECT (SELECT count(*) FROM %1$s.one_time_code
                            WHERE code_hash IN (sha256(:code), sha256(:both)) OR one_time_code::text LIKE :like)
                         + (SELECT count(*) FROM %1$s.message WHERE body LIKE :like)\
                    """.formatted(role))
                .param("code", code.digits().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("both", (code.request() + ":" + code.digits()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .param("like", "%" + code.digits() + "%")
                .query(Long.class)
                .single();

        assertThat(readable).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} phone required",
                "{\"email\": \"ana\"} email invalid",
                "{\"phone\": \"12\"} phone invalid",
                "{\"phone\": \"+15302000142\", \"email\": \"ana@example.com\"} email ambiguous",
                "{\"email\": \"ana@example.com\", \"shop\": \"other\"} shop unknown"
            })
    void givenBadInput_whenACodeIsAskedFor_thenItSaysWhatIsWrongAndNothingIsSent(String example) {
        var split = example.indexOf("} ") + 1;
        var codes = count("one_time_code");

        var answer = api.post(ours.slug() + "/customers/codes", example.substring(0, split));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly(example.substring(split + 1));
        assertThat(count("one_time_code")).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} request required",
                "{\"request\": \"1\", \"code\": \"123456\"} request invalid",
                "{\"request\": \"6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19\", \"code\": \"12345\"} code invalid",
                "{\"request\": \"6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19\", \"code\": \"12345a\"} code invalid",
                "{\"request\": \"6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19\", \"code\": \"123456\", \"name\": \" \"} name"
                        + " invalid"
            })
    void givenBadInput_whenACodeIsGiven_thenItSaysWhatIsWrong(String example) {
        var split = example.indexOf("} ") + 1;

        var answer = api.post(ours.slug() + "/customers/sessions", example.substring(0, split));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).contains(example.substring(split + 1));
    }

    private CustomerClient freshShop() {
        return new CustomerClient(api, BookableShop.open(application, 1).slug());
    }

    private void expire(Code code) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.one_time_code SET expires_at = now() - interval '1 second' WHERE id = ?::uuid"
                        .formatted(ours.registered().role()))
                .param(code.request())
                .update();
    }

    private long count(String table) {
        return TestDatabase.shared().count(ours.registered().role() + "." + table);
    }

    private static List<String> names(Answer answer) {
        return List.copyOf(answer.json().propertyNames());
    }

    private static String told(Answer answer) {
        return answer.response().body().replace(answer.text("requestId"), "ID");
    }
}
