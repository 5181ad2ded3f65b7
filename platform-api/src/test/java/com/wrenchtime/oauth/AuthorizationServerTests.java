package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.ServedTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the authorization server says of itself, and what of it is out of reach. */
@ServedTest
class AuthorizationServerTests {

    private final TestClient anybody;

    AuthorizationServerTests(@LocalServerPort int port) {
        this.anybody = new TestClient(port, "nobody", "nothing", TestApplications.REDIRECT);
    }

    @Test
    void givenTheServer_whenDiscovered_thenItDescribesWhatIsThereUnderItsConfiguredName() {
        for (var path : List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
            var metadata = anybody.get(path, Map.of("X-Forwarded-Host", "evil.example"))
                    .json();

            assertThat(metadata.path("issuer").asString()).isEqualTo("http://localhost:8080");
            assertThat(metadata.path("token_endpoint").asString()).isEqualTo("http://localhost:8080/oauth2/token");
            assertThat(metadata.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
            assertThat(metadata.path("grant_types_supported").toString())
                    .isEqualTo("[\"authorization_code\",\"refresh_token\",\"client_credentials\"]");
            assertThat(metadata.path("code_challenge_methods_supported").toString())
                    .isEqualTo("[\"S256\"]");
            assertThat(metadata.path("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
            for (var absent : List.of(
                    "registration_endpoint",
                    "introspection_endpoint",
                    "device_authorization_endpoint",
                    "pushed_authorization_request_endpoint",
                    "tls_client_certificate_bound_access_tokens")) {
                assertThat(metadata.has(absent)).as(absent).isFalse();
            }
        }
    }

    @Test
    void givenTheKeySet_whenRead_thenItHasPublicKeysOnly() {
        var keys = anybody.get("/oauth2/jwks", Map.of()).json().path("keys");

        assertThat(keys).isNotEmpty().allSatisfy(it -> {
            assertThat(it.path("kty").asString()).isEqualTo("EC");
            assertThat(it.path("alg").asString()).isEqualTo("ES256");
            assertThat(it.has("d")).isFalse();
        });
    }

    @Test
    void givenRoutesThatSpringCouldAnswer_whenCalled_thenNothingIsThere() {
        var answered = new TreeMap<String, Integer>();
        for (var path : List.of(
                "/oauth2/introspect",
                "/oauth2/register",
                "/connect/register",
                "/connect/logout",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/token/",
                "/oauth2/TOKEN",
                "/.well-known/openid-configuration/x",
                "/.well-known/oauth-authorization-server/x",
                "/oauth2/consent",
                "/login/oauth2/code/x",
                "/oauth2/authorization/x")) {
            for (var method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS")) {
                var status = anybody.send(method, path).status();
                if (status != 401) {
                    answered.put(method + " " + path, status);
                }
            }
        }

        assertThat(answered).isEmpty();
    }

    @Test
    void givenAnAddressOfSpringsThatAShopCouldHave_whenCalled_thenItIsThePageOfNoShop() {
        assertThat(anybody.send("GET", "/userinfo").status()).isEqualTo(404);
        assertThat(anybody.send("POST", "/userinfo").status()).isEqualTo(405);
    }

    @Test
    void givenAnotherOrigin_whenItAsks_thenItMayReadNothing() {
        for (var path : List.of("/oauth2/token", "/oauth2/jwks", "/.well-known/openid-configuration", "/bff/session")) {
            var answer = anybody.get(path, Map.of("Origin", "https://evil.example"));
            assertThat(answer.response().headers().map()).as(path).doesNotContainKey("access-control-allow-origin");
        }
    }
}
