package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.body;
import static com.wrenchtime.booking.UntouchedShop.text;
import static com.wrenchtime.booking.UntouchedShop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
 * Bodies that are not what a body must be, and headers that are not what they must be.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableRequestTests {

    private final UntouchedShop shop;

    UnreadableRequestTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = UntouchedShop.open(application, port);
    }

    static Stream<Arguments> texts() {
        var good = "{\"services\": [], \"services\": []}";
        return Stream.of("appointments", "holds", "manage")
                .flatMap(route -> Stream.of(
                                "",
                                " ",
                                "{",
                                "}",
                                "[]",
                                "null",
                                "1",
                                "\"text\"",
                                "{'start': 1}",
                                "{start: 1}",
                                "{\"start\": NaN}",
                                "{\"start\": Infinity}",
                                "{\"start\": -Infinity}",
                                "{\"start\": 01}",
                                "{\"start\": \"a\u0001\"}",
                                "{\"start\": \"\\x\"}",
                                "// comment\n{}",
                                "{\"start\": null,}",
                                good,
                                "{\"start\": null, \"start\": null}",
                                body(route) + " {}",
                                body(route) + "x",
                                "[".repeat(1000) + "]".repeat(1000),
                                "[".repeat(20_000))
                        .filter(it -> !(route.equals("manage") && it.equals(good)))
                        .map(it -> arguments(route, it)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void givenABody_whenItIsNotTheJsonThatIsWanted_thenItCannotBeRead(String route, String body) {
        shop.refused(400, "malformed-request", () -> shop.send(route, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointments", "holds", "manage"})
    void givenDeepJson_whenItIsSent_thenItIsRefusedWithoutGoingDown(String route) {
        var deep = "[".repeat(1000) + "]".repeat(1000);
        var objects = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);

        shop.refused(422, "validation", () -> shop.send(route, with(body(route), "/start", deep)));
        shop.refused(400, "malformed-request", () -> shop.send(route, objects));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointments", "holds", "manage"})
    void givenALargeBody_whenItIsSent_thenItIsTooLarge(String route) {
        var huge = with(body(route), "/notes", text(1024 * 1024, 'n'));
        var justTooLarge = text(64 * 1024, 'n');

        shop.refused(413, "too-large", () -> shop.send(route, huge));
        shop.refused(413, "too-large", () -> shop.send(route, justTooLarge));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointments", "holds", "manage"})
    void givenABody_whenItIsNotCalledJson_thenItsTypeIsNotSupported(String route) {
        for (var type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/octet-stream")) {
            shop.refused(415, "unsupported-media-type", () -> shop.sendAs(route, type));
        }
        shop.refused(415, "unsupported-media-type", () -> shop.sendAs(route, "nonsense"));
    }

    static Stream<Arguments> keys() {
        return Stream.of("", "two words", " ", "\t", "k".repeat(256)).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void givenAKey_whenItIsNoKey_thenTheHeaderIsNamed(String key) {
        for (var route : List.of("appointments", "holds")) {
            var refused = shop.refused(
                    422,
                    "validation",
                    () -> shop.api()
                            .send("POST", shop.slug() + "/" + route, body(route), Map.of("Idempotency-Key", key)));
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void givenABooking_whenItHasNoKey_thenOneIsAskedFor() {
        shop.refused(
                400,
                "idempotency-key-required",
                () -> shop.api().post(shop.slug() + "/appointments", body("appointments")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "*", "W/\"1\"", "\"x\"", "\"\"", "\"9999999999\"", "\"-1\"", "\"1\", \"2\"", "'; DROP"})
    void givenAVersion_whenItIsNoETag_thenTheHeaderIsNamed(String version) {
        var refused = shop.refused(
                422,
                "validation",
                () -> shop.api().send("PATCH", shop.link(), body("cancel"), Map.of("If-Match", version)));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
    }

    @Test
    void givenAVersion_whenItIsAnother_thenItIsStale() {
        shop.refused(
                412,
                "version-stale",
                () -> shop.api().send("PATCH", shop.link(), body("cancel"), Map.of("If-Match", "\"7\"")));
    }
}
