package com.wrenchtime.booking;

import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.AShopsCustomers;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Two shops whose customers, vehicles, technicians, services and packages have the same ids, and the routes that keep them tried
 * from the one: it reads and changes its own only, and what only the other has is as unknown as what nobody has.
 */
@ServedTest
class DeskShopsApartTests {

    private static final String CANARY = "Canary";
    private static final List<String> TABLES = List.of(
            "customer",
            "vehicle",
            "text_consent",
            "appointment",
            "appointment_change",
            "technician",
            "working_hours",
            "date_override",
            "time_off",
            "service",
            "service_package",
            "shop_settings",
            "service_zone",
            "audit_entry");

    private final BookableShop theirs;
    private final StaffApiClient here;
    private final StaffApiClient there;
    private final UUID technician;
    private final String customer;
    private final String vehicle;
    private final String onlyTheirs;
    private final String onlyTheirVehicle;
    private final String onlyTheirTechnician;
    private final String onlyTheirService;
    private final String onlyTheirPackage;

    DeskShopsApartTests(ApplicationContext application, @LocalServerPort int port) {
        var ours = BookableShop.open(application, 2);
        this.theirs = BookableShop.open(application, 2);
        this.here = Staff.of(ours, port).owner();
        this.there = Staff.of(theirs, port).owner();
        this.technician = ours.technicians().getFirst().value();
        var booked = new PublicApiClient(port).book(ours.slug(), booking(60, at(3, "10:00"), "(530) 555-0142"));
        var seen = here.get("appointments/" + booked.text("id")).json();
        this.customer = seen.at("/customer/id").asString();
        this.vehicle = seen.at("/vehicle/id").asString();
        for (var table : List.of("customer", "vehicle", "appointment", "commitment")) {
            ours.copy(table, theirs);
        }
        sql("UPDATE %s.customer SET name = 'Canary Ana', notes = 'Canary'");
        sql("UPDATE %s.vehicle SET plate = 'CANARY1'");
        sql("UPDATE %s.technician SET name = 'Canary technician'");
        sql("UPDATE %s.service SET name = 'Canary service'");
        sql("UPDATE %s.shop_settings SET name = 'Canary shop'");
        sql("UPDATE %s.service_zone SET name = 'Canary zone'");
        var customers = new AShopsCustomers(there);
        this.onlyTheirs = customers.with("Canary Bob", "(530) 555-0143");
        this.onlyTheirVehicle = customers.car(onlyTheirs, ", \"plate\": \"CANARY2\"");
        this.onlyTheirTechnician = made(there.post("technicians", "{\"name\": \"Canary\", \"skill\": 1}"));
        this.onlyTheirService = made(there.post("services", service("CANARY")));
        this.onlyTheirPackage = made(there.post("packages", pack("CANARY", onlyTheirService)));
    }

    @Test
    void givenTheSameIds_whenEverythingIsReadHere_thenNothingOfTheirsIsSeen() {
        var answers = List.of(
                here.get("customers"),
                here.get("customers?q=canary"),
                here.get("customers?q=canary1"),
                here.get("customers?q=5550143"),
                here.get("customers/" + customer),
                here.get("customers/%s/visits".formatted(customer)),
                here.get("vehicles/" + vehicle),
                here.get("vehicles/%s/visits".formatted(vehicle)),
                here.get("technicians"),
                here.get("technicians/" + technician),
                here.get("services"),
                here.get("services?q=canary"),
                here.get("packages"),
                here.get("settings"),
                here.get("service-area"),
                here.get("audit"),
                here.get("audit/export"),
                here.get("availability/obstacles?date=%s&services=%s".formatted(day(3), serviceOf(60))));

        assertThat(answers).allSatisfy(it -> {
            assertThat(it.status()).as(it.toString()).isEqualTo(200);
            assertThat(it.response().body())
                    .doesNotContainIgnoringCase(CANARY)
                    .doesNotContain(onlyTheirs, onlyTheirVehicle, onlyTheirTechnician, onlyTheirService);
        });
        assertThat(answers.getFirst().json().get("items")).hasSize(1);
        for (int search : new int[] {1, 2, 3}) {
            assertThat(answers.get(search).json().get("items")).isEmpty();
        }
        for (var path : List.of(
                "customers",
                "customers?q=canary1",
                "vehicles/" + vehicle,
                "technicians",
                "services",
                "packages",
                "settings",
                "service-area",
                "audit")) {
            assertThat(there.get(path).response().body())
                    .as("planted in " + path)
                    .containsIgnoringCase(CANARY);
        }
    }

