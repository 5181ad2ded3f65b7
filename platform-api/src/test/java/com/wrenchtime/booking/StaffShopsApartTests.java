package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Two shops that have an appointment, a customer and a vehicle of the same ids, and every route of the staff tried from the
 * one: it reads and changes its own only, and what only the other has is as unknown as what nobody has.
 */
@ServedTest
class StaffShopsApartTests {

    private static final String CANARY = "Canary";
    private static final List<String> COPIED =
            List.of("customer", "vehicle", "appointment", "appointment_line", "commitment");

    private final BookableShop ours;
    private final BookableShop theirs;
    private final StaffApiClient here;
    private final Staff there;
    private final String shared;
    private final String onlyTheirs;

    StaffShopsApartTests(ApplicationContext application, @LocalServerPort int port) {
        var customers = new PublicApiClient(port);
        this.ours = BookableShop.open(application, 2);
        this.theirs = BookableShop.open(application, 2);
        this.here = Staff.of(ours, port).owner();
        this.there = Staff.of(theirs, port);
        this.shared = booked(customers.book(ours.slug(), booking(60, at(3, "10:00"), "(530) 555-0142")));
        COPIED.forEach(it -> ours.copy(it, theirs));
        sql("UPDATE %s.customer SET name = 'Canary Ana'");
        sql("UPDATE %s.technician SET name = 'Canary technician'");
        sql("UPDATE %s.vehicle SET plate = 'CANARY1'");
        sql("UPDATE %s.appointment SET contact_name = 'Canary Ana', staff_notes = 'Canary', line1 = 'Canary St'");
        this.onlyTheirs = booked(customers.book(theirs.slug(), booking(60, at(3, "13:00"), "(530) 555-0143")));
    }

    private static String booked(Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    @Test
    void givenTheSameIds_whenEverythingIsReadHere_thenNothingOfTheirsIsSeen() {
        var answers = List.of(
                here.get("appointments"),
                here.get("appointments?q=Canary"),
                here.get("appointments?q=CANARY1"),
                here.get("appointments?technician="
                        + theirs.technicians().getFirst().value()),
                here.get("appointments/" + shared),
                here.get("board?date=" + day(3)));

        assertThat(answers).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(200);
            assertThat(it.response().body()).doesNotContainIgnoringCase(CANARY).doesNotContain(onlyTheirs);
        });
        assertThat(answers.getFirst().json().get("items")).hasSize(1);
        assertThat(answers.get(1).json().get("items")).isEmpty();
        for (var path : List.of("appointments", "appointments/" + shared, "board?date=" + day(3))) {
            assertThat(there.owner().get(path).response().body()).as("planted").contains(CANARY);
        }
    }

    @Test
    void givenTheSameIds_whenEverythingIsChangedHere_thenTheirsStaysAsItWas() {
        var before = everythingOfTheirs();

        var changes = List.of(
                here.send("POST", path("move"), "{\"start\": \"%s\"}".formatted(at(3, "15:00")), seen(1)),
                here.put(path("lines"), 2, "{\"lines\": [{\"service\": \"%s\"}]}".formatted(serviceOf(30))),
                here.put(path("notes"), 3, "{\"staff\": \"ours\"}"),
                here.put(path("status"), 4, "{\"status\": \"CONFIRMED\"}"),
                here.put(path("status"), 5, "{\"status\": \"BOOKED\", \"correction\": {\"reason\": \"x\"}}"),
                here.put(path("status"), 6, "{\"status\": \"CANCELLED\"}"),
                here.post("appointments", PhoneBookingTests.wish(60, at(3, "13:00"), "")));

        assertThat(changes).extracting(Answer::status).containsOnly(200, 201);
        assertThat(changes).allSatisfy(it -> assertThat(it.response().body()).doesNotContainIgnoringCase(CANARY));
        assertThat(everythingOfTheirs()).isEqualTo(before);
    }

    @Test
    void givenWhatOnlyTheyHave_whenUsedHere_thenItIsAsUnknownAsWhatNobodyHas() {
        var before = everythingOfTheirs();
        var nobodys = UUID.randomUUID().toString();
        var bodies = Map.of(
                "move",
                "{\"start\": \"%s\"}".formatted(at(3, "15:00")),
                "lines",
                "{\"lines\": [{\"service\": \"%s\"}]}".formatted(serviceOf(30)),
                "notes",
                "{\"staff\": \"ours\"}",
                "status",
                "{\"status\": \"CANCELLED\"}");

        sameAsUnknown(here.get("appointments/" + onlyTheirs), here.get("appointments/" + nobodys));
        bodies.forEach((route, body) -> {
            var method = route.equals("move") ? "POST" : "PUT";
            for (int version : new int[] {1, 9}) {
                sameAsUnknown(
                        here.send(method, "appointments/%s/%s".formatted(onlyTheirs, route), body, seen(version)),
                        here.send(method, "appointments/%s/%s".formatted(nobodys, route), body, seen(version)));
            }
        });
        var theirCustomer = there.owner().get("appointments/" + onlyTheirs).json();
        sameAsUnknown(
                here.post("appointments", known(theirCustomer.at("/customer/id").asString(), nobodys)),
                here.post("appointments", known(nobodys, nobodys)));
        sameAsUnknown(
                here.post(
                        "appointments",
                        known(
                                here.get("appointments/" + shared)
                                        .json()
                                        .at("/customer/id")
                                        .asString(),
                                theirCustomer.at("/vehicle/id").asString())),
                here.post("appointments", known(nobodys, nobodys)));
        assertThat(everythingOfTheirs()).isEqualTo(before);
    }

    private static String known(String customer, String vehicle) {
        return """
            {"services": ["%s"], "start": "%s", "customerId": "%s", "vehicleId": "%s",
            "address": {"line1": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695"}}\
            """.formatted(serviceOf(60), at(5, "10:00"), customer, vehicle);
    }

    private String path(String route) {
        return "appointments/%s/%s".formatted(shared, route);
    }

    private static Map<String, String> seen(int version) {
        return Map.of("If-Match", "\"%d\"".formatted(version));
    }

    private List<String> everythingOfTheirs() {
        return List.of("appointment", "appointment_line", "appointment_change", "commitment", "customer", "vehicle")
                .stream()
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

    /** Both are the same 404, in all that a client can compare. */
    private static void sameAsUnknown(Answer answer, Answer unknown) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(told(answer)).isEqualTo(told(unknown));
        assertThat(headers(answer)).isEqualTo(headers(unknown));
    }

    private static String told(Answer answer) {
        return answer.response().body().replace(answer.text("requestId"), "ID");
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeIf(it -> List.of("date", "x-request-id").contains(it.toLowerCase(Locale.ROOT)));
        return headers;
    }
}
