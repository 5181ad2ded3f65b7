package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.TestShops;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeTest
class OriginTests {

    private static final String SITE = "https://edgar.example";

    private final Http http;
    private final OpenShops shops;
    private final Tokens tokens;

    OriginTests(Http http, OpenShops shops, Tokens tokens) {
        this.http = http;
        this.shops = shops;
        this.tokens = tokens;
    }

    @ParameterizedTest
    @CsvSource({
        "https://edgar.example, true",
        "https://EDGAR.example, false",
        "http://edgar.example, false",
        "https://edgar.example:443, false",
        "https://edgar.example.evil.com, false",
        "https://sub.edgar.example, false",
        "http://localhost:*, false",
        "http://localhost, true",
        "http://localhost:5173, true",
        "http://localhost:99999999, false",
        "http://localhost:80.evil.com, false",
        "https://localhost:5173, false",
        "http://127.0.0.1:5173, false",
        "null, false",
        "*, false"
    })
    void givenAListOfOrigins_whenAsked_thenOnlyThoseAreAllowed(String origin, boolean allowed) {
        assertThat(Origins.isAllowed(origin, Set.of(SITE, "http://localhost:*", "https://*.wild.example")))
                .isEqualTo(allowed);
    }

    @Test
    void givenAnAllowedOrigin_whenItAsksFirst_thenItLearnsWhatItMayDo() {
        var answer = preflight("/api/v1/public/" + shops.open(SITE).slug() + "/holds", SITE);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST, PUT, PATCH, DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, Idempotency-Key, If-Match");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void givenAForeignOriginOrNoShop_whenAskedFirst_thenNothingIsAllowed() {
        var foreign = preflight("/api/v1/public/" + shops.open(SITE).slug() + "/holds", "https://evil.example");
        var unknown = preflight("/api/v1/public/" + TestShops.randomSlug() + "/holds", SITE);
        var malformed = preflight("/api/v1/public/manage/token", SITE);

        assertThat(foreign.header("Access-Control-Allow-Origin")).isNull();
        assertThat(foreign.header("Access-Control-Allow-Methods")).isNull();
        assertThat(foreign.header("Vary")).contains("Origin");
        assertThat(unknown.header("Access-Control-Allow-Origin")).isNull();
        assertThat(malformed.header("Access-Control-Allow-Origin")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /coverage, 200",
        "GET, /services?how=not-found, 404",
        "GET, /services?how=bug, 500",
        "GET, /services?how=57014, 503",
        "GET, /availability, 422",
        "GET, /coverage, 406",
        "GET, /customers/me, 401",
        "POST, /holds, 413"
    })
    void givenAnAllowedOrigin_whenAnswered_thenItsPageMayReadTheAnswer(String method, String rest, int status) {
        var path = "/api/v1/public/" + shops.open(SITE).slug() + rest;

        var answer = method.equals("POST")
                ? http.post(path, " ".repeat(70_000), "Origin", SITE)
                : http.get(path, "Origin", SITE, "Accept", status == 406 ? "text/csv" : "*/*");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .isEqualTo("ETag, Retry-After, X-Request-Id, Location");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @Test
    void givenAForeignOrigin_whenAnswered_thenItsPageMayNotReadTheAnswer() {
        var answer =
                http.get("/api/v1/public/" + shops.open(SITE).slug() + "/coverage", "Origin", "https://evil.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void givenAManageLink_whenCalled_thenTheOriginsOfItsShopApply() {
        var edgar = shops.open(SITE).tenant();
        var token = CurrentTenant.call(edgar, () -> tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, UUID.randomUUID()));

        var answer = preflight("/api/v1/public/manage/" + token, SITE);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
    }

    private Http.Answer preflight(String path, String origin) {
        return http.send("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "POST");
    }
}
