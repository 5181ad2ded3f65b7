package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.BEN;
import static com.wrenchtime.booking.UntouchedShop.UNKNOWN;
import static com.wrenchtime.booking.UntouchedShop.text;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Pages of other sites must not read what the shop answers.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignOriginTests {

    private final UntouchedShop shop;

    ForeignOriginTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = UntouchedShop.open(application, port);
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                arguments("https://shop.example", true),
                arguments("http://localhost:4321", true),
                arguments("http://localhost", true),
                arguments("https://localhost:4321", false),
                arguments("http://127.0.0.1:4321", false),
                arguments("http://shop.example", false),
                arguments("https://shop.example:8443", false),
                arguments("https://shop.example.evil.test", false),
                arguments("https://evil.test", false),
                arguments("http://localhost:4321.evil.test", false),
                arguments("http://localhost.evil.test:80", false),
                arguments("null", false));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void givenAnOrigin_whenAnythingIsAnswered_thenOnlyTheShopsOwnMayReadIt(String origin, boolean mayRead) {
        var from = Map.of("Origin", origin);
        var unknown = "?services=%s&postalCode=95695&from=%s&to=%s".formatted(UNKNOWN, day(3), day(4));
        var taken = booking(60, at(5, "10:00"), BEN);
        var answers = Map.of(
                200, shop.api().send("GET", shop.slug(), null, from),
                404, shop.api().send("GET", shop.slug() + "/availability" + unknown, null, from),
                422, shop.api().send("GET", shop.slug() + "/coverage", null, from),
                409,
                        shop.api()
                                .send(
                                        "POST",
                                        shop.slug() + "/appointments",
                                        taken,
                                        Map.of(
                                                "Origin",
                                                origin,
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())),
                413, shop.api().send("POST", shop.slug() + "/holds", text(70_000, 'x'), from),
                400, shop.api().send("POST", shop.slug() + "/holds", "{", from));
        answers.forEach((status, answer) -> {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(allowOrigin(answer)).as(answer.toString()).isEqualTo(mayRead ? origin : "");
            assertThat(answer.response().headers().allValues("Vary")).as("Vary").contains("Origin");
            assertThat(answer.response().headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        });
        var managed = shop.api().send("GET", shop.link(), null, from);
        assertThat(allowOrigin(managed)).isEqualTo(mayRead ? origin : "");

        var asked = new LinkedHashMap<>(from);
        asked.put("Access-Control-Request-Method", "POST");
        asked.put("Access-Control-Request-Headers", "content-type,idempotency-key");
        var before = shop.contents();
        for (var path : List.of(shop.slug() + "/appointments", shop.slug() + "/holds", shop.link())) {
            var preflight = shop.api().send("OPTIONS", path, null, asked);
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(allowOrigin(preflight)).isEqualTo(mayRead ? origin : "");
            assertThat(preflight
                            .response()
                            .headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .isPresent())
                    .isEqualTo(mayRead);
            assertThat(preflight.response().body()).isEmpty();
        }
        var unknownShop = shop.api().send("OPTIONS", "nobody-here/holds", null, asked);
        assertThat(unknownShop.status()).isEqualTo(404);
        assertThat(allowOrigin(unknownShop)).isEmpty();
        assertThat(shop.contents()).isEqualTo(before);
    }

    private static String allowOrigin(Answer answer) {
        return answer.response()
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }
}