    @Test
    void givenTheSameIds_whenEverythingIsChangedHere_thenTheirsStaysAsItWas() {
        var before = everythingOfTheirs();
        var other = new AShopsCustomers(here).with("Bea", "(530) 555-0144");

        var changes = List.of(
                here.put("customers/" + customer, 1, person("Ana", "(530) 555-0142")),
                here.put("vehicles/" + vehicle, 1, car("")),
                here.act("vehicles/%s/transfer".formatted(vehicle), 2, "{\"customer\": \"%s\"}".formatted(other)),
                here.act(
                        "customers/%s/merge".formatted(other),
                        1,
                        "{\"duplicate\": \"%s\", \"duplicateVersion\": 2}".formatted(customer)),
                here.put("technicians/" + technician, 1, "{\"name\": \"Tom\", \"skill\": 2}"),
                here.put(
                        "technicians/%s/hours".formatted(technician),
                        1,
                        "{\"weekly\": [{\"day\": \"MONDAY\", \"start\": \"08:00\", \"end\": \"12:00\"}]}"),
                here.put("technicians/%s/overrides/%s".formatted(technician, day(9)), 2, "{\"hours\": []}"),
                here.post(
                        "technicians/%s/time-off".formatted(technician),
                        "{\"firstDay\": \"%s\", \"lastDay\": \"%s\"}".formatted(day(9), day(9))),
                here.act("technicians/%s/deactivate".formatted(technician), 2, "{\"confirmed\": true}"),
                here.put("services/" + serviceOf(60), 1, service("S60")),
                here.act("services/%s/retire".formatted(serviceOf(90)), 1, "{}"),
                here.post("packages", pack("OURS", serviceOf(30).toString())),
                here.put("service-area", 1, "{\"zones\": []}"));

        assertThat(changes).allSatisfy(it -> {
            assertThat(it.status()).as(it.toString()).isIn(200, 201);
            assertThat(it.response().body()).doesNotContainIgnoringCase(CANARY);
        });
        assertThat(everythingOfTheirs()).isEqualTo(before);
    }

