package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestShops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** People are asked before an application of others learns who they are, and it learns no more than that. */
@ServedTest
@Import({TestMembers.class, TestApplications.class})
class ConsentTests {

    private final TestMembers members;
    private final TestShops shops;
    private final TestApplications applications;
    private final int port;

    private RegisteredShop shop;
    private String signedIn;
    private TestClient client;

    @SuppressWarnings("NullAway.Init") // set before each test
    ConsentTests(TestMembers members, TestShops shops, TestApplications applications, @LocalServerPort int port) {
        this.members = members;
        this.shops = shops;
        this.applications = applications;
        this.port = port;
    }

    @BeforeEach
    void anOwnerAndAnApplication() {
        shop = shops.open();
        signedIn = members.signedIn(members.join(shop, Role.OWNER), shop);
        client = applications.register(port);
    }

    @Test
    void givenARequest_whenThePersonIsAsked_thenThePageSaysWhoGetsWhatAndWhereItGoesOn() {
        var asked = client.authorize(asking("openid profile"), signedIn);
        var page = client.get(TestBrowser.path(asked.location()), Map.of(TestMembers.HEADER, signedIn));

        assertThat(asked.location()).startsWith("http://localhost:8080/login/consent?");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Sign in to Some application", "Your name", "https://app.example", "@example.com")
                .doesNotContain("style=", "onclick", "<script");
        assertThat(page.response().headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("form-action 'self' https://app.example;", "frame-ancestors 'none'");
        assertThat(client.get(TestBrowser.path(asked.location()) + "&lang=es", Map.of(TestMembers.HEADER, signedIn))
                        .body())
                .contains("Iniciar sesión en Some application", "Tu nombre");
    }

    @Test
    void givenAPersonWhoAgreed_whenTheApplicationComesAgain_thenTheyAreAskedAgain() {
        assertThat(client.code(signedIn)).isNotEmpty();

        var again = client.authorize(client.asking(), signedIn);

        assertThat(again.sentBack()).doesNotContainKey("code");
        assertThat(client.refuse(again, signedIn).sentBack())
                .containsEntry("error", "access_denied")
                .containsEntry("iss", "http://localhost:8080")
                .doesNotContainKey("code");
    }

    @Test
    void givenTheQuestionToSomebodyElse_whenAnswered_thenNoCodeIsSent() {
        var asked = client.authorize(client.asking(), signedIn);
        var other = members.signedIn(members.join(shop, Role.OWNER), shop);

        assertThat(client.get(TestBrowser.path(asked.location()), Map.of(TestMembers.HEADER, other))
                        .status())
                .isEqualTo(400);
        for (var answerer : List.of(other, "wrenchtime=nobody")) {
            assertThat(client.agree(asked, answerer).sentBack()).as(answerer).doesNotContainKey("code");
        }
        assertThat(client.get("/login/consent?state=made-up", Map.of(TestMembers.HEADER, signedIn))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void givenAPersonWhoAgreed_whenTheApplicationUsesItsToken_thenItLearnsWhoTheyAreAndNothingOfTheApi() {
        var asked = client.authorize(asking("openid profile"), signedIn);
        var tokens = client.exchange(client.agree(asked, signedIn).sentBack().getOrDefault("code", ""));
        var bearer = Map.of("Authorization", "Bearer " + tokens.text("access_token"));

        assertThat(client.get("/oauth2/userinfo", bearer).text("sub")).isNotEmpty();
        assertThat(client.get("/oauth2/userinfo", bearer).json().has("name"))
                .as("agreed to openid alone")
                .isFalse();
        assertThat(client.get("/api/v1/me", bearer).status()).isEqualTo(401);
    }

    @Test
    void givenAPersonWhoAgreed_whenTheySignOut_thenTheApplicationsTokensEnd() {
        var tokens = client.exchange(client.code(signedIn));
        var browser = new TestBrowser(port, signedIn).signInToTheAdmin();

        assertThat(browser.change("/bff/logout", "").status()).isEqualTo(204);

        assertThat(client.refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(client.get("/oauth2/userinfo", Map.of("Authorization", "Bearer " + tokens.text("access_token")))
                        .status())
                .isEqualTo(401);
    }

    private Map<String, String> asking(String scope) {
        var parameters = new LinkedHashMap<>(client.asking());
        parameters.put("scope", scope);
        return parameters;
    }
}
