package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What no well-behaved client sends to the routes of the staff: a precise refusal, and every table as it was. */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffBadInputTests {

    private static final String ID = "{id}";
    // What each route takes when nothing is wrong.
    private static final Map<String, String> BODIES = bodies();

    private final BookableShop shop;
    private final StaffApiClient owner;
    private final String id;
    private String before = "";

    StaffBadInputTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = BookableShop.open(application, 1);
        this.owner = Staff.of(shop, port).owner();
        var booked = new PublicApiClient(port).book(shop.slug(), booking(60, at(5, "10:00"), "(530) 555-0142"));
        this.id = booked.text("id");
    }

    private static Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("POST appointments", PhoneBookingTests.wish(60, at(5, "12:00"), ""));
        bodies.put("POST appointments/{id}/move", "{\"start\": \"%s\"}".formatted(at(5, "14:00")));
        bodies.put("PUT appointments/{id}/lines", "{\"lines\": [{\"service\": \"%s\"}]}".formatted(serviceOf(30)));
        bodies.put("PUT appointments/{id}/notes", "{\"staff\": \"a\"}");
        bodies.put("PUT appointments/{id}/status", "{\"status\": \"CONFIRMED\"}");
        return bodies;
    }

    static Stream<Arguments> routes() {
        return BODIES.keySet().stream().map(Arguments::of);
    }

    @BeforeEach
    void look() {
        before = everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenABodyThatIsNone_whenSent_thenItIsRefused(String route) {
        for (var body : new String[] {"", "{", "nothing", "{\"a\": }", "\u0000", "{} {}"}) {
            assertThat(send(route, body, "\"1\"").status()).as(body).isEqualTo(400);
        }
        for (var body : new String[] {"[]", "1", "\"text\"", "true"}) {
            assertThat(send(route, body, "\"1\"").status()).as(body).isIn(400, 422);
        }
        assertThat(send(route, null, "\"1\"").status()).isEqualTo(400);
        if (!route.endsWith("notes")) {
            assertThat(send(route, "{}", "\"1\"").status()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAFieldThatNobodyKnows_whenSent_thenItIsNamed(String route) {
        for (var field : List.of("shop", "tenant", "id", "total", "version", "__proto__")) {
            var refused = send(route, body(route).replaceFirst("\\{", "{\"%s\": 1, ".formatted(field)), "\"1\"");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAVersionThatIsNone_whenSent_thenItIsRefused(String route) {
        if (!route.contains(ID)) {
            return;
        }
        assertThat(send(route, body(route), null).status()).isEqualTo(428);
        for (var version :
                new String[] {"*", "1", "W/\"1\"", "\"\"", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999\""}) {
            var refused = send(route, body(route), version);
            assertThat(refused.status()).as(version).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
        }
        assertThat(send(route, body(route), "\"7\"").status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "00000000-0000-0000-0000-00000000000", "%2e%2e", "' OR 1=1", "null"})
    void givenAnIdThatIsNone_whenUsed_thenThereIsNothing(String wrong) {
        var path = wrong.replace(" ", "%20").replace("'", "%27");
        assertThat(owner.get("appointments/" + path).status()).isIn(400, 404);
        BODIES.forEach((route, body) -> {
            if (route.contains(ID)) {
                assertThat(send(route.replace(ID, path), body, "\"1\"").status())
                        .isIn(400, 404);
            }
        });
        var nobodys = UUID.randomUUID();
        BODIES.forEach((route, body) -> {
            if (route.contains(ID)) {
                assertThat(send(route.replace(ID, nobodys.toString()), body, "\"1\"")
                                .status())
                        .isEqualTo(404);
            }
        });
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                        each("POST appointments", "services", "[]", "[\"x\"]", "\"x\"", "null", "[null]"),
                        each(
                                "POST appointments",
                                "start",
                                "null",
                                "\"now\"",
                                "\"2027-06-07T09:00\"",
                                "1",
                                "\"" + at(-1, "10:00") + "\""),
                        each(
                                "POST appointments",
                                "customer",
                                "null",
                                "{}",
                                "[]",
                                "\"Ana\"",
                                "{\"name\": \"Ana\"}",
                                "{\"phone\": \"+15305550142\"}"),
                        each(
                                "POST appointments",
                                "vehicle",
                                "null",
                                "{}",
                                "{\"year\": 1979, \"make\": \"a\", \"model\": \"b\"}"),
                        each("POST appointments", "address", "null", "{}", "\"here\""),
                        each("POST appointments", "technician", "\"x\"", "1", "\"\""),
                        each("POST appointments", "customerId", "\"x\"", "1"),
                        each("POST appointments", "vehicleId", "\"x\"", "\"6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19\""),
                        each("POST appointments", "startNow", "\"yes\"", "1", "true"),
                        each(
                                "POST appointments",
                                "notes",
                                "\"\"",
                                "\" \"",
                                "1",
                                "\"a\\u0000\"",
                                "\"" + "x".repeat(2001) + "\""),
                        each("POST appointments", "staffNotes", "\"\"", "\"\\ud800\"", "\"" + "x".repeat(2001) + "\""),
                        each(
                                "POST appointments",
                                "override",
                                "{}",
                                "\"because\"",
                                "{\"reason\": \"\"}",
                                "{\"reason\": null}",
                                "{\"reason\": \"" + "x".repeat(501) + "\"}"),
                        each(
                                "POST appointments/{id}/move",
                                "start",
                                "null",
                                "\"now\"",
                                "1",
                                "\"2027-06-07\"",
                                "\"" + at(-1, "10:00") + "\"",
                                "\"" + at(5, "10:01") + "\"",
                                "\"" + at(400, "10:00") + "\""),
                        each("POST appointments/{id}/move", "technician", "\"x\"", "1", "[]"),
                        each("POST appointments/{id}/move", "override", "{}", "1", "{\"reason\": \" \"}"),
                        each(
                                "PUT appointments/{id}/notes",
                                "staff",
                                "\"\"",
                                "1",
                                "[]",
                                "\"\\u0007\"",
                                "\"" + "x".repeat(2001) + "\""),
                        each("PUT appointments/{id}/notes", "customer", "\"\"", "{}", "\"" + "x".repeat(2001) + "\""),
                        each(
                                "PUT appointments/{id}/status",
                                "status",
                                "null",
                                "\"\"",
                                "\"booked\"",
                                "\"CANCELED\"",
                                "1",
                                "[\"CONFIRMED\"]"),
                        each("PUT appointments/{id}/status", "reason", "\"\"", "1", "\"" + "x".repeat(501) + "\""),
                        each("PUT appointments/{id}/status", "correction", "{}", "1", "{\"reason\": \"\"}"))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> each(String route, String field, String... values) {
        return Stream.of(values).map(it -> Arguments.of(route, field, it));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void givenAWrongField_whenSent_thenItIsNamed(String route, String field, String value) {
        var others = new StringBuilder();
        fieldsOf(body(route)).forEach((name, other) -> {
            if (!name.equals(field)) {
                others.append(", \"%s\": %s".formatted(name, other));
            }
        });

        var refused = send(route, "{\"%s\": %s%s}".formatted(field, value, others), "\"1\"");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .as(refused.toString())
                .anyMatch(it -> it.startsWith(field) || (field.equals("startNow") && it.matches("start|technician")));
    }

    private static Map<String, String> fieldsOf(String body) {
        return JsonMapper.shared().readTree(body).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().toString()));
    }

    private static String body(String route) {
        return requireNonNull(BODIES.get(route));
    }

    private Answer send(String route, @Nullable String body, @Nullable String version) {
        var headers = new HashMap<String, String>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (version != null) {
            headers.put("If-Match", version);
        }
        var parts = route.split(" ", 2);
        return owner.send(parts[0], parts[1].replace(ID, id), body, headers);
    }

    private String everything() {
        return List.of(
                        "appointment",
                        "appointment_line",
                        "appointment_change",
                        "commitment",
                        "customer",
                        "idempotency_key")
                .stream()
                .flatMap(it -> TestDatabase.shared()
                        .superuser()
                        .sql("SELECT x::text FROM %s.%s AS x ORDER BY 1"
                                .formatted(shop.registered().role(), it))
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.joining("\n"));
    }
}