    @Test
    void givenWhatOnlyTheyHave_whenUsedHere_thenItIsAsUnknownAsWhatNobodyHas() {
        var before = everythingOfTheirs();
        var day = day(9).toString();

        unknown("GET", "customers/ID", onlyTheirs, null);
        unknown("GET", "customers/ID/visits", onlyTheirs, null);
        unknown("PUT", "customers/ID", onlyTheirs, person("Ana", "(530) 555-0145"));
        unknown("POST", "customers/ID/vehicles", onlyTheirs, car(""));
        unknown("POST", "customers/ID/merge", onlyTheirs, merge(customer));
        unknown("POST", "customers/%s/merge".formatted(customer), onlyTheirs, merge("ID"));
        unknown("GET", "vehicles/ID", onlyTheirVehicle, null);
        unknown("GET", "vehicles/ID/visits", onlyTheirVehicle, null);
        unknown("PUT", "vehicles/ID", onlyTheirVehicle, car(""));
        unknown("POST", "vehicles/ID/transfer", onlyTheirVehicle, "{\"customer\": \"%s\"}".formatted(customer));
        unknown("POST", "vehicles/%s/transfer".formatted(vehicle), onlyTheirs, "{\"customer\": \"ID\"}");
        unknown("GET", "technicians/ID", onlyTheirTechnician, null);
        unknown("PUT", "technicians/ID", onlyTheirTechnician, "{\"name\": \"Tom\", \"skill\": 2}");
        unknown("POST", "technicians/ID/deactivate", onlyTheirTechnician, "{}");
        unknown("POST", "technicians/ID/activate", onlyTheirTechnician, null);
        unknown("GET", "technicians/ID/hours", onlyTheirTechnician, null);
        unknown("PUT", "technicians/ID/hours", onlyTheirTechnician, "{\"weekly\": []}");
        unknown("GET", "technicians/ID/overrides?from=%1$s&to=%1$s".formatted(day), onlyTheirTechnician, null);
        unknown("PUT", "technicians/ID/overrides/" + day, onlyTheirTechnician, "{\"hours\": []}");
        unknown("DELETE", "technicians/ID/overrides/" + day, onlyTheirTechnician, null);
        unknown("GET", "technicians/ID/time-off", onlyTheirTechnician, null);
        unknown(
                "POST",
                "technicians/ID/time-off",
                onlyTheirTechnician,
                "{\"firstDay\": \"%1$s\", \"lastDay\": \"%1$s\"}".formatted(day));
        unknown(
                "GET",
                "technicians/ID/time-off/conflicts?firstDay=%1$s&lastDay=%1$s".formatted(day),
                onlyTheirTechnician,
                null);
        unknown("GET", "services/ID", onlyTheirService, null);
        unknown("PUT", "services/ID", onlyTheirService, service("OURS"));
        unknown("POST", "services/ID/retire", onlyTheirService, "{}");
        unknown("POST", "services/ID/restore", onlyTheirService, null);
        unknown("GET", "packages/ID", onlyTheirPackage, null);
        unknown(
                "PUT",
                "packages/ID",
                onlyTheirPackage,
                pack("OURS", serviceOf(30).toString()));
        unknown("POST", "packages/ID/retire", onlyTheirPackage, "{}");
        unknown("POST", "packages/ID/restore", onlyTheirPackage, null);
        unknown("GET", "availability/obstacles?date=%s&services=ID".formatted(day), onlyTheirService, null);
        unknown(
                "GET",
                "availability/obstacles?date=%s&services=%s&technician=ID".formatted(day, serviceOf(60)),
                onlyTheirTechnician,
                null);

        assertThat(everythingOfTheirs()).isEqualTo(before);
    }

    private void unknown(String method, String path, String theirId, @Nullable String body) {
        // What is ours is compared with the version that was seen before anything else.
        for (int version : path.contains("ID") ? new int[] {1, 9} : new int[] {1}) {
            sameAsUnknown(
                    send(method, path, theirId, body, version),
                    send(method, path, UUID.randomUUID().toString(), body, version));
        }
    }

    private Answer send(String method, String path, String id, @Nullable String body, int version) {
        return here.send(
                method,
                path.replace("ID", id),
                body == null ? null : body.replace("ID", id),
                Map.of(
                        "If-Match",
                        "\"%d\"".formatted(version),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    private static String person(String name, String phone) {
        return "{\"name\": \"%s\", \"phone\": \"%s\"}".formatted(name, phone);
    }

    private static String car(String more) {
        return "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"%s}".formatted(more);
    }

    private static String merge(String duplicate) {
        return "{\"duplicate\": \"%s\", \"duplicateVersion\": 1}".formatted(duplicate);
    }

    private static String service(String code) {
        return """
            {"code": "%1$s", "name": "%1$s", "category": "Some", "durationMinutes": 60, "skill": 1,
            "price": {"amount": 100, "currency": "USD"}}\
            """.formatted(code);
    }

    private static String pack(String code, String service) {
        return "{\"code\": \"%1$s\", \"name\": \"%1$s\", \"category\": \"Some\", \"services\": [\"%2$s\"]}"
                .formatted(code, service);
    }

    private List<String> everythingOfTheirs() {
        return TABLES.stream()
                .flatMap(it -> TestDatabase.shared()
                        .superuser()
                        .sql("SELECT x::text FROM %s.%s AS x ORDER BY 1"
                                .formatted(theirs.registered().role(), it))
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void sql(String statement) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(theirs.registered().role()))
                .update();
    }
}
