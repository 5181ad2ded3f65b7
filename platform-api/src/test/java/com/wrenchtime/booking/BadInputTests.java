package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.ZONE;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.RawHttp;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What no well-behaved client sends, to every public route. Each gets a precise refusal that names the field, and leaves
 * every table of the shop as it was.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANA = "(530) 555-0142";
    private static final String BEN = "(530) 555-0143";
    private static final String RAW = "@raw@";
    private static final String INJECTION =
            "Robert'); DROP TABLE appointment;-- <script>alert(\"1\")</script> ${7*7} %s";
    private static final String UNKNOWN = "6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19";

    private static final Map<String, String> BODIES = bodies();

    private final PublicApiClient api;
    private final ApplicationContext application;
    private final int port;
    private final BookableShop shop;
    private final String link;
    // One connection for all looks at the tables: opening it takes longer than looking.
    private final JdbcClient database = JdbcClient.create(
            new SingleConnectionDataSource(TestDatabase.shared().url(), "postgres", TestDatabase.PASSWORD, true));

    BadInputTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.link = "manage/"
                + api.book(shop.slug(), booking(60, at(5, "10:00"), ANA)).text("manageToken");
        api.post(shop.slug() + "/holds", hold(60, at(5, "12:00")));
    }

    private static Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        var whole = booking(60, at(3, "10:00"), ANA)
                .replace("\"smsConsent\"", "\"email\": \"ana@example.com\", \"smsConsent\"")
                .replace("\"CR-V\"", "\"CR-V\", \"vin\": \"1HGCM82633A004352\", \"plate\": \"7ABC123\"")
                .replace(
                        "\"95695\"}",
                        "\"95695\", \"line2\": \"b\", \"country\": \"US\", \"lat\": 38.68, \"lng\": -121.77}");
        bodies.put("appointments", whole.replaceFirst("\\{", "{\"notes\": \"Ring twice\", "));
        bodies.put("holds", hold(60, at(3, "10:00")));
        bodies.put("manage", "{\"start\": \"%s\"}".formatted(at(3, "10:00")));
        bodies.put("cancel", "{\"status\": \"CANCELLED\", \"reason\": \"sold\"}");
        return bodies;
    }

    // ---- single fields of bodies

    static Stream<Arguments> fields() {
        return Stream.of(
                        lines("/customer/name", 120),
                        lines("/vehicle/make", 60),
                        lines("/vehicle/model", 60),
                        lines("/address/line1", 120),
                        lines("/address/city", 80),
                        lines("/address/region", 80),
                        optionalLines("/address/line2", 120),
                        each("appointments", "/customer", "customer", null, "null", "[]", "\"Ana\"", "1", "\"\""),
                        each("appointments", "/vehicle", "vehicle", null, "null", "[]", "\"Honda\"", "true"),
                        each("appointments", "/address", "address", null, "null", "[]", "\"1 Main St\"", "1.5"),
                        each(
                                "appointments",
                                "/customer/phone",
                                "customer.phone",
                                null,
                                "null",
                                "5305550142",
                                "\"\"",
                                "\" \"",
                                "\"call me\"",
                                "\"CALLMENOW\"",
                                "\"+1\"",
                                "\"12345678901234567890\"",
                                "\"(530) 555-0142 ext. 7\"",
                                "\"(530) 555-0142' OR '1'='1\"",
                                "\"(530) 555-0142<script>\"",
                                "\"(530) 555-0142\\u0000\"",
                                "[\"(530) 555-0142\"]",
                                text(5000, '5')),
                        each(
                                "appointments",
                                "/customer/email",
                                "customer.email",
                                "7",
                                "\"\"",
                                "\"ana\"",
                                "\"ana@\"",
                                "\"ana@example\"",
                                "\"ana@example.com\\r\\nBcc: all@example.com\"",
                                "\"ana@example.com\\n\"",
                                "\"Ana <ana@example.com>\"",
                                "\"<script>@example.com\"",
                                "\"a'; DROP TABLE customer;--@example.com\"",
                                "\"" + "a".repeat(250) + "@example.com\"",
                                "{}"),
                        each(
                                "appointments",
                                "/customer/smsConsent",
                                "customer.smsConsent",
                                null,
                                "null",
                                "\"true\"",
                                "\"\"",
                                "1",
                                "[]"),
                        each(
                                "appointments",
                                "/vehicle/year",
                                "vehicle.year",
                                null,
                                "null",
                                "\"2015\"",
                                "\"\"",
                                "2015.5",
                                "1979",
                                "-1",
                                "0",
                                String.valueOf(LocalDate.now(ZONE).getYear() + 2),
                                "1e999",
                                "99999999999",
                                "99999999999999999999",
                                "true",
                                "[2015]"),
                        each(
                                "appointments",
                                "/vehicle/vin",
                                "vehicle.vin",
                                "\"1HGCM82633A004353\"",
                                "\"1HGCM82633A00435\"",
                                "\"1HGCM82633A0043522\"",
                                "\"IHGCM82633A004352\"",
                                "\"WVWZZZ1JZ3O386752\"",
                                "\"1HGCM82633A00435\\u0007\"",
                                "\"'; DROP TABLE x;--\"",
                                "\"\"",
                                "17",
                                text(2000, 'A')),
                        each(
                                "appointments",
                                "/vehicle/plate",
                                "vehicle.plate",
                                "\"\"",
                                "\"1234567890123\"",
                                "\"7A'; --\"",
                                "\"<b>7</b>\"",
                                "\"7\\t8\"",
                                "7"),
                        each(
                                "appointments",
                                "/address/postalCode",
                                "address.postalCode",
                                null,
                                "null",
                                "95695",
                                "\"\"",
                                "\"9569\"",
                                "\"ABCDE\"",
                                "\"95695' OR 1=1\"",
                                "\"<95695>\"",
                                "\"9569\\u0000\"",
                                text(3000, '9')),
                        each(
                                "appointments",
                                "/address/country",
                                "address.country",
                                "\"XX\"",
                                "\"USA\"",
                                "\"\"",
                                "\"U\\u0001\"",
                                "\"';\"",
                                "1"),
                        degrees("appointments", "/address/lat", "address.lat", "90.1"),
                        degrees("appointments", "/address/lng", "address.lng", "-180.1"),
                        degrees("holds", "/place/lat", "place.lat", "-91", "/place/lng", "-121.77"),
                        degrees("holds", "/place/lng", "place.lng", "181", "/place/lat", "38.68"),
                        Stream.of(
                                // Coordinates come in pairs: the missing one is named.
                                arguments("appointments", "/address/lng", null, "address.lng"),
                                arguments("appointments", "/address/lat", "null", "address.lat"),
                                arguments("holds", "/place", "{\"lat\": 38.68}", "place.lng"),
                                arguments("holds", "/place", "{\"lng\": -121.77}", "place.lat"),
                                arguments("holds", "/place", "{}", "place.postalCode"),
                                arguments("holds", "/place", "{\"postalCode\": null}", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "95695", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"\"", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"';--\"", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"9\\u00005\"", "place.postalCode"),
                                arguments("holds", "/place", null, "place.postalCode"),
                                arguments("holds", "/place", "null", "place.postalCode")),
                        each("holds", "/place", "place", "[]", "\"95695\"", "95695"),
                        each(
                                "appointments",
                                "/notes",
                                "notes",
                                text(2001, 'n'),
                                "5",
                                "[]",
                                "\"\"",
                                "\"a\\u0000b\"",
                                "\"a\\u001bb\"",
                                "\"a\\u202eb\"",
                                "\"a\\ud800b\""),
                        services("appointments"),
                        services("holds"),
                        starts("appointments"),
                        starts("holds"),
                        starts("manage"),
                        technicians("appointments"),
                        technicians("holds"),
                        each("appointments", "/hold", "hold", "5", "{}", "\"garbage\"", "\"\"", text(5000, 'h')),
                        each(
                                "cancel",
                                "/status",
                                "status",
                                "\"BOOKED\"",
                                "\"cancelled\"",
                                "\"\"",
                                "\"CANCELLED'--\"",
                                "\"CANCELLED\\u0000\"",
                                "0",
                                "[]",
                                "true"),
                        each("cancel", "/reason", "reason", text(501, 'r'), "\"\"", "\"\\u0007\"", "1", "{}"),
                        Stream.of(
                                arguments("cancel", "/status", null, "start"),
                                arguments("cancel", "/start", "\"" + at(3, "10:00") + "\"", "status")),
                        each("appointments", "/tenant", "tenant", "\"other\""),
                        each("appointments", "/shop", "shop", "\"other\""),
                        each("appointments", "/customer/admin", "customer.admin", "true"),
                        each("appointments", "/__proto__", "__proto__", "{}"),
                        each("holds", "/shop", "shop", "\"other\""),
                        each("holds", "/place/role", "place.role", "1"),
                        each("cancel", "/technician", "technician", "\"x\""))
                .flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource("fields")
    void givenAField_whenItIsWrong_thenItIsNamedAndNothingHappens(
            String route, String pointer, @Nullable String value, String named) {
        var refused = refused(422, "validation", () -> send(route, with(body(route), pointer, value)));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .as(refused.toString())
                .contains(named)
                .doesNotHaveDuplicates();
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("detail").asString()))
                .allMatch(it -> !it.isBlank() && it.length() < 200);
    }

    @Test
    void givenManyWrongFields_whenSentTogether_thenAllAreNamedAtOnce() {
        var body = with(
                with(with(body("appointments"), "/customer/phone", "\"x\""), "/vehicle/year", "1"), "/services", "[]");

        var refused = refused(422, "validation", () -> api.book(shop.slug(), body));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .containsExactlyInAnyOrder("customer.phone", "vehicle.year", "services");
    }

    // ---- well-formed wishes that cannot be had

    static Stream<Arguments> wishes() {
        var unknown = "[\"%s\"]".formatted(UNKNOWN);
        var early = "\"" + at(3, "08:00") + "\"";
        var late = "\"" + at(3, "16:30") + "\"";
        var nobody = "\"" + UNKNOWN + "\"";
        return Stream.of("appointments", "holds")
                .flatMap(route -> Stream.of(
                        arguments(route, "/services", unknown, 404, "not-found"),
                        arguments(route, "/technician", nobody, 404, "not-found"),
                        arguments(route, "/start", early, 409, "slot-taken"),
                        arguments(route, "/start", late, 409, "slot-taken"),
                        // An offset that is not the shop's is still one instant, here 05:00 or 06:00 on the shop's
                        // clock.
                        arguments(route, "/start", "\"" + day(3) + "T10:00:00Z\"", 409, "slot-taken"),
                        arguments(
                                route,
                                route.equals("holds") ? "/place/postalCode" : "/address/postalCode",
                                "\"90001\"",
                                422,
                                "outside-service-area")));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource("wishes")
    void givenAWish_whenItCannotBeHad_thenTheAnswerSaysWhy(
            String route, String pointer, String value, int status, String type) {
        var body = body(route);
        if (pointer.equals("/address/postalCode")) {
            body = with(with(body, "/address/lat", null), "/address/lng", null);
        }
        var sent = with(body, pointer, value);

        var refused = refused(status, type, () -> send(route, sent));

        if (status == 409) {
            assertThat(refused.json().get("alternatives").size()).isBetween(1, 6);
        }
    }

    @Test
    void givenClockChanges_whenAWallTimeIsMissingOrTwice_thenEachOffsetIsOneInstant() {
        var other = BookableShop.open(application, 1);
        CurrentTenant.run(other.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            settings.change(aYearAhead(settings.current()));
        });
        var rules = ZONE.getRules();
        var first = rules.nextTransition(Instant.now().plus(Duration.ofDays(3)));
        var horizon = day(366).atStartOfDay(ZONE).toInstant();
        for (var change : List.of(first, rules.nextTransition(first.getInstant()))) {
            if (change.getInstant().isAfter(horizon)) {
                continue; // for a week after a change, every few years
            }
            // In the gap 02:00-03:00 or the overlap 01:00-02:00, with either offset: at night, so nobody works.
            var wall = change.isGap()
                    ? change.getDateTimeBefore().plusMinutes(30)
                    : change.getDateTimeAfter().plusMinutes(30);
            for (var offset : List.of(change.getOffsetBefore(), change.getOffsetAfter())) {
                var refused =
                        api.book(other.slug(), booking(60, wall.atOffset(offset).toString(), ANA));
                assertThat(refused.status())
                        .as("%s %s: %s", wall, offset, refused)
                        .isEqualTo(409);
                assertThat(refused.text("type")).isEqualTo("/problems/slot-taken");
            }
            assertThat(api.book(other.slug(), booking(60, wall.toString(), ANA)).status())
                    .as("no offset")
                    .isEqualTo(422);
            // The day itself is booked by its instant, and answered with the offset that the shop's clock has then.
            var ten = change.getDateTimeBefore().toLocalDate().atTime(10, 0).atZone(ZONE);
            var booked = api.book(other.slug(), booking(60, ten.toInstant().toString(), ANA));
            assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
            assertThat(booked.text("start"))
                    .isEqualTo(ten.toOffsetDateTime().format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
    }

    // ---- bodies as a whole

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
        refused(400, "malformed-request", () -> send(route, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointments", "holds", "manage"})
    void givenDeepJson_whenItIsSent_thenItIsRefusedWithoutGoingDown(String route) {
        var deep = "[".repeat(1000) + "]".repeat(1000);
        var objects = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);

        refused(422, "validation", () -> send(route, with(body(route), "/start", deep)));
        refused(400, "malformed-request", () -> send(route, objects));
    }

    @ParameterizedTest
    @ValueSource(strings = {"appointments", "holds", "manage"})
    void givenALargeBody_whenItIsSent_thenItIsTooLarge(String route) {
        var huge = with(body(route), "/notes", text(1024 * 1024, 'n'));
        var justTooLarge = text(64 * 1024, 'n');

        refused(413, "too-large", () -> send(route, huge));
        refused(413, "too-large", () -> send(route, justTooLarge));
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
            refused(415, "unsupported-media-type", () -> sendAs(route, type));
        }
        refused(415, "unsupported-media-type", () -> sendAs(route, "nonsense"));
    }

    // ---- headers

    static Stream<Arguments> keys() {
        return Stream.of("", "two words", " ", "\t", "k".repeat(256)).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void givenAKey_whenItIsNoKey_thenTheHeaderIsNamed(String key) {
        for (var route : List.of("appointments", "holds")) {
            var refused = refused(
                    422,
                    "validation",
                    () -> api.send("POST", shop.slug() + "/" + route, body(route), Map.of("Idempotency-Key", key)));
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void givenABooking_whenItHasNoKey_thenOneIsAskedFor() {
        refused(400, "idempotency-key-required", () -> api.post(shop.slug() + "/appointments", body("appointments")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "*", "W/\"1\"", "\"x\"", "\"\"", "\"9999999999\"", "\"-1\"", "\"1\", \"2\"", "'; DROP"})
    void givenAVersion_whenItIsNoETag_thenTheHeaderIsNamed(String version) {
        var refused =
                refused(422, "validation", () -> api.send("PATCH", link, body("cancel"), Map.of("If-Match", version)));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("If-Match");
    }

    @Test
    void givenAVersion_whenItIsAnother_thenItIsStale() {
        refused(412, "version-stale", () -> api.send("PATCH", link, body("cancel"), Map.of("If-Match", "\"7\"")));
    }

    // ---- queries

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

        var refused = refused(422, "validation", () -> api.get(shop.slug() + "/" + route + "?" + encoded(parameters)));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .as(refused.toString())
                .containsExactly(named);
    }

    @Test
    void givenAQuery_whenAPlusWasNotEncoded_thenItIsRefusedAndNotGuessedAt() {
        var refused = refused(422, "validation", () -> api.get(shop.slug() + "/coverage?lat=+38.68&lng=-121.77"));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("lat");
        // The same in the time of a body, where somebody has decoded it before.
        refused(
                422,
                "validation",
                () -> api.book(shop.slug(), with(body("appointments"), "/start", "\"" + day(3) + "T10:00:00 05:00\"")));
    }

    @Test
    void givenAPastRange_whenAskedFor_thenItIsRefusedAndOneThatReachesTodayIsNot() {
        var past = "%s/availability?services=%s&postalCode=95695&from=%s&to=%s";

        var refused =
                refused(422, "validation", () -> api.get(past.formatted(shop.slug(), serviceOf(60), day(-9), day(-2))));

        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("to");
        assertThat(api.get(past.formatted(shop.slug(), serviceOf(60), day(-9), day(1)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenAQuery_whenItNamesWhatNobodyHas_thenNothingIsHere() {
        var of = "%s/%s?services=%s&postalCode=95695&from=%s&to=%s".formatted("%s", "%s", "%s", day(3), day(4));
        for (var route : List.of("availability", "availability/days")) {
            refused(404, "not-found", () -> api.get(of.formatted(shop.slug(), route, UNKNOWN)));
            refused(404, "not-found", () -> api.get(of.formatted(shop.slug(), route, serviceOf(60) + "," + UNKNOWN)));
            refused(
                    404,
                    "not-found",
                    () -> api.get(of.formatted(shop.slug(), route, serviceOf(60)) + "&technician=" + UNKNOWN));
            refused(
                    422,
                    "outside-service-area",
                    () -> api.get(
                            of.formatted(shop.slug(), route, serviceOf(60)).replace("95695", "90001")));
        }
    }

    // ---- addresses

    @ParameterizedTest
    @ValueSource(strings = {"nobody-here", "x", "%27--", "%3Cscript%3E", "A", "-", "manage", "shop_0", "pg_catalog"})
    void givenAnAddress_whenNoShopHasIt_thenNothingIsHere(String slug) {
        for (var rest : List.of("", "/services", "/packages", "/coverage?postalCode=95695", "/availability")) {
            refused(404, "not-found", () -> api.get(slug + rest));
        }
        refused(404, "not-found", () -> api.post(slug + "/holds", body("holds")));
        refused(404, "not-found", () -> api.book(slug, body("appointments")));
        refused(404, "not-found", () -> api.delete(slug + "/holds/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%27--", "%3Cscript%3E", "AAAA", "=", "%20", "%C3%A9"})
    void givenAToken_whenItIsNone_thenNothingIsHere(String token) {
        refused(404, "not-found", () -> api.delete(shop.slug() + "/holds/" + token));
        refused(404, "not-found", () -> api.get("manage/" + token));
        refused(404, "not-found", () -> api.patch("manage/" + token, body("cancel")));
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
        refused(400, "malformed-request", () -> api.get(shop.slug() + rest));
    }

    @Test
    void givenARawRequest_whenItIsNotHttp_thenItIsAProblemToo() {
        var path = "/api/v1/public/" + shop.slug();
        for (var line : List.of(
                "GET " + path + "/services?a=<b>",
                "GET " + path + "/services?a=%zz\u0001",
                "GET /\u0000",
                "GET " + path + "/coverage?postalCode=" + "9".repeat(20_000))) {
            var answer = RawHttp.send(port, line, "Host: localhost");
            assertThat(RawHttp.status(answer)).as(answer).isEqualTo(400);
            assertThat(answer).contains("application/problem+json").doesNotContain("Exception", "at org.apache");
        }
        assertThat(RawHttp.status(RawHttp.send(port, "GET " + path)))
                .as("no host")
                .isEqualTo(400);
    }

    // ---- text is text

    @Test
    void givenText_whenItLooksLikeSqlOrHtml_thenItIsStoredAndAnsweredAsItIs() {
        var own = BookableShop.open(application, 1);
        var quoted = JSON.writeValueAsString(INJECTION);
        var word = JSON.writeValueAsString(INJECTION.substring(0, 60));
        var body = body("appointments");
        for (var pointer : List.of("/customer/name", "/address/line1", "/address/line2", "/notes")) {
            body = with(body, pointer, quoted);
        }
        for (var pointer : List.of("/vehicle/make", "/vehicle/model", "/address/city", "/address/region")) {
            body = with(body, pointer, word);
        }
        CurrentTenant.run(
                own.registered().tenant(),
                () -> application.getBean(Services.class).save(nasty()));

        var booked = api.book(own.slug(), body);
        var cancelled = api.patch(
                "manage/" + booked.text("manageToken"),
                "{\"status\": \"CANCELLED\", \"reason\": %s}".formatted(quoted));
        var menu = api.get(own.slug() + "/services");

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(cancelled.status()).isEqualTo(200);
        var stored = TestDatabase.shared()
                .superuser()
                .sql("""
                    SELECT contact_name, line1, line2, notes, city, region, make, model, reason
                    FROM %1$s.appointment, %1$s.vehicle, %1$s.appointment_change WHERE reason IS NOT NULL\
                    """.formatted(own.registered().role()))
                .query()
                .singleRow();
        assertThat(List.of(
                        stored.get("contact_name"),
                        stored.get("line1"),
                        stored.get("line2"),
                        stored.get("notes"),
                        stored.get("reason")))
                .containsOnly(INJECTION);
        assertThat(List.of(stored.get("city"), stored.get("region"), stored.get("make"), stored.get("model")))
                .containsOnly(INJECTION.substring(0, 60));
        assertThat(menu.json().at("/items/4/name").asString()).isEqualTo(INJECTION);
        assertThat(menu.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(menu.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    // ---- methods

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
                arguments("/favicon.ico", ""),
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
        var before = contents();
        for (var method :
                List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get")) {
            var answer = RawHttp.send(port, method + " " + address, "Host: localhost");
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
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void givenAReadableRoute_whenAskedByHead_thenTheHeadersAreThoseOfGet() {
        for (var rest : List.of("", "/services", "/coverage?postalCode=95695", "/coverage?postalCode=x")) {
            var get = api.get(shop.slug() + rest);
            var head = api.send("HEAD", shop.slug() + rest, null, Map.of());
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.response().headers().firstValue("Content-Type"))
                    .isEqualTo(get.response().headers().firstValue("Content-Type"));
        }
    }

    // ---- pages of other origins

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
                200, api.send("GET", shop.slug(), null, from),
                404, api.send("GET", shop.slug() + "/availability" + unknown, null, from),
                422, api.send("GET", shop.slug() + "/coverage", null, from),
                409,
                        api.send(
                                "POST",
                                shop.slug() + "/appointments",
                                taken,
                                Map.of(
                                        "Origin",
                                        origin,
                                        "Idempotency-Key",
                                        UUID.randomUUID().toString())),
                413, api.send("POST", shop.slug() + "/holds", text(70_000, 'x'), from),
                400, api.send("POST", shop.slug() + "/holds", "{", from));
        answers.forEach((status, answer) -> {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(allowOrigin(answer)).as(answer.toString()).isEqualTo(mayRead ? origin : "");
            assertThat(answer.response().headers().allValues("Vary")).as("Vary").contains("Origin");
            assertThat(answer.response().headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        });
        var managed = api.send("GET", link, null, from);
        assertThat(allowOrigin(managed)).isEqualTo(mayRead ? origin : "");

        var asked = new LinkedHashMap<>(from);
        asked.put("Access-Control-Request-Method", "POST");
        asked.put("Access-Control-Request-Headers", "content-type,idempotency-key");
        var before = contents();
        for (var path : List.of(shop.slug() + "/appointments", shop.slug() + "/holds", link)) {
            var preflight = api.send("OPTIONS", path, null, asked);
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
        var unknownShop = api.send("OPTIONS", "nobody-here/holds", null, asked);
        assertThat(unknownShop.status()).isEqualTo(404);
        assertThat(allowOrigin(unknownShop)).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    // ---- how it is done

    private Answer refused(int status, String type, java.util.function.Supplier<Answer> request) {
        var before = contents();
        var answer = request.get();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        var headers = answer.response().headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("/problems/" + type);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(headers.firstValue("X-Request-Id")).contains(answer.text("requestId"));
        assertThat(answer.response().body())
                .doesNotContainIgnoringCase(
                        "exception",
                        "jackson",
                        "postgres",
                        "psql",
                        "select ",
                        "insert ",
                        "drop table",
                        "relation",
                        "constraint",
                        "com.wrenchtime",
                        "org.springframework",
                        "\\tat ",
                        shop.registered().role(),
                        "<script");
        assertThat(contents()).as("no row may change").isEqualTo(before);
        return answer;
    }

    /** Every row of the tables that a request could change. */
    private String contents() {
        var role = shop.registered().role();
        var tables = Stream.of(
                        "commitment",
                        "hold",
                        "appointment",
                        "appointment_line",
                        "appointment_change",
                        "customer",
                        "vehicle",
                        "idempotency_key",
                        "text_consent")
                .map(it -> "SELECT '%2$s ' || t::text AS line FROM %1$s.%2$s t".formatted(role, it))
                .collect(Collectors.joining(" UNION ALL "));
        return database.sql("SELECT string_agg(line, E'\\n' ORDER BY line) FROM (" + tables + ") everything")
                .query(String.class)
                .single();
    }

    private Answer send(String route, String body) {
        return switch (route) {
            case "appointments" -> api.book(shop.slug(), body);
            case "holds" -> api.post(shop.slug() + "/holds", body);
            default -> api.patch(link, body);
        };
    }

    private Answer sendAs(String route, String type) {
        var isManage = route.equals("manage");
        var headers = new LinkedHashMap<>(Map.of("Content-Type", type));
        if (route.equals("appointments")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        return api.send(isManage ? "PATCH" : "POST", isManage ? link : shop.slug() + "/" + route, body(route), headers);
    }

    /** A body to which the route would say yes. */
    private static String body(String route) {
        return java.util.Objects.requireNonNull(BODIES.get(route));
    }

    /** The body with another value, as raw JSON, at this place; without the field when there is no value. */
    private static String with(String body, String pointer, @Nullable String raw) {
        var tree = (ObjectNode) JSON.readTree(body);
        int end = pointer.lastIndexOf('/');
        var parent = (ObjectNode) tree.at(pointer.substring(0, end));
        if (raw == null) {
            parent.remove(pointer.substring(end + 1));
            return tree.toString();
        }
        parent.put(pointer.substring(end + 1), RAW);
        return tree.toString().replace("\"" + RAW + "\"", raw);
    }

    private static Stream<Arguments> each(String route, String pointer, String named, @Nullable String... values) {
        return Arrays.stream(values).map(it -> arguments(route, pointer, it, named));
    }

    private static Stream<Arguments> lines(String pointer, int longest) {
        return Stream.concat(
                each("appointments", pointer, name(pointer), null, "null"), optionalLines(pointer, longest));
    }

    private static Stream<Arguments> optionalLines(String pointer, int longest) {
        return each(
                "appointments",
                pointer,
                name(pointer),
                "1",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"  \"",
                text(longest + 1, 'a'),
                text(50_000, 'a'),
                "\"a\\u0000b\"",
                "\"a\\nb\"",
                "\"a\\u007fb\"",
                "\"a\\u202eb\"",
                "\"a\\ud800b\"");
    }

    private static Stream<Arguments> degrees(String route, String pointer, String named, String tooFar) {
        return each(route, pointer, named, "\"38.68\"", "\"NaN\"", "\"\"", "1e999", "-1e999", "true", "[]", tooFar);
    }

    /** In a place that had a postal code and now has coordinates. */
    private static Stream<Arguments> degrees(
            String route, String pointer, String named, String tooFar, String otherPointer, String other) {
        return Stream.of("\"38.68\"", "\"NaN\"", "\"\"", "1e999", "-1e999", "true", "[]", tooFar)
                .map(it -> arguments(
                        route,
                        "/place",
                        "{\"%s\": %s, \"%s\": %s}"
                                .formatted(otherPointer.substring(7), other, pointer.substring(7), it),
                        named));
    }

    private static Stream<Arguments> services(String route) {
        var one = "\"" + serviceOf(60) + "\"";
        return Stream.concat(
                each(
                        route,
                        "/services",
                        "services",
                        null,
                        "null",
                        "[]",
                        "\"\"",
                        one,
                        "{}",
                        "7",
                        "[\"\"]",
                        "[\"x\"]",
                        "[\"%s'--\"]".formatted(serviceOf(60)),
                        "[\"1-1-1-1-1\"]",
                        "[%1$s, %1$s]".formatted(one),
                        "[\"%s\", \"%s\"]".formatted(UNKNOWN, UNKNOWN.toUpperCase(java.util.Locale.ROOT)),
                        "[\"" + uuids(50).replace(",", "\",\"") + "\"]"),
                Stream.of(
                        arguments(route, "/services", "[7]", "services[0]"),
                        arguments(route, "/services", "[null]", "services"),
                        arguments(route, "/services", "[%s, null]".formatted(one), "services"),
                        arguments(route, "/services", "[%s, []]".formatted(one), "services[1]"),
                        arguments(route, "/services", "[\"a\\u0000\"]", "services[0]")));
    }

    private static Stream<Arguments> starts(String route) {
        return each(
                route,
                "/start",
                "start",
                null,
                "null",
                "\"\"",
                "0",
                "{}",
                "[\"" + at(3, "10:00") + "\"]",
                "\"tomorrow\"",
                "\"" + day(3) + "\"",
                "\"" + day(3) + "T10:00\"",
                "\"" + day(3) + "T10:00:00-05:00[America/New_York]\"",
                "\"" + day(3) + "T25:00:00-05:00\"",
                "\"" + day(3) + "T10:00:00-25:00\"",
                "\"" + (day(3).getYear() + 1) + "-02-30T10:00:00-05:00\"",
                "\"" + at(3, "10:00") + "'; DROP TABLE appointment;--\"",
                "\"" + at(3, "10:00") + "\\u0000\"",
                "\"" + at(-3, "10:00") + "\"",
                "\"2020-06-01T10:00:00-04:00\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"" + at(92, "10:00") + "\"",
                "\"9999-12-31T23:30:00Z\"",
                "\"+999999999-12-31T23:30:00Z\"",
                "\"" + at(3, "10:01") + "\"",
                "\"" + at(3, "10:00:01") + "\"",
                "\"" + at(3, "10:00:00.000000001") + "\"",
                text(10_000, '1'));
    }

    private static Stream<Arguments> technicians(String route) {
        return each(
                route,
                "/technician",
                "technician",
                "\"\"",
                "\"x\"",
                "1",
                "[]",
                "\"';--\"",
                "\"" + UNKNOWN + "\\u0000\"");
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

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.');
    }

    private static String text(int length, char of) {
        return "\"" + String.valueOf(of).repeat(length) + "\"";
    }

    private static String uuids(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> new UUID(7, it).toString())
                .collect(Collectors.joining(","));
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .filter(it -> it.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(it -> it.substring(name.length() + 2).strip())
                .findFirst()
                .orElse("");
    }

    private static String allowOrigin(Answer answer) {
        return answer.response()
                .headers()
                .firstValue("Access-Control-Allow-Origin")
                .orElse("");
    }

    private static ShopSettings aYearAhead(ShopSettings now) {
        var policy = now.policy();
        return new ShopSettings(
                now.name(),
                now.phone(),
                now.zone(),
                now.country(),
                now.currency(),
                now.locale(),
                now.branding(),
                new BookingPolicy(
                        policy.minNotice(),
                        366,
                        policy.slotStep(),
                        policy.holdFor(),
                        policy.cancellationWindow(),
                        policy.bufferBefore(),
                        policy.bufferAfter(),
                        policy.confirmedByHand()),
                now.area(),
                now.allowedOrigins());
    }

    private static Service nasty() {
        return new Service(
                new ServiceId(UUID.randomUUID()),
                "NASTY",
                INJECTION,
                INJECTION,
                INJECTION,
                Duration.ofMinutes(60),
                new Money(1, Currency.getInstance("USD")),
                new Skill(1),
                List.of(INJECTION),
                true,
                null,
                1000);
    }
}
