package com.wrenchtime.catalog;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Services and packages as the shop's people keep them. */
@ServedTest
class CatalogApiTests {

    private static final String BRAKES = """
        {"code": "BRAKES", "name": "Brake pads", "category": "Brakes", "description": "Both sides",
         "durationMinutes": 90, "price": {"amount": 25000, "currency": "USD"}, "skill": 3, "keywords": ["squeal"]}\
        """;

    private final ApplicationContext application;
    private final int port;
    private final PublicApiClient api;
    private BookableShop shop;
    private StaffApiClient desk;

    CatalogApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.desk = as(Role.DISPATCHER);
    }

    @BeforeEach
    void anotherShop() {
        shop = BookableShop.open(application, 1);
        desk = as(Role.DISPATCHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TECHNICIAN", "ACCOUNTANT"})
    void givenWhoDoesNotRunTheDay_whenAPriceIsChanged_thenItStays(Role role) {
        var path = "services/" + BookableShop.serviceOf(60);
        var before = desk.get(path).json();

        assertThat(as(role).put(path, 1, BRAKES).status()).isEqualTo(403);
        assertThat(as(role).post("services", BRAKES).status()).isEqualTo(403);
        assertThat(as(role).get(path).status()).isEqualTo(403);
        assertThat(desk.get(path).json()).isEqualTo(before);
    }

    @Test
    void givenTerms_whenAServiceIsAdded_thenItIsTheLastOfTheMenu() {
        var added = desk.post("services", BRAKES);

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(desk.get("services/" + added.text("id")).json()).isEqualTo(added.json());
        assertThat(codes(desk.get("services"))).containsExactly("S30", "S60", "S90", "S120", "BRAKES");
        assertThat(codes(api.get(shop.slug() + "/services"))).last().isEqualTo("BRAKES");
        assertThat(audit(added.text("id"))).containsExactly("service.added");
    }

    @Test
    void givenAnAppointment_whenThePriceChanges_thenOnlyNewOnesCostMore() {
        var booked = api.book(shop.slug(), PublicApiClient.booking(60, at(3, "10:00"), "(530) 555-0142"));
        var path = "services/" + serviceOf(60);
        var body = BRAKES.replace("BRAKES", "S60");

        var changed = desk.put(path, 1, body);
        var stale = desk.put(path, 1, body);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("present")).isEqualTo(changed.json());
        assertThat(desk.send("PUT", path, body, Map.of()).status()).isEqualTo(428);
        assertThat(api.get("manage/" + booked.text("manageToken")).json().get("lines"))
                .isEqualTo(booked.json().get("lines"));
        var entry = as(Role.OWNER).get("audit?action=service.changed").json().at("/items/0");
        assertThat(entry.at("/before/price/amount").asLong()).isEqualTo(6000);
        assertThat(entry.at("/after/price/amount").asLong()).isEqualTo(25000);
        assertThat(entry.at("/after/code").isMissingNode()).isTrue();
    }

    @Test
    void givenASuccessor_whenAServiceIsRetired_thenItStaysWithItsSuccessorAndIsNotBooked() {
        var path = "services/" + serviceOf(60);
        var to90 = "{\"replacedBy\": \"%s\"}".formatted(serviceOf(90));

        var retired = desk.act(path + "/retire", 1, to90);

        assertThat(retired.status()).as(retired.toString()).isEqualTo(200);
        assertThat(retired.json().get("active").asBoolean()).isFalse();
        assertThat(retired.text("replacedBy")).isEqualTo(serviceOf(90).toString());
        assertThat(codes(api.get(shop.slug() + "/services"))).containsExactly("S30", "S90", "S120");
        assertThat(codes(desk.get("services?active=false"))).containsExactly("S60");
        assertThat(api.book(shop.slug(), PublicApiClient.booking(60, at(3, "10:00"), "(530) 555-0142"))
                        .status())
                .isEqualTo(404);
        assertThat(desk.act(
                                "services/" + serviceOf(90) + "/retire",
                                1,
                                "{\"replacedBy\": \"%s\"}".formatted(serviceOf(60)))
                        .errors())
                .as("its successor cannot be what it succeeds")
                .containsExactly("replacedBy retired");

        var restored = desk.act(path + "/restore", 2, null);
        assertThat(restored.json().get("active").asBoolean()).isTrue();
        assertThat(restored.json().get("replacedBy").isNull()).isTrue();
        assertThat(audit(serviceOf(60).toString())).containsExactly("service.restored", "service.retired");
    }

    @Test
    void givenAService_whenItsSuccessorIsWrong_thenNothingIsRetired() {
        var path = "services/" + serviceOf(60);
        var wish = "{\"replacedBy\": \"%s\"}";

        assertThat(desk.act(path + "/retire", 1, wish.formatted(serviceOf(60))).errors())
                .containsExactly("replacedBy retired");
        assertThat(desk.act(path + "/retire", 1, wish.formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(desk.act(path + "/retire", 1, wish.formatted("x")).errors()).containsExactly("replacedBy invalid");
        assertThat(desk.get(path).json().get("active").asBoolean()).isTrue();
    }

    @Test
    void givenTheMenu_whenItIsPutInAnotherOrder_thenEverybodySeesIt() {
        var order = desk.get("services/order");
        var reversed = ids(order).reversed();

        var put = desk.put("services/order", order.version(), items(reversed));

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(codes(api.get(shop.slug() + "/services"))).containsExactly("S120", "S90", "S60", "S30");
        assertThat(codes(desk.get("services"))).containsExactly("S120", "S90", "S60", "S30");
        assertThat(desk.put("services/order", order.version(), items(reversed)).status())
                .isEqualTo(412);
        for (var wrong : List.of(
                reversed.subList(1, 4),
                Collections.nCopies(4, reversed.getFirst()),
                Stream.concat(reversed.stream(), Stream.of(UUID.randomUUID().toString()))
                        .toList())) {
            assertThat(desk.put("services/order", put.version(), items(wrong)).errors())
                    .containsExactly("items incomplete");
        }
        assertThat(desk.put("services/order", put.version(), "{\"items\": [null]}")
                        .errors())
                .containsExactly("items invalid");
        assertThat(desk.put("services/order", put.version(), "{}").errors()).containsExactly("items required");
    }

    @Test
    void givenServices_whenLookedFor_thenNameCodeKeywordAndCategoryFindThem() {
        desk.post("services", BRAKES);

        for (var query : List.of("q=brake", "q=BRAKES", "q=quea", "category=Brakes", "active=true&q=pads")) {
            assertThat(codes(desk.get("services?" + query))).as(query).containsExactly("BRAKES");
        }
        assertThat(codes(desk.get("services?q=%25"))).as("no wildcard").isEmpty();
        var first = desk.get("services?limit=3");
        assertThat(codes(desk.get("services?limit=3&cursor=" + first.text("next"))))
                .containsExactly("S120", "BRAKES");
        assertThat(desk.get("services?active=1&limit=x&q=").errors()).contains("active invalid", "limit invalid");
    }

    @Test
    void givenServices_whenTheyArePacked_thenThePackageIsShownWhileAllCanBeBooked() {
        var body = pack("PACK", serviceOf(30), serviceOf(60));
        var added = desk.post("packages", body);
        var path = "packages/" + added.text("id");

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(codes(api.get(shop.slug() + "/packages"))).containsExactly("PACK");
        var changed = desk.put(path, 1, pack("PACK", serviceOf(90), serviceOf(30)));
        assertThat(changed.json().at("/services/0").asString())
                .isEqualTo(serviceOf(90).toString());
        assertThat(desk.put(path, 1, body).json().get("present")).isEqualTo(changed.json());

        desk.act("services/" + serviceOf(90) + "/retire", 1, "{}");
        assertThat(codes(api.get(shop.slug() + "/packages"))).isEmpty();
        assertThat(codes(desk.get("packages"))).containsExactly("PACK");
        assertThat(desk.put(path, 2, pack("PACK", serviceOf(90))).errors()).containsExactly("services retired");
        desk.act("services/" + serviceOf(90) + "/restore", 2, null);

        var retired = desk.act(path + "/retire", 2, null);
        assertThat(retired.json().get("active").asBoolean()).isFalse();
        assertThat(codes(api.get(shop.slug() + "/packages"))).isEmpty();
        assertThat(desk.act(path + "/restore", 3, null).json().get("active").asBoolean())
                .isTrue();
        assertThat(codes(api.get(shop.slug() + "/packages"))).containsExactly("PACK");
        assertThat(audit(added.text("id")))
                .containsExactly("package.restored", "package.retired", "package.changed", "package.added");
    }

    @Test
    void givenPackages_whenPutInAnotherOrder_thenEverybodySeesIt() {
        desk.post("packages", pack("A", serviceOf(30)));
        desk.post("packages", pack("B", serviceOf(60)));
        var order = desk.get("packages/order");

        desk.put("packages/order", order.version(), items(ids(order).reversed()));

        assertThat(codes(desk.get("packages"))).containsExactly("B", "A");
        assertThat(codes(api.get(shop.slug() + "/packages"))).containsExactly("B", "A");
        assertThat(desk.get("services/order").version()).as("another order").isEqualTo(1);
    }

    static Stream<Arguments> wrongServices() {
        return Stream.of(
                Arguments.of("\"BRAKES\"", "\" \"", "code invalid"),
                Arguments.of("\"BRAKES\"", "\"S60\"", "code taken"),
                Arguments.of("\"BRAKES\"", "\"%s\"".formatted("x".repeat(41)), "code invalid"),
                Arguments.of("\"Brake pads\"", "null", "name required"),
                Arguments.of("\"Brake pads\"", "\"a\\nb\"", "name invalid"),
                Arguments.of("\"Both sides\"", "\"%s\"".formatted("x".repeat(1001)), "description invalid"),
                Arguments.of("90", "0", "durationMinutes invalid"),
                Arguments.of("90", "2881", "durationMinutes invalid"),
                Arguments.of("90", "1e2", "durationMinutes type"),
                Arguments.of("25000", "-1", "price.amount invalid"),
                Arguments.of("25000", "1000000001", "price.amount invalid"),
                Arguments.of("25000", "25000.5", "price.amount type"),
                Arguments.of("25000", "99999999999999999999", "price.amount type"),
                Arguments.of("\"USD\"", "\"EUR\"", "price.currency invalid"),
                Arguments.of("\"USD\"", "null", "price.currency required"),
                Arguments.of("{\"amount\": 25000, \"currency\": \"USD\"}", "null", "price required"),
                Arguments.of("{\"amount\": 25000, \"currency\": \"USD\"}", "250", "price type"),
                Arguments.of("\"skill\": 3", "\"skill\": 6", "skill invalid"),
                Arguments.of("[\"squeal\"]", "[\"a\", \"A\"]", "keywords invalid"),
                Arguments.of("[\"squeal\"]", "[null]", "keywords invalid"),
                Arguments.of("[\"squeal\"]", "[\"\"]", "keywords invalid"),
                Arguments.of("[\"squeal\"]", "[\"%s\"]".formatted("x".repeat(61)), "keywords invalid"),
                Arguments.of("[\"squeal\"]", "\"squeal\"", "keywords type"),
                Arguments.of("\"skill\"", "\"active\"", "active unknown"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongServices")
    void givenAWrongField_whenSent_thenItIsNamedAndNothingChanges(String right, String wrong, String error) {
        var body = BRAKES.replace(right, wrong);
        var path = "services/" + serviceOf(30);
        var before = desk.get(path).json();

        var added = desk.post("services", body);

        assertThat(added.status()).as(added.toString()).isEqualTo(422);
        assertThat(added.errors()).containsExactly(error);
        assertThat(desk.put(path, 1, body).errors()).containsExactly(error);
        assertThat(desk.get(path).json()).isEqualTo(before);
        assertThat(TestDatabase.shared().count(shop.registered().role() + ".service"))
                .isEqualTo(4);
    }

    @Test
    void givenAWrongPackage_whenSent_thenItIsNamedAndNothingChanges() {
        var fine = desk.post("packages", pack("PACK", serviceOf(30)));
        assertThat(fine.status()).isEqualTo(201);
        var path = "packages/" + fine.text("id");

        assertThat(desk.post("packages", "{}").errors())
                .containsExactlyInAnyOrder("code required", "name required", "category required", "services required");
        assertThat(desk.post("packages", pack("PACK", serviceOf(30))).errors()).containsExactly("code taken");
        assertThat(desk.put(path, 1, pack("P")).errors()).containsExactly("services invalid");
        assertThat(desk.put(path, 1, pack("P", serviceOf(30), serviceOf(30))).errors())
                .containsExactly("services invalid");
        assertThat(desk.put(path, 1, pack("P", UUID.randomUUID())).status()).isEqualTo(404);
        assertThat(desk.get("packages/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(desk.get("packages?active=no").errors()).containsExactly("active invalid");
        assertThat(desk.send("POST", path + "/retire", null, Map.of()).status()).isEqualTo(428);
        assertThat(desk.get(path).json()).isEqualTo(fine.json());
    }

    private StaffApiClient as(Role role) {
        return new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), role));
    }

    private List<String> audit(String id) {
        return as(Role.OWNER)
                .get("audit?subjectId=" + id)
                .json()
                .get("items")
                .valueStream()
                .map(it -> it.get("action").asString())
                .toList();
    }

    private static String pack(String code, UUID... services) {
        return """
            {"code": "%s", "name": "Often wanted", "category": "All", "services": [%s]}\
            """.formatted(
                code, Stream.of(services).map("\"%s\""::formatted).collect(java.util.stream.Collectors.joining(", ")));
    }

    private static String items(List<String> ids) {
        return "{\"items\": [%s]}"
                .formatted(ids.stream().map("\"%s\""::formatted).collect(java.util.stream.Collectors.joining(", ")));
    }

    private static List<String> ids(Answer order) {
        return order.json().get("items").valueStream().map(it -> it.asString()).toList();
    }

    private static List<String> codes(Answer list) {
        return list.json()
                .get("items")
                .valueStream()
                .map(it -> it.get("code").asString())
                .toList();
    }
}
