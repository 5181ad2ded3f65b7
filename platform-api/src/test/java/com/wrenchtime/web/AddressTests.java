package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.testing.TestShops;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which shop a request is for, what may be called at all, and what is written down about it. */
@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class AddressTests {

    private final Http http;
    private final OpenShops shops;
    private final Provisioning provisioning;
    private final Tokens tokens;

    AddressTests(Http http, OpenShops shops, Provisioning provisioning, Tokens tokens) {
        this.http = http;
        this.shops = shops;
        this.provisioning = provisioning;
        this.tokens = tokens;
    }

    @Test
    void givenTwoShops_whenCalled_thenOnlyThePathDecides() {
        var edgar = shops.open().slug();
        var other = shops.open().slug();

        var answer = http.get(
                "/api/v1/public/" + edgar + "/coverage?shop=" + other,
                "X-Tenant",
                other,
                "X-Forwarded-Host",
                other + ".example.com");

        assertThat(answer.json().path("shop").asString()).isEqualTo(edgar);
    }

    @Test
    void givenAShopThatIsNotOpen_whenCalled_thenNobodyCanTellItFromOneThatNeverWas() {
        var suspended = shops.open();
        provisioning.suspend(suspended.id());

        var gone = http.get("/api/v1/public/" + suspended.slug() + "/coverage");
        var unknown = http.get("/api/v1/public/" + TestShops.randomSlug() + "/coverage");

        assertThat(gone.status()).isEqualTo(404);
        assertThat(withoutId(gone)).isEqualTo(withoutId(unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manage", "Edgar", "%00", "a", "-a-", "%D0%B5dgar", "edgar%20", "null"})
    void givenWhatIsNoShopsAddress_whenCalled_thenRefused(String slug) {
        assertThat(http.get("/api/v1/public/" + slug + "/coverage").status()).isIn(400, 404);
    }

    @Test
    void givenAnEncodedAddress_whenCalled_thenItIsTheSameShop() {
        var edgar = shops.open().slug();

        var answer = http.get(
                "/api/v1/publi%63/%" + Integer.toHexString(edgar.charAt(0)) + edgar.substring(1) + "/coverage");

        assertThat(answer.json().path("shop").asString()).isEqualTo(edgar);
    }

    @Test
    void givenAManageToken_whenCalled_thenItsShopIsBound() {
        var edgar = shops.open();
        var token = CurrentTenant.call(
                edgar.tenant(), () -> tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, UUID.randomUUID()));
        var hold = CurrentTenant.call(edgar.tenant(), () -> tokens.issue(Tokens.Purpose.HOLD, UUID.randomUUID()));

        assertThat(http.get("/api/v1/public/manage/" + token)
                        .json()
                        .path("shop")
                        .asString())
                .isEqualTo(edgar.slug());
        assertThat(http.get("/api/v1/public/manage/" + hold).problem()).isEqualTo("not-found");
        assertThat(http.get("/api/v1/public/manage/coverage").problem()).isEqualTo("not-found");
        provisioning.suspend(edgar.id());
        assertThat(http.get("/api/v1/public/manage/" + token).problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/public/SHOP/unlisted, 401, unauthenticated",
        "GET,    /api/v1/public/SHOP/nothing, 401, unauthenticated",
        "GET,    /api/v1/public, 401, unauthenticated",
        "GET,    /api/v1/appointments, 401, unauthenticated",
        "GET,    /actuator/health, 401, unauthenticated",
        "GET,    /actuator/prometheus, 401, unauthenticated",
        "GET,    /error, 401, unauthenticated",
        "GET,    /, 401, unauthenticated",
        "PUT,    /api/v1/public/SHOP/holds, 405, method-not-allowed",
        "GET,    /api/v1/public/SHOP/holds, 405, method-not-allowed",
        "BREW,   /api/v1/public/SHOP/holds, 405, method-not-allowed",
        "DELETE, /api/v1/public/SHOP/coverage, 405, method-not-allowed",
        "POST,   /health, 405, method-not-allowed",
        "TRACE,  /api/v1/public/SHOP/coverage, 405, method-not-allowed",
        "GET,    /api/v1/public/SHOP/coverage/, 401, unauthenticated",
        "GET,    /api/v1/public/SHOP/coverage.json, 401, unauthenticated"
    })
    void givenWhatIsNotListed_whenCalled_thenRefused(String method, String path, int status, String problem) {
        var answer = http.send(method, path.replace("SHOP", shops.open().slug()));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Allow") != null).isEqualTo(status == 405);
        assertThat(answer.header("WWW-Authenticate") != null).isEqualTo(status == 401);
    }

    @Test
    void givenAnOpenRoute_whenAskedWithHeadOrOptions_thenAnsweredWithoutABody() {
        var coverage = "/api/v1/public/" + shops.open().slug() + "/coverage";

        var head = http.send("HEAD", coverage);
        var options = http.send("OPTIONS", coverage);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/public/edgar%2Fcoverage HTTP/1.1",
                "GET /api/v1/public/edgar/..%2f..%2fhealth HTTP/1.1",
                "GET /api/v1/public/edgar/%2e%2e/coverage HTTP/1.1",
                "GET /api/v1/public/edgar;x=1/coverage HTTP/1.1",
                "GET /api/v1/public//edgar/coverage HTTP/1.1",
                "GET /api/v1/public/edgar%5ccoverage HTTP/1.1",
                "GET /api/v1/public/edgar\\coverage HTTP/1.1",
                "GET /api/v1/public/edgar%00/coverage HTTP/1.1",
                "GET /api/v1/public/edgar%0d%0aX:1/coverage HTTP/1.1",
                "GET /api/v1/public/edgar%zz/coverage HTTP/1.1",
                "GET /api/v1/public/ed<gar>/coverage HTTP/1.1",
                "GET /api/v1/public/edgar%25/coverage HTTP/1.1",
                "GET /api/v1/public/edgar%ff%fe/coverage HTTP/1.1",
            })
    void givenAMalformedAddress_whenCalled_thenAProblemSaysSo(String line) throws IOException {
        var answer = http.raw(line, "Host: localhost", "Connection: close");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/problems/malformed-request");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("x-request-id")
                .doesNotContain("tomcat", "html");
    }

    @Test
    void givenHeadersWithoutEnd_whenCalled_thenRefused() throws IOException {
        var answer = http.raw("GET /health HTTP/1.1", "Host: localhost", "X-Long: " + "a".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("html");
    }

    @Test
    void givenAnyAnswer_whenReceived_thenItCarriesTheSecurityHeaders() {
        var answer = http.get("/api/v1/public/" + shops.open().slug() + "/coverage");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security")).isNull();
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void givenARequest_whenAnswered_thenOneLineTellsOfItWithoutPersonalData(CapturedOutput output) {
        var edgar = shops.open();
        var token = CurrentTenant.call(
                edgar.tenant(), () -> tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, UUID.randomUUID()));

        var id = http.get("/api/v1/public/manage/" + token + "?phone=4155552671", "X-Request-Id", "mine\u00e9")
                .header("X-Request-Id");

        var lines = output.getAll()
                .lines()
                .filter(it -> it.contains(String.valueOf(id)))
                .toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("GET /api/v1/public/manage/{token} 200", edgar.slug())
                .doesNotContain(token, "4155552671", "mine");
    }

    private static String withoutId(Http.Answer answer) {
        return answer.body().replace(String.valueOf(answer.header("X-Request-Id")), "ID");
    }
}
