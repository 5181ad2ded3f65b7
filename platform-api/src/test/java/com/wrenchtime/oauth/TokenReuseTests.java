package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * A code and a refresh token are good for one use, also when two come with it at the same moment. What keeps the two apart
 * is a row in the database, so it does not matter whether they come to the same node.
 */
@ServedTest
@Import({TestMembers.class, TestApplications.class})
class TokenReuseTests {

    private static final int TRIES = 200;

    private final TestMembers members;
    private final TestShops shops;
    private final TestApplications applications;
    private final int port;

    TokenReuseTests(TestMembers members, TestShops shops, TestApplications applications, @LocalServerPort int port) {
        this.members = members;
        this.shops = shops;
        this.applications = applications;
        this.port = port;
    }

    @Test
    void givenACode_whenExchangedAgain_thenTheTokensOfTheFirstTimeEndToo() {
        var client = applications.register(port);
        var code = client.code(signedIn());
        var tokens = client.exchange(code);

        var again = client.exchange(code);

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
        assertThat(client.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void givenARefreshToken_whenUsedAgain_thenItsSuccessorEndsToo() {
        var client = applications.register(port);
        var first = client.exchange(client.code(signedIn()));
        var second = client.refresh(first.text("refresh_token"));
        var third = client.refresh(second.text("refresh_token"));

        var again = client.refresh(first.text("refresh_token"));

        assertThat(List.of(first.status(), second.status(), third.status())).containsOnly(200);
        assertThat(again.text("error")).isEqualTo("invalid_grant");
        assertThat(client.refresh(third.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void givenACodeOfAnotherClient_whenExchanged_thenItIsWorthNothingToEither() {
        var client = applications.register(port);
        var thief = applications.register(port);
        var code = client.code(signedIn());

        assertThat(thief.exchange(code).text("error")).isEqualTo("invalid_grant");
        assertThat(client.exchange(code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void givenACode_whenExchangedWithAnotherProof_thenItIsRefused() {
        var client = applications.register(port);
        var code = client.code(signedIn());
        for (var wrong : List.of("another-verifier-that-is-long-enough-0123456789-abc", TestClient.CHALLENGE, "")) {
            var answer = client.token(Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "redirect_uri",
                    TestApplications.REDIRECT,
                    "code_verifier",
                    wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(400);
        }
        assertThat(client.exchange(code).status()).isEqualTo(200);
    }

    @Test
    void givenOneCode_whenTwoExchangeItAtOnce_thenOneGetsTokensAndNobodyKeepsThem() throws Exception {
        var client = applications.register(port);
        var signedIn = signedIn();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TRIES; i++) {
                var code = client.code(signedIn);

                var answers = atOnce(threads, () -> client.exchange(code));

                var good = answers.stream().filter(it -> it.status() == 200).toList();
                assertThat(good).as("try %d", i).hasSize(1);
                assertThat(answers)
                        .filteredOn(it -> it.status() != 200)
                        .allMatch(it -> it.text("error").equals("invalid_grant"));
                assertThat(client.refresh(good.getFirst().text("refresh_token")).status())
                        .isEqualTo(400);
            }
        }
        assertThat(grants(client)).isZero();
    }

    @Test
    void givenOneRefreshToken_whenTwoUseItAtOnce_thenOneGetsTokensAndTheGrantEnds() throws Exception {
        var client = applications.register(port);
        var signedIn = signedIn();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < TRIES; i++) {
                var token = client.exchange(client.code(signedIn)).text("refresh_token");

                var answers = atOnce(threads, () -> client.refresh(token));

                var good = answers.stream().filter(it -> it.status() == 200).toList();
                assertThat(good).as("try %d", i).hasSize(1);
                assertThat(client.refresh(good.getFirst().text("refresh_token")).status())
                        .isEqualTo(400);
            }
        }
        assertThat(grants(client)).isZero();
    }

    private String signedIn() {
        var shop = shops.open();
        return members.signedIn(members.join(shop, Role.OWNER), shop);
    }

    private static long grants(TestClient client) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT count(*) FROM platform.oauth_grant WHERE client_id = ?")
                .param(client.id())
                .query(Long.class)
                .single();
    }

    private static List<TestClient.Answer> atOnce(ExecutorService threads, Callable<TestClient.Answer> request) {
        var start = new CyclicBarrier(2);
        return IntStream.range(0, 2)
                .mapToObj(it -> threads.submit(() -> {
                    start.await();
                    return request.call();
                }))
                .toList()
                .stream()
                .map(TokenReuseTests::result)
                .toList();
    }

    private static TestClient.Answer result(Future<TestClient.Answer> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
