package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.web.Scopes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;

/** Programs that a shop's owner lets in, from their secret to their last request. */
@ServedTest
class ApiClientTests {

    private final TestShops shops;
    private final BearerTokens callers;
    private final int port;

    private RegisteredShop shop;
    private StaffApiClient owner;

    @SuppressWarnings("NullAway.Init") // set before each test
    ApiClientTests(TestShops shops, BearerTokens callers, @LocalServerPort int port) {
        this.shops = shops;
        this.callers = callers;
        this.port = port;
    }

    @BeforeEach
    void anOwner() {
        shop = shops.open();
        owner = new StaffApiClient(port, TestCallers.member(shop.tenant(), Role.OWNER));
    }

    @Test
    void givenAProgram_whenItAsksForAToken_thenItActsForItsShopWithinItsScopes() {
        var program = program(create("Parts finder"));

        var token = program.token(Map.of("grant_type", "client_credentials", "scope", scope()));

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("expires_in").asInt()).isBetween(1, 900);
        assertThat(token.json().has("refresh_token")).isFalse();
        var caller = callers.identify(request(token.text("access_token"))).orElseThrow();
        assertThat(caller.tenant()).isEqualTo(shop.tenant());
        assertThat(caller.actor())
                .isEqualTo(new Actor.Program(UUID.fromString(program.id()), "Parts finder", Set.of(scope())));
    }

    @Test
    void givenAProgram_whenItAsksForMore_thenItGetsNothing() {
        var program = program(create("Parts finder"));

        var more = program.token(Map.of("grant_type", "client_credentials", "scope", "members:write"));
        var code = program.authorize(program.asking(), "");
        var password = program.token(Map.of("grant_type", "password", "username", "a", "password", "b"));
        var exchange = program.token(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token", "a"));
        var device =
                program.token(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:device_code", "device_code", "a"));
        var wrong = new TestClient(port, program.id(), "wts_wrong", "https://app.example")
                .token(Map.of("grant_type", "client_credentials"));

        assertThat(more.text("error")).isEqualTo("invalid_scope");
        assertThat(code.sentBack()).doesNotContainKey("code");
        assertThat(List.of(password, exchange, device))
                .allMatch(it -> it.status() == 400 && it.text("error").equals("unsupported_grant_type"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void givenARevokedProgram_whenItComes_thenNeitherItsSecretNorItsTokenIsGood() {
        var program = program(create("Parts finder"));
        var token = program.token(Map.of("grant_type", "client_credentials")).text("access_token");
        assertThat(audit(token)).isEqualTo(403);

        var revoked = owner.delete("api-clients/" + program.id());

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(program.token(Map.of("grant_type", "client_credentials")).status())
                .isEqualTo(401);
        assertThat(audit(token)).isEqualTo(401);
        assertThat(owner.delete("api-clients/" + program.id()).status()).isEqualTo(404);
        assertThat(owner.get("api-clients").json().toString()).doesNotContain(program.id());
    }

    @Test
    void givenAnotherSecret_whenTheFormerIsUsed_thenItIsRefused() {
        var former = program(create("Parts finder"));

        var replaced = owner.post("api-clients/" + former.id() + "/secret", "");

        assertThat(replaced.status()).isEqualTo(200);
        var next = program(replaced.json().path("secret").asString(), former.id());
        assertThat(former.token(Map.of("grant_type", "client_credentials")).status())
                .isEqualTo(401);
        assertThat(next.token(Map.of("grant_type", "client_credentials")).status())
                .isEqualTo(200);
    }

    @Test
    void givenARepeatedRequest_whenAnswered_thenItIsTheSameProgramWithTheSameSecret() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = body("Parts finder", scope());

        var first = owner.send("POST", "api-clients", body, key);
        var second = owner.send("POST", "api-clients", body, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.json().toString()).isEqualTo(first.json().toString());
        assertThat(owner.get("api-clients").json().path("items")).hasSize(1);
    }

    @Test
    void givenASecret_whenTheDatabaseIsRead_thenItIsNowhere() {
        var made = create("Parts finder");
        var secret = made.json().path("secret").asString();

        var kept = TestDatabase.shared()
                .superuser()
                .sql("SELECT row_to_json(c)::text FROM platform.oauth_client c WHERE shop_id = ?")
                .param(shop.id().value())
                .query(String.class)
                .single();
        var answers = TestDatabase.shared()
                .superuser()
                .sql("SELECT coalesce(string_agg(answer::text, ''), '') FROM " + shop.role() + ".idempotency_key")
                .query(String.class)
                .single();

        assertThat(secret).hasSizeGreaterThan(43);
        assertThat(kept + answers).doesNotContain(secret).doesNotContain(secret.substring(4));
        assertThat(owner.get("api-clients").json().toString()).doesNotContain(secret);
        assertThat(owner.get("audit").json().toString())
                .contains("api-client.created")
                .doesNotContain(secret);
    }

    @Test
    void givenAProgramOfAnotherShop_whenTouched_thenThereIsNothing() {
        var foreign = program(create("Parts finder"));
        var stranger = new StaffApiClient(port, TestCallers.member(shops.open().tenant(), Role.OWNER));

        assertThat(stranger.delete("api-clients/" + foreign.id()).status()).isEqualTo(404);
        assertThat(stranger.post("api-clients/" + foreign.id() + "/secret", "").status())
                .isEqualTo(404);
        assertThat(stranger.get("api-clients").json().path("items")).isEmpty();
        assertThat(foreign.token(Map.of("grant_type", "client_credentials")).status())
                .isEqualTo(200);
    }

    @Test
    void givenAWishThatCannotBe_whenSent_thenEachFieldIsNamed() {
        for (var body :
                List.of("{}", "{\"name\":\" \",\"scopes\":[]}", body("x", "everything:write"), body("x", "*"))) {
            assertThat(owner.post("api-clients", body).status()).as(body).isEqualTo(422);
        }
        assertThat(owner.send("POST", "api-clients", body("x", scope()), Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void givenAProgramAtWork_whenListed_thenItsLastUseIsKnown() {
        var program = program(create("Parts finder"));
        assertThat(owner.get("api-clients").json().at("/items/0/lastUsedAt").isNull())
                .isTrue();
        var token = program.token(Map.of("grant_type", "client_credentials")).text("access_token");

        audit(token);
        var first = owner.get("api-clients").json().at("/items/0/lastUsedAt").asString();
        audit(token);

        assertThat(first).isNotEmpty();
        assertThat(owner.get("api-clients").json().at("/items/0/lastUsedAt").asString())
                .isEqualTo(first);
    }

    private Answer create(String name) {
        var answer = owner.post("api-clients", body(name, scope()));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer;
    }

    private TestClient program(Answer created) {
        return program(
                created.json().path("secret").asString(),
                created.json().path("id").asString());
    }

    private TestClient program(String secret, String id) {
        return new TestClient(port, id, secret, "https://app.example/callback");
    }

    private int audit(String token) {
        return new StaffApiClient(port, "Bearer " + token).get("audit").status();
    }

    private static HttpServletRequest request(String token) {
        var request = new MockHttpServletRequest("GET", "/api/v1/audit");
        request.addHeader("Authorization", "Bearer " + token);
        return request;
    }

    private static String body(String name, String scope) {
        return "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, scope);
    }

    private static String scope() {
        return Scopes.all().first();
    }
}
