package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.UNKNOWN;
import static com.wrenchtime.booking.UntouchedShop.body;
import static com.wrenchtime.booking.UntouchedShop.text;
import static com.wrenchtime.booking.UntouchedShop.uuids;
import static com.wrenchtime.booking.UntouchedShop.with;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.testing.ServedTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Queries in which a parameter is wrong: it is named.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongQueryTests {

    private final UntouchedShop shop;

    WrongQueryTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = UntouchedShop.open(application, port);
    }

    static Stream<Arguments> queries() {
        return Stream.concat(
                Stream.of("availability", "availability/days")
                        .flatMap(route -> Stream.of(
                                        query(
                                                "services",
                                                "services",
                                                null,
                                                "",
                                                "x",
                                                ",",
                                                "1",
                                                "'",
                                                "<script>",
                                                "\u0000"),
                                        query("services", "services", serviceOf(60) + "," + serviceOf(60)),
                                        query(
                                                "services",
                                                "services",
                                                serviceOf(60) + ",",
                                                serviceOf(60) + ", " + serviceOf(30)),
                                        query("services", "services", uuids(50), serviceOf(60) + "' OR '1'='1"),
                                        query(
                                                "from",
                                                "from",
                                                null,
                                                "",
                                                "x",
                                                "2027-02-30",
                                                "2027-6-7",
                                                "2027-13-01",
                                                "20270607"),
                                        query(
                                                "from",
                                                "from",
                                                day(3) + "T10:00:00+02:00",
                                                "+999999999-01-01",
                                                "0001-01-01"),
                                        query(
                                                "from",
                                                "from",
                                                "0",
                                                "'; DROP TABLE appointment;--",
                                                "\u0007",
                                                text(5000, '1')),
                                        query(
                                                "to",
                                                "to",
                                                null,
                                                "",
                                                "x",
                                                day(3).getYear() + "-02-30",
                                                "9999-12-31",
                                                "\u0000"),
                                        query(
                                                "to",
                                                "to",
                                                day(2).toString(),
                                                day(3 + 62).toString(),
                                                day(3).plusYears(10).toString()),
                                        query("technician", "technician", "", "x", "0", "'--", UNKNOWN + "x", "\u0001"))
                                .flatMap(it -> it)
                                .map(it -> arguments(route, it.get(0), it.get(1), it.get(2)))),
                Stream.of("availability", "availability/days", "coverage")
                        .flatMap(route -> Stream.of(
                                        query(
                                                "postalCode",
                                                "postalCode",
                                                null,
                                                "",
                                                "9569",
                                                "ABCDE",
                                                "95695'--",
                                                "<95695>",
                                                "\u0000"),
                                        query("postalCode", "postalCode", text(5000, '9')),
                                        query("lat", "lng", "38.68"),
                                        query("lng", "lat", "-121.77"),
                                        query(
                                                "lat",
                                                "lat",
                                                "",
                                                "NaN",
                                                "Infinity",
                                                "1e999",
                                                "0x26",
                                                "38,68",
                                                "91",
                                                " 38.68"),
                                        query("lat", "lat", "38.68' OR 1=1", text(2000, '1'), "\u0000"),
                                        query("lng", "lng", "", "NaN", "-Infinity", "1e2", "-181", "<b>", "\u0000"))
                                .flatMap(it -> it)
                                .map(it -> arguments(route, it.get(0), it.get(1), it.get(2)))));
    }

    @ParameterizedTest(name = "{0}?{1}={2}")
    @MethodSource("queries")
    void givenAParameter_whenItIsWrong_thenItIsNamed(
            String route, String parameter, @Nullable String value, String named) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        if (!route.equals("coverage")) {
            parameters.put("services", serviceOf(60).toString());
            parameters.put("from", day(3).toString());
            parameters.put("to", day(4).toString());
        }
        parameters.put("postalCode", "95695");
        // The other coordinate is fine, unless it is the one whose absence is to be noticed.
        if (parameter.startsWith("l") && parameter.equals(named)) {
            parameters.put("lat", "38.68");
            parameters.put("lng", "-121.77");
        }
        parameters.put(parameter, value);

        var refused = shop.refused(
                422, "validation", () -> shop.api().get(shop.slug() + "/" + route + "?" + encoded(parameters)));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .as(refused.toString())
                .containsExactly(named);
    }

    @Test
    void givenAQuery_whenAPlusWasNotEncoded_thenItIsRefusedAndNotGuessedAt() {
        var refused =
                shop.refused(422, "validation", () -> shop.api().get(shop.slug() + "/coverage?lat=+38.68&lng=-121.77"));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("lat");
        // The same in the time of a body, where somebody has decoded it before.
        shop.refused(
                422,
                "validation",
                () -> shop.api()
                        .book(shop.slug(), with(body("appointments"), "/start", "\"" + day(3) + "T10:00:00 05:00\"")));
    }

    @Test
    void givenAPastRange_whenAskedFor_thenItIsRefusedAndOneThatReachesTodayIsNot() {
        var past = "%s/availability?services=%s&postalCode=95695&from=%s&to=%s";

        var refused = shop.refused(
                422, "validation", () -> shop.api().get(past.formatted(shop.slug(), serviceOf(60), day(-9), day(-2))));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("to");
        assertThat(shop.api()
                        .get(past.formatted(shop.slug(), serviceOf(60), day(-9), day(1)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenAQuery_whenItNamesWhatNobodyHas_thenNothingIsHere() {
        var of = "%s/%s?services=%s&postalCode=95695&from=%s&to=%s".formatted("%s", "%s", "%s", day(3), day(4));
        for (var route : List.of("availability", "availability/days")) {
            shop.refused(404, "not-found", () -> shop.api().get(of.formatted(shop.slug(), route, UNKNOWN)));
            shop.refused(
                    404,
                    "not-found",
                    () -> shop.api().get(of.formatted(shop.slug(), route, serviceOf(60) + "," + UNKNOWN)));
            shop.refused(
                    404,
                    "not-found",
                    () -> shop.api().get(of.formatted(shop.slug(), route, serviceOf(60)) + "&technician=" + UNKNOWN));
            shop.refused(
                    422,
                    "outside-service-area",
                    () -> shop.api()
                            .get(of.formatted(shop.slug(), route, serviceOf(60)).replace("95695", "90001")));
        }
    }

    private static Stream<List<@Nullable String>> query(String parameter, String named, @Nullable String... values) {
        return Arrays.stream(values).map(it -> Arrays.asList(parameter, it, named));
    }

    private static String encoded(Map<String, @Nullable String> parameters) {
        return parameters.entrySet().stream()
                .filter(it -> it.getValue() != null)
                .map(it -> it.getKey() + "=" + URLEncoder.encode(String.valueOf(it.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
