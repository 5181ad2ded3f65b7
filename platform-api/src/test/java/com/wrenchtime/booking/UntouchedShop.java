package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop that is asked for what it must refuse, with an appointment and a hold, and a look at all of its tables: whatever
 * is refused leaves every row as it was.
 */
record UntouchedShop(PublicApiClient api, int port, BookableShop shop, String link, JdbcClient database) {

    static final String ANA = "(530) 555-0142";
    static final String BEN = "(530) 555-0143";
    static final String UNKNOWN = "6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RAW = "@raw@";
    private static final Map<String, String> BODIES = bodies();

    static UntouchedShop open(ApplicationContext application, int port) {
        var api = new PublicApiClient(port);
        var shop = BookableShop.open(application, 1);
        var link = "manage/"
                + api.book(shop.slug(), booking(60, at(5, "10:00"), ANA)).text("manageToken");
        api.post(shop.slug() + "/holds", hold(60, at(5, "12:00")));
        // One connection for all looks at the tables: opening it takes longer than looking.
        var database = JdbcClient.create(
                new SingleConnectionDataSource(TestDatabase.shared().url(), "postgres", TestDatabase.PASSWORD, true));
        return new UntouchedShop(api, port, shop, link, database);
    }

    String slug() {
        return shop.slug();
    }

    /** The refusal that the request gets, which says what it should and changes no row. */
    Answer refused(int status, String type, java.util.function.Supplier<Answer> request) {
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
    String contents() {
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

    /** Sends a body to the route that {@link #body} names so. */
    Answer send(String route, String body) {
        return switch (route) {
            case "appointments" -> api.book(shop.slug(), body);
            case "holds" -> api.post(shop.slug() + "/holds", body);
            default -> api.patch(link, body);
        };
    }

    /** Sends the body of the route as something else than JSON. */
    Answer sendAs(String route, String type) {
        var isManage = route.equals("manage");
        var headers = new LinkedHashMap<>(Map.of("Content-Type", type));
        if (route.equals("appointments")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        return api.send(isManage ? "PATCH" : "POST", isManage ? link : shop.slug() + "/" + route, body(route), headers);
    }

    /** A body to which the route would say yes. */
    static String body(String route) {
        return java.util.Objects.requireNonNull(BODIES.get(route));
    }

    /** The body with another value, as raw JSON, at this place; without the field when there is no value. */
    static String with(String body, String pointer, @Nullable String raw) {
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

    static String text(int length, char of) {
        return "\"" + String.valueOf(of).repeat(length) + "\"";
    }

    static String uuids(int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> new UUID(7, it).toString())
                .collect(Collectors.joining(","));
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
}
