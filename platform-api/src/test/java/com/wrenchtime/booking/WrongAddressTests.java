package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.testing.RawHttp;
import com.wrenchtime.testing.ServedTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Addresses where nothing is, or not with this method.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongAddressTests {

    private final UntouchedShop shop;

    WrongAddressTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = UntouchedShop.open(application, port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "x", "%27--", "%3Cscript%3E", "A", "-", "manage", "shop_0", "pg_catalog"})
    void givenAnAddress_whenNoShopHasIt_thenNothingIsHere(String slug) {
        for (var rest : List.of("", "/services", "/packages", "/coverage?postalCode=95695", "/availability")) {
            shop.refused(404, "not-found", () -> shop.api().get(slug + rest));
        }
        shop.refused(404, "not-found", () -> shop.api().post(slug + "/holds", body("holds")));
        shop.refused(404, "not-found", () -> shop.api().book(slug, body("appointments")));
        shop.refused(404, "not-found", () -> shop.api().delete(slug + "/holds/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%27--", "%3Cscript%3E", "AAAA", "=", "%20", "%C3%A9"})
    void givenAToken_whenItIsNone_thenNothingIsHere(String token) {
        shop.refused(404, "not-found", () -> shop.api().delete(shop.slug() + "/holds/" + token));
        shop.refused(404, "not-found", () -> shop.api().get("manage/" + token));
        shop.refused(404, "not-found", () -> shop.api().patch("manage/" + token, body("cancel")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services;x=1",
                "%2fservices",
                "/%2e%2e/services",
                "//services",
                "/services%00",
                "/holds/%0d%0aX"
            })
    void givenAnAddress_whenTwoReadersCouldReadItDifferently_thenItIsRefused(String rest) {
        shop.refused(400, "malformed-request", () -> shop.api().get(shop.slug() + rest));
    }

    @Test
    void givenARawRequest_whenItIsNotHttp_thenItIsAProblemToo() {
        var path = "/api/v1/public/" + shop.slug();
        for (var line : List.of(
                "GET " + path + "/services?a=<b>",
                "GET " + path + "/services?a=%zz\u0001",
                "GET /\u0000",
                "GET " + path + "/coverage?postalCode=" + "9".repeat(20_000))) {
            var answer = RawHttp.send(shop.port(), line, "Host: localhost");
            assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
            assertThat(answer).contains("application/problem+json").doesNotContain("Exception", "at org.apache");
        }
        assertThat(RawHttp.status(RawHttp.send(shop.port(), "GET " + path)))
                .as("no host")
                .isEqualTo(400);
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                arguments("/api/v1/public/{shop}", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/services", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/packages", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/coverage?postalCode=95695", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/availability", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/availability/days", "GET,HEAD,OPTIONS"),
                arguments("/api/v1/public/{shop}/holds", "OPTIONS,POST"),
                arguments("/api/v1/public/{shop}/holds/x", "DELETE,OPTIONS"),
                arguments("/api/v1/public/{shop}/appointments", "OPTIONS,POST"),
                arguments("/api/v1/public/manage/x", "GET,HEAD,OPTIONS,PATCH"),
                arguments("/health", "GET,HEAD"),
                arguments("/openapi.json", "GET,HEAD"),
                arguments("/problems", "GET,HEAD"),
                arguments("/problems/validation", "GET,HEAD"),
                arguments("/docs", "GET,HEAD"),
                arguments("/", ""),
                arguments("/error", ""),
                arguments("/actuator", ""),
                arguments("/actuator/health", ""),
                arguments("/actuator/prometheus", ""),
                arguments("/api", ""),
                arguments("/api/v1", ""),
                arguments("/api/v1/public", ""),
                arguments("/api/v1/shops", ""),
                arguments("/api/v1/admin/shops", ""),
                arguments("/api/v2/public/{shop}", ""),
                arguments("/API/v1/public/{shop}", ""),
                arguments("/api/v1/public/{shop}/", ""),
                arguments("/api/v1/public/{shop}/services/", ""),
                arguments("/api/v1/public/{shop}/customers", ""),
                arguments("/api/v1/public/{shop}/appointments/1", ""),
                arguments("/api/v1/public/{shop}/availability/weeks", ""),
                arguments("/api/v1/public/{shop}/holds/x/y", ""),
                arguments("/api/v1/public/manage/x/y", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void givenAnAddress_whenUsedWithAnyMethod_thenOnlyWhatIsListedIsOpen(String path, String allowed) {
        var address = path.replace("{shop}", shop.slug());
        var open = List.of(allowed.split(","));
        var before = shop.contents();
        for (var method :
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get")) {
            var answer = RawHttp.send(shop.port(), method + " " + address, "Host: localhost");
            int status = RawHttp.status(answer);
            var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            if (method.equals("HEAD")) {
                assertThat(body).as("%s %s", method, path).isEmpty();
            }
            if (open.contains(method)) {
                assertThat(status).as("%s %s", method, path).isNotIn(401, 405).isLessThan(500);
            } else if (method.equals("TRACE")) {
                assertThat(status).as("%s %s: %s", method, path, answer).isIn(401, 405);
                assertThat(body).as("must not repeat the request").doesNotContain("Host:");
            } else {
                assertThat(status).as("%s %s", method, path).isEqualTo(allowed.isEmpty() ? 401 : 405);
                if (!allowed.isEmpty()) {
                    assertThat(header(answer, "Allow").split(", ?"))
                            .as("%s %s", method, path)
                            .containsExactlyInAnyOrder(allowed.split(","));
                }
            }
            if (status >= 400) {
                assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
            }
        }
        assertThat(shop.contents()).isEqualTo(before);
    }

    @Test
    void givenAnAddressThatCouldBeAShops_whenNobodyHasIt_thenAPageSaysSo() {
        var answer = RawHttp.send(shop.port(), "GET /favicon.ico", "Host: localhost");

        assertThat(RawHttp.status(answer)).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(RawHttp.status(RawHttp.send(shop.port(), "POST /favicon.ico", "Host: localhost")))
                .isEqualTo(405);
    }

    @Test
    void givenAReadableRoute_whenAskedByHead_thenTheHeadersAreThoseOfGet() {
        for (var rest : List.of("", "/services", "/coverage?postalCode=95695", "/coverage?postalCode=x")) {
            var get = shop.api().get(shop.slug() + rest);
            var head = shop.api().send("HEAD", shop.slug() + rest, null, Map.of());
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.response().headers().firstValue("Content-Type"))
                    .isEqualTo(get.response().headers().firstValue("Content-Type"));
        }
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(it -> it.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(it -> it.substring(name.length() + 2).strip())
                .findFirst()
                .orElse("");
    }
}
