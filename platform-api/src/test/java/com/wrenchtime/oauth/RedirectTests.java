package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestShops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Nobody is sent anywhere but to the address that the client registered, letter by letter. */
@ServedTest
@Import({TestMembers.class, TestApplications.class})
class RedirectTests {

    private static final String LOOPBACK = "http://127.0.0.1:7777/callback";

    private static final List<String> VARIANTS = List.of(
            "https://app.example/callback/",
            "https://app.example/callback?",
            "https://app.example/callback?a=b",
            "https://app.example/callback#",
            "https://app.example/callback#fragment",
            "https://app.example/callback%2f",
            "https://app.example/callback%00",
            "https://app.example/callback%20",
            "https://app.example/callback ",
            " https://app.example/callback",
            "https://app.example/Callback",
            "https://APP.example/callback",
            "HTTPS://app.example/callback",
            "http://app.example/callback",
            "https://app.example",
            "https://app.example/",
            "https://app.example//callback",
            "https://app.example/./callback",
            "https://app.example/x/../callback",
            "https://app.example/callback/../callback",
            "https://app.example/%63allback",
            "https://app.example:443/callback",
            "https://app.example:8443/callback",
            "https://app.example./callback",
            "https://user@app.example/callback",
            "https://app.example@evil.example/callback",
            "https://app.example:x@evil.example/callback",
            "https://evil.example/callback",
            "https://evil.example/https://app.example/callback",
            "https://evil.example?https://app.example/callback",
            "https://evil.example#https://app.example/callback",
            "https://app.example.evil.example/callback",
            "https://evilapp.example/callback",
            "https://sub.app.example/callback",
            "https://app.example\\@evil.example/callback",
            "https:\\\\app.example\\callback",
            "https:app.example/callback",
            "//app.example/callback",
            "/callback",
            "app.example/callback",
            "javascript:alert(1)//https://app.example/callback",
            "data:text/html,https://app.example/callback",
            "https://app.example/callback\thttps://evil.example",
            "https://app.example/callback\r\nLocation: https://evil.example",
            "https://app.example/callback,https://evil.example/callback",
            "https://app.example/callback https://evil.example/callback",
            "https://xn--pp-eka.example/callback",
            "https://аpp.example/callback",
            "urn:ietf:wg:oauth:2.0:oob",
            "http://localhost:8080/bff/callback",
            "");

    private final TestMembers members;
    private final TestShops shops;
    private final TestApplications applications;
    private final int port;

    RedirectTests(TestMembers members, TestShops shops, TestApplications applications, @LocalServerPort int port) {
        this.members = members;
        this.shops = shops;
        this.applications = applications;
        this.port = port;
    }

    @Test
    void givenTheRegisteredAddress_whenAsked_thenThePersonIsSentThereWithTheNameOfWhoAnswers() {
        var shop = shops.open();
        var client = applications.register(port);
        var signedIn = members.signedIn(members.join(shop, Role.OWNER), shop);

        var answer = client.agree(client.authorize(client.asking(), signedIn), signedIn);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).startsWith(TestApplications.REDIRECT + "?code=");
        assertThat(answer.sentBack())
                .containsEntry("state", "some state & more")
                .containsEntry("iss", "http://localhost:8080")
                .containsOnlyKeys("code", "state", "iss");
    }

    @Test
    void givenEveryVariantOfTheAddress_whenAsked_thenNobodyIsSentAnywhere() {
        var shop = shops.open();
        var client = applications.register(port);
        var signedIn = members.signedIn(members.join(shop, Role.OWNER), shop);

        var wrong = new TreeMap<String, String>();
        for (var variant : VARIANTS) {
            var answer = client.authorize(with(client.asking(), "redirect_uri", variant), signedIn);
            if (answer.status() != 400 || !answer.location().isEmpty()) {
                wrong.put(variant, answer.status() + " " + answer.location());
            }
        }

        assertThat(VARIANTS).hasSizeGreaterThanOrEqualTo(50).doesNotHaveDuplicates();
        assertThat(wrong).isEmpty();
    }

    @Test
    void givenALoopbackAddress_whenAskedWithAnotherPort_thenThatIsAnotherAddress() {
        var shop = shops.open();
        var client = applications.register(port, LOOPBACK);
        var signedIn = members.signedIn(members.join(shop, Role.OWNER), shop);

        assertThat(client.authorize(client.asking(), signedIn).status()).isEqualTo(302);
        for (var variant : List.of(
                "http://127.0.0.1:7778/callback",
                "http://127.0.0.1/callback",
                "http://127.0.0.2:7777/callback",
                "http://[::1]:7777/callback",
                "http://localhost:7777/callback")) {
            var answer = client.authorize(with(client.asking(), "redirect_uri", variant), signedIn);
            assertThat(answer.status()).as(variant).isEqualTo(400);
        }
    }

    @Test
    void givenARequestThatLacksSomething_whenAsked_thenItIsRefusedAndNoCodeIsSent() {
        var shop = shops.open();
        var client = applications.register(port);
        var signedIn = members.signedIn(members.join(shop, Role.OWNER), shop);
        var requests = Map.of(
                "no challenge", without(client.asking(), "code_challenge"),
                "a plain challenge", with(client.asking(), "code_challenge_method", "plain"),
                "no method", without(client.asking(), "code_challenge_method"),
                "implicit", with(client.asking(), "response_type", "token"),
                "hybrid", with(client.asking(), "response_type", "code id_token"),
                "a scope that it was not given", with(client.asking(), "scope", "openid appointments:read"),
                "by reference",
                        with(client.asking(), "request_uri", "urn:ietf:params:oauth:request_uri:x___9999999999999"),
                "in an object", with(client.asking(), "request", "e30.e30."),
                "an unknown client", with(client.asking(), "client_id", "nobody"));

        requests.forEach((name, parameters) -> {
            var answer = client.authorize(parameters, signedIn);
            assertThat(answer.sentBack()).as(name).doesNotContainKeys("code", "access_token", "id_token");
            assertThat(answer.status()).as(name).isIn(302, 400);
            if (answer.status() == 302) {
                assertThat(answer.location()).as(name).startsWith(TestApplications.REDIRECT + "?error=");
                assertThat(answer.sentBack()).as(name).containsEntry("iss", "http://localhost:8080");
            }
        });
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> parameters, String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return changed;
    }
}
