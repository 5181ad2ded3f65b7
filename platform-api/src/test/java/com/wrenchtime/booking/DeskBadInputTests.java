package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * What no well-behaved client sends to the routes that keep customers, vehicles, technicians, services, packages and settings:
 * a precise refusal, and every table as it was.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskBadInputTests {

    private static final List<String> TABLES = List.of(
            "customer",
            "vehicle",
            "technician",
            "working_hours",
            "date_override",
            "time_off",
            "service",
            "service_package",
            "shop_settings",
            "service_zone",
            "audit_entry",
            "idempotency_key");

    private final BookableShop shop;
    private final StaffApiClient owner;
    private final Map<String, String> ids = new HashMap<>();
    private String before = "";

    DeskBadInputTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = BookableShop.open(application, 1);
        this.owner = Staff.of(shop, port).owner();
        var booked = new PublicApiClient(port).book(shop.slug(), booking(60, at(5, "10:00"), "(530) 555-0142"));
        var seen = owner.get("appointments/" + booked.text("id")).json();
        ids.put("CUSTOMER", seen.at("/customer/id").asString());
        ids.put("VEHICLE", seen.at("/vehicle/id").asString());
        ids.put("TECHNICIAN", shop.technicians().getFirst().value().toString());
        ids.put("SERVICE", serviceOf(60).toString());
        var pack = owner.post("packages", body("POST packages"));
        assertThat(pack.status()).as(pack.toString()).isEqualTo(201);
        ids.put("PACKAGE", pack.text("id"));
    }

    /** What each route takes when nothing is wrong. */
    private static Map<String, String> bodies() {
        var person = "{\"name\": \"Ana\", \"phone\": \"(530) 555-0199\"}";
        var car = "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"}";
        var service = """
            {"code": "NEW", "name": "New", "category": "Some", "durationMinutes": 60, "skill": 1,
            "price": {"amount": 100, "currency": "USD"}}\
            """;
        var pack = "{\"code\": \"PACK\", \"name\": \"Pack\", \"category\": \"Some\", \"services\": [\"%s\"]}"
                .formatted(serviceOf(60));
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("POST customers", person);
        bodies.put("PUT customers/CUSTOMER", person);
        bodies.put(
                "POST customers/CUSTOMER/merge",
                "{\"duplicate\": \"%s\", \"duplicateVersion\": 1}".formatted(new UUID(1, 1)));
        bodies.put("POST customers/CUSTOMER/vehicles", car);
        bodies.put("PUT vehicles/VEHICLE", car);
        bodies.put("POST vehicles/VEHICLE/transfer", "{\"customer\": \"%s\"}".formatted(new UUID(1, 1)));
        bodies.put("POST technicians", "{\"name\": \"Tom\", \"skill\": 2}");
        bodies.put("PUT technicians/TECHNICIAN", "{\"name\": \"Tom\", \"skill\": 2}");
        bodies.put(
                "PUT technicians/TECHNICIAN/hours",
                "{\"weekly\": [{\"day\": \"MONDAY\", \"start\": \"09:00\", \"end\": \"12:00\"}]}");
        bodies.put("PUT technicians/TECHNICIAN/overrides/" + day(9), "{\"hours\": []}");
        bodies.put(
                "POST technicians/TECHNICIAN/time-off",
                "{\"firstDay\": \"%1$s\", \"lastDay\": \"%1$s\"}".formatted(day(9)));
        bodies.put("POST services", service);
        bodies.put("PUT services/SERVICE", service);
        bodies.put("POST packages", pack);
        bodies.put("PUT packages/PACKAGE", pack);
        bodies.put("PUT service-area", """
            {"zones": [{"name": "a", "travelFee": {"amount": 1, "currency": "USD"}, "postalCodes": ["95616"]}]}\
            """);
        bodies.put("PUT settings", """
            {"name": "a", "phone": "(530) 555-0100", "timeZone": "America/New_York", "country": "US", "currency": "USD",
            "locale": "en-US", "branding": {"color": "#112233"}, "policy": {"minNoticeMinutes": 0, "horizonDays": 90,
            "slotStepMinutes": 30, "holdMinutes": 10, "cancellationWindowMinutes": 120, "bufferBeforeMinutes": 0,
            "bufferAfterMinutes": 0, "confirmedByHand": false}}\
            """);
        return bodies;
    }

    static Stream<String> routes() {
        return bodies().keySet().stream();
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
        assertThat(send(route, "{}", "\"1\"").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAFieldThatNobodyKnows_whenSent_thenItIsNamed(String route) {
        for (var field : List.of("shop", "tenant", "id", "version", "createdAt", "__proto__")) {
            var refused = send(route, body(route).replaceFirst("\\{", "{\"%s\": 1, ".formatted(field)), "\"1\"");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenEachFieldOfAWrongKind_whenSent_thenItIsNamed(String route) {
        var fields = JsonMapper.shared().readTree(body(route));
        for (var field : fields.propertyNames()) {
            for (var wrong : new String[] {"{\"a\": {}}", "[[1]]", "\"\\ud800\"", "\"a\\u0000b\""}) {
                var sent = (ObjectNode) fields.deepCopy();
                sent.putRawValue(field, new RawValue(wrong));
                var refused = send(route, JsonMapper.shared().writeValueAsString(sent), "\"1\"");
                assertThat(refused.status())
                        .as("%s %s: %s", field, wrong, refused)
                        .isIn(400, 422);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAVersionThatIsNone_whenSent_thenItIsRefused(String route) {
        if (route.startsWith("POST") && !route.matches(".*/(merge|transfer)")) {
            assertThat(send(route, body(route), null, null).text("type"))
                    .isEqualTo("/problems/idempotency-key-required");
            return;
        }
        assertThat(send(route, body(route), null).status()).isEqualTo(428);
        for (var version :
                new String[] {"*", "1", "W/\"1\"", "\"\"", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999\""}) {
            var refused = send(route, body(route), version);
            assertThat(refused.status()).as(version).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
        }
        if (!route.matches(".*/(merge|transfer)")) {
            assertThat(send(route, body(route), "\"7\"").status()).isEqualTo(412);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void givenAnIdThatIsNone_whenUsed_thenThereIsNothing(String route) {
        var named = ids.keySet().stream().filter(route::contains).findFirst();
        if (named.isEmpty()) {
            return;
        }
        for (var wrong : List.of("x", "1", "00000000-0000-0000-0000-00000000000", "%2e%2e", "%27%20OR%201=1", "null")) {
            assertThat(send(route.replace(named.get(), wrong), body(route), "\"1\"")
                            .status())
                    .as(wrong)
                    .isIn(400, 404);
        }
        var nobodys = UUID.randomUUID().toString();
        assertThat(send(route.replace(named.get(), nobodys), body(route), "\"1\"")
                        .status())
                .isEqualTo(404);
    }

    private static String body(String route) {
        return requireNonNull(bodies().get(route));
    }

    private Answer send(String route, @Nullable String body, @Nullable String version) {
        return send(route, body, version, UUID.randomUUID().toString());
    }

    private Answer send(String route, @Nullable String body, @Nullable String version, @Nullable String key) {
        var headers = new HashMap<String, String>();
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        if (version != null) {
            headers.put("If-Match", version);
        }
        var parts = route.split(" ", 2);
        var path = parts[1];
        for (var id : ids.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        return owner.send(parts[0], path, body, headers);
    }

    private String everything() {
        return TABLES.stream()
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
