package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read: the pages of the API and of its problems. */
@EdgeTest
class DocsTests {

    private final Http http;

    DocsTests(Http http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/swagger-ui/index.html",
                "/docs/swagger-ui/swagger-ui-bundle.js",
                "/docs/swagger-ui/swagger-initializer.js",
                "/docs/swagger-ui/swagger-ui.css",
                "/openapi.json",
                "/openapi.json/swagger-config"
            })
    void givenThePages_whenOpened_thenAllTheirPartsAreThere(String path) {
        assertThat(http.get(path).status()).isEqualTo(200);
    }

    @Test
    void givenTheShortAddress_whenOpened_thenItLeadsToThePage() {
        var answer = http.get("/docs");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/docs/swagger-ui/index.html");
    }

    @Test
    void givenThePage_whenOpened_thenItMayRunOurScriptsAndNoOthers() {
        var page = http.get("/docs/swagger-ui/index.html");

        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';", "frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("<script>", "http://", "https://");
        assertThat(http.get("/docs/swagger-ui/swagger-initializer.js").body()).contains("/openapi.json");
    }

    @Test
    void givenAProblem_whenItsTypeIsOpened_thenItIsExplained() {
        assertThat(Problems.ALL)
                .allSatisfy(it -> assertThat(http.get(it.uri().toString())
                                .json()
                                .path("title")
                                .asString())
                        .isEqualTo(it.title()));
    }

    @Test
    void givenNoSuchProblem_whenOpened_thenNothingIsThere() {
        assertThat(http.get("/problems/unheard-of").problem()).isEqualTo("not-found");
        assertThat(http.get("/problems").json()).hasSize(Problems.ALL.size());
    }
}
