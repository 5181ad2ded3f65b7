package com.wrenchtime.workforce;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
class TechnicianApiTests {

    private static final String SAM = """
        {"name": "Sam", "skill": 3, "senior": false, "home": {"lat": 38.5, "lng": -121.7}, "position": 7}\
        """;

    private final ApplicationContext application;
    private final int port;
    private BookableShop shop;
    private StaffApiClient desk;

    TechnicianApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.desk = as(Role.DISPATCHER);
    }

    @BeforeEach
    void anotherShop() {
        shop = BookableShop.open(application, 1);
        desk = as(Role.DISPATCHER);
    }

    @Test
    void givenADispatcher_whenATechnicianIsHired_thenTheyAreListedAndTheDeedIsRecorded() {
        var hired = desk.post("technicians", SAM);

        assertThat(hired.status()).as(hired.toString()).isEqualTo(201);
        assertThat(hired.version()).isEqualTo(1);
        var found = desk.get("technicians/" + hired.text("id"));
        assertThat(found.json()).isEqualTo(hired.json());
        assertThat(found.json().at("/home/lat").asDouble()).isEqualTo(38.5);
        assertThat(names(desk.get("technicians"))).containsExactly("Technician 0", "Sam");
        assertThat(audit(hired.text("id"))).containsExactly("technician.hired");
    }

    @Test
    void givenAKey_whenHiringIsRepeated_thenThereIsOneTechnician() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = desk.send("POST", "technicians", SAM, key);
        var second = desk.send("POST", "technicians", SAM, key);
        var other = desk.send("POST", "technicians", SAM.replace("Sam", "Pat"), key);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.text("type")).isEqualTo("/problems/idempotency-key-reuse");
        assertThat(names(desk.get("technicians"))).containsExactly("Technician 0", "Sam");
    }

    @Test
    void givenATechnician_whenTwoChangeTheSameVersion_thenTheSecondSeesWhatIsThere() {
        var id = desk.post("technicians", SAM).text("id");

        var first = desk.put("technicians/" + id, 1, SAM.replace("\"skill\": 3", "\"skill\": 2"));
        var second = desk.put("technicians/" + id, 1, SAM.replace("Sam", "Samuel"));
        var blind = desk.send("PUT", "technicians/" + id, SAM, Map.of());

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.version()).isEqualTo(2);
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().get("present")).isEqualTo(first.json());
        assertThat(second.version()).isEqualTo(2);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(desk.get("technicians/" + id).json()).isEqualTo(first.json());
    }

    @Test
    void givenAChange_whenTheRecordIsRead_thenItSaysWhichFieldsBecameWhat() {
        var id = desk.post("technicians", SAM).text("id");

        desk.put("technicians/" + id, 1, SAM.replace("Sam", "Samuel"));

        var entry = as(Role.OWNER)
                .get("audit?subject=technician&action=technician.changed&subjectId=" + id)
                .json()
                .at("/items/0");
        assertThat(entry.get("before").toString()).isEqualTo("{\"name\":\"Sam\",\"version\":1}");
        assertThat(entry.get("after").toString()).isEqualTo("{\"name\":\"Samuel\",\"version\":2}");
    }

    @Test
    void givenAppointments_whenTheirTechnicianLeaves_thenTheyAreListedAndItMustBeConfirmed() {
        var api = new PublicApiClient(port);
        var booked = api.book(shop.slug(), PublicApiClient.booking(60, at(3, "10:00"), "(530) 555-0142"));
        var path = "technicians/" + shop.technicians().getFirst();

        var refused = desk.act(path + "/deactivate", 1, "{}");
        var confirmed = desk.act(path + "/deactivate", 1, "{\"confirmed\": true}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/technician-has-appointments");
        assertThat(refused.json().at("/appointments/0/appointment").asString()).isEqualTo(booked.text("id"));
        assertThat(refused.json().at("/appointments/0/start").asString()).isEqualTo(booked.text("start"));
        assertThat(refused.json().get("appointments")).hasSize(1);
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        assertThat(confirmed.json().get("active").asBoolean()).isFalse();
        var query = "%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                .formatted(shop.slug(), BookableShop.serviceOf(60), day(3), day(4));
        assertThat(api.get(query).json().at("/days/0/slots")).isEmpty();
        assertThat(api.get("manage/" + booked.text("manageToken")).text("status"))
                .isEqualTo("BOOKED");

        assertThat(desk.act(path + "/activate", 2, null).json().get("active").asBoolean())
                .isTrue();
        assertThat(api.get(query).json().at("/days/0/slots")).isNotEmpty();
        assertThat(audit(shop.technicians().getFirst().toString()))
                .containsExactly("technician.activated", "technician.deactivated");
    }

    @Test
    void givenNoAppointments_whenATechnicianLeaves_thenNobodyHasToConfirm() {
        var id = desk.post("technicians", SAM).text("id");

        var left = desk.act("technicians/" + id + "/deactivate", 1, "{}");

        assertThat(left.status()).as(left.toString()).isEqualTo(200);
        assertThat(names(desk.get("technicians?active=true"))).containsExactly("Technician 0");
        assertThat(names(desk.get("technicians?active=false"))).containsExactly("Sam");
        assertThat(desk.act("technicians/" + id + "/deactivate", 2, "{}").version())
                .as("again")
                .isEqualTo(2);
    }

    @Test
    void givenWhoOnlyDrives_whenTheyLook_thenTheySeeThemselvesAlone() {
        var other = desk.post("technicians", SAM).text("id");
        var own = shop.technicians().getFirst().value();
        var driver =
                new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.TECHNICIAN, own));
        var nobody =
                new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.TECHNICIAN));

        assertThat(names(driver.get("technicians"))).containsExactly("Technician 0");
        assertThat(names(nobody.get("technicians"))).isEmpty();
        for (var rest : List.of("", "/hours", "/overrides", "/time-off")) {
            assertThat(driver.get("technicians/" + own + rest).status()).isEqualTo(200);
            assertThat(driver.get("technicians/" + other + rest).status()).isEqualTo(404);
            assertThat(nobody.get("technicians/" + own + rest).status()).isEqualTo(404);
        }
        assertThat(driver.put("technicians/" + own, 1, SAM).status()).isEqualTo(403);
    }

    @Test
    void givenManyTechnicians_whenListedPartByPart_thenEachComesOnce() {
        for (int i = 0; i < 4; i++) {
            desk.post("technicians", SAM.replace("Sam", "Sam " + i));
        }

        var first = desk.get("technicians?limit=3");
        var second = desk.get("technicians?limit=3&cursor=" + first.text("next"));

        assertThat(Stream.concat(names(first).stream(), names(second).stream()))
                .containsExactlyInAnyOrder("Technician 0", "Sam 0", "Sam 1", "Sam 2", "Sam 3");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    static Stream<Arguments> wrongTechnicians() {
        return Stream.of(
                Arguments.of("{}", List.of("name required", "skill required")),
                Arguments.of("{\"name\": \" \", \"skill\": 1}", List.of("name invalid")),
                Arguments.of("{\"name\": \"%s\", \"skill\": 1}".formatted("x".repeat(121)), List.of("name invalid")),
                Arguments.of("{\"name\": \"a\\u202eb\", \"skill\": 1}", List.of("name invalid")),
                Arguments.of("{\"name\": \"a\\u0000b\", \"skill\": 1}", List.of("name plain-text")),
                Arguments.of("{\"name\": 7, \"skill\": 1}", List.of("name type")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 0}", List.of("skill invalid")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 6, \"senior\": true}", List.of("skill invalid")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 4}", List.of("skill invalid")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 5, \"senior\": false}", List.of("skill invalid")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 1.5}", List.of("skill type")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": \"1\"}", List.of("skill type")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 1, \"senior\": \"no\"}", List.of("senior type")),
                Arguments.of(
                        "{\"name\": \"Sam\", \"skill\": 1, \"home\": {}}",
                        List.of("home.lat required", "home.lng required")),
                Arguments.of(
                        "{\"name\": \"Sam\", \"skill\": 1, \"home\": {\"lat\": 91, \"lng\": 0}}",
                        List.of("home.lat invalid")),
                Arguments.of(
                        "{\"name\": \"Sam\", \"skill\": 1, \"home\": {\"lat\": 0, \"lng\": 1e999}}",
                        List.of("home.lng type")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 1, \"position\": -1}", List.of("position invalid")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 1, \"active\": false}", List.of("active unknown")),
                Arguments.of("{\"name\": \"Sam\", \"skill\": 1, \"id\": \"x\"}", List.of("id unknown")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTechnicians")
    void givenWrongFields_whenSent_thenEachIsNamedAndNothingChanges(String body, List<String> errors) {
        var path = "technicians/" + shop.technicians().getFirst();
        var before = desk.get(path).json();

        var hired = desk.post("technicians", body);
        var changed = desk.put(path, 1, body);

        assertThat(hired.status()).as(hired.toString()).isEqualTo(422);
        assertThat(hired.errors()).containsExactlyInAnyOrderElementsOf(errors);
        assertThat(changed.errors()).containsExactlyInAnyOrderElementsOf(errors);
        assertThat(desk.get(path).json()).isEqualTo(before);
        assertThat(TestDatabase.shared().count(shop.registered().role() + ".technician"))
                .isEqualTo(1);
    }

    @Test
    void givenWrongQueries_whenListed_thenEachFieldIsNamed() {
        assertThat(desk.get("technicians?active=yes&limit=201&cursor=!").errors())
                .containsExactlyInAnyOrder("active invalid", "limit invalid", "cursor invalid");
        // The right number of parts, and none of them ours.
        var made = java.util.Base64.getUrlEncoder()
                .encodeToString("x\u001Fy".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(desk.get("technicians?cursor=" + made.replace("=", "")).errors())
                .containsExactly("cursor invalid");
        assertThat(desk.get("technicians/nobody").status()).isEqualTo(404);
        assertThat(desk.act("technicians/" + shop.technicians().getFirst() + "/deactivate", 1, "{\"confirmed\": 1}")
                        .errors())
                .containsExactly("confirmed type");
        assertThat(desk.send("PUT", "technicians/" + shop.technicians().getFirst(), SAM, Map.of("If-Match", "1"))
                        .errors())
                .containsExactly("If-Match invalid");
    }

    private StaffApiClient as(Role role) {
        return new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), role));
    }

    private List<String> audit(String technician) {
        return as(Role.OWNER)
                .get("audit?subject=technician&subjectId=" + technician)
                .json()
                .get("items")
                .valueStream()
                .map(it -> it.get("action").asString())
                .toList();
    }

    private static List<String> names(Answer list) {
        return list.json()
                .get("items")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }
}
