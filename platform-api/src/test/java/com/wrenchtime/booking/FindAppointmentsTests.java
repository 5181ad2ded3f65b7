package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.CountedStatements;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The shop's people look for appointments, and at one of them. */
@ServedTest
@Import(CountedStatements.class)
class FindAppointmentsTests {

    private static final String ANA = "(530) 555-0142";

    private final ApplicationContext application;
    private final CountedStatements statements;
    private final PublicApiClient customers;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    FindAppointmentsTests(ApplicationContext application, CountedStatements statements, @LocalServerPort int port) {
        this.application = application;
        this.statements = statements;
        this.customers = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 2);
        this.staff = Staff.of(shop, port);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 2);
        staff = Staff.of(shop, port);
    }

    @Test
    void givenAppointments_whenAskedForARange_thenThoseThatStartInItComeInOrder() {
        var late = book(0, at(3, "14:00"));
        var early = book(0, at(3, "09:00"));
        var first = book(1, at(3, "11:00"));
        var second = book(0, at(3, "11:00"));
        book(0, at(4, "09:00"));

        assertThat(ids("from=%s&to=%s".formatted(day(3), day(3)))).containsExactly(early, first, second, late);
        assertThat(ids("date=" + day(3))).containsExactly(early, first, second, late);
        assertThat(ids("from=%s&to=%s".formatted(encoded(at(3, "11:00")), encoded(at(3, "14:00")))))
                .containsExactly(first, second);
        assertThat(ids("from=%s&to=%s".formatted(day(5), day(9)))).isEmpty();
    }

    @Test
    void givenMoreThanAPage_whenAskedPartByPart_thenEachComesOnceThoughNewOnesAreMade() {
        var all = new ArrayList<String>();
        for (var time : List.of("09:00", "10:00", "11:00", "12:00", "13:00")) {
            all.add(book(0, at(3, time)));
        }

        var first = find("limit=2");
        book(0, at(2, "09:00"));
        var second = find("limit=2&cursor=" + first.text("next"));
        var third = find("limit=2&cursor=" + second.text("next"));

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(ids(third)).isEqualTo(all.subList(4, 5));
        assertThat(third.json().get("next").isNull()).isTrue();
    }

    @Test
    void givenAppointments_whenAskedForATechnicianOrStates_thenOnlyThoseCome() {
        var one = book(0, at(3, "09:00"));
        var other = book(1, at(3, "09:00"));
        cancel(other);

        assertThat(ids("technician=" + shop.technicians().getFirst().value())).containsExactly(one);
        assertThat(ids("technician=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("status=BOOKED")).containsExactly(one);
        assertThat(ids("status=CANCELLED,NO_SHOW")).containsExactly(other);
        assertThat(ids("status=BOOKED,CANCELLED")).containsExactly(one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "Ana",
        "na",
        "AN",
        "(530) 555-0142",
        "530.555.0142",
        "5305550142",
        "+1 530 555 0142",
        "1-530-555-0142",
        "0142",
        "555-0142",
        "7ABC123",
        "7abc 123",
        "7-ABC",
        "lower:REFERENCE",
        "spaced:REFERENCE"
    })
    void givenSomethingRemembered_whenSearched_thenTheAppointmentIsFound(String remembered) {
        var booked = customers.book(
                shop.slug(), booking(60, at(3, "09:00"), ANA).replace("\"CR-V\"", "\"CR-V\", \"plate\": \"7ABC 123\""));
        customers.book(
                shop.slug(),
                booking(60, at(3, "10:00"), "(530) 555-0177")
                        .replace("\"Ana\"", "\"Zoë 100% _\"")
                        .replace("\"CR-V\"", "\"CR-V\", \"plate\": \"8XYZ999\""));
        var reference = booked.text("reference");
        var typed = remembered
                .replace("lower:REFERENCE", reference.toLowerCase(java.util.Locale.ROOT))
                .replace("spaced:REFERENCE", reference.substring(0, 4) + " " + reference.substring(4));

        assertThat(ids("q=" + encoded(typed))).as(typed).containsExactly(booked.text("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "100%", "zoë", "ZOË"})
    void givenSignsThatMeanSomethingToTheDatabase_whenSearched_thenTheyAreLetters(String typed) {
        book(0, at(3, "09:00"));
        var zoe = customers.book(
                shop.slug(), booking(60, at(3, "10:00"), "(530) 555-0177").replace("\"Ana\"", "\"Zoë 100% _\""));

        assertThat(ids("q=" + encoded(typed))).containsExactly(zoe.text("id"));
        assertThat(ids("q=nobody")).isEmpty();
    }

    @Test
    void givenATechnician_whenLooking_thenOnlyTheOwnJobsAreThere() {
        var own = book(0, at(3, "09:00"));
        var others = book(1, at(3, "10:00"));

        assertThat(ids(staff.technician().get("appointments"))).containsExactly(own);
        assertThat(ids(staff.otherTechnician().get("appointments"))).containsExactly(others);
        assertThat(ids(staff.technician()
                        .get("appointments?technician="
                                + shop.technicians().get(1).value())))
                .isEmpty();
        assertThat(staff.technician().get("appointments/" + own).status()).isEqualTo(200);
        sameAsUnknown(
                staff.technician().get("appointments/" + others),
                staff.technician().get("appointments/" + UUID.randomUUID()));
        assertThat(ids(staff.reader().get("appointments"))).containsExactly(own, others);
        assertThat(staff.accountant().get("appointments").status()).isEqualTo(403);
    }

    @Test
    void givenAnAppointment_whenLookedAt_thenOneAnswerHasAllThatIsKnown() {
        var booked = customers.book(
                shop.slug(),
                booking(60, at(3, "09:00"), ANA)
                        .replace("\"smsConsent\"", "\"email\": \"ana@example.com\", \"smsConsent\"")
                        .replace("\"CR-V\"", "\"CR-V\", \"vin\": \"1HGCM82633A004352\", \"plate\": \"7ABC123\"")
                        .replaceFirst("\\{", "{\"notes\": \"Ring twice\", "));

        var seen = staff.owner().get("appointments/" + booked.text("id"));

        var json = seen.json();
        assertThat(seen.response().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.at("/start").asString()).isEqualTo(booked.text("start"));
        assertThat(json.at("/technician/name").asString()).isEqualTo("Technician 0");
        assertThat(json.at("/contact/phone").asString()).isEqualTo("+15305550142");
        assertThat(json.at("/customer/name").asString()).isEqualTo("Ana");
        assertThat(json.at("/customer/email").asString()).isEqualTo("ana@example.com");
        assertThat(json.at("/vehicle/vin").asString()).isEqualTo("1HGCM82633A004352");
        assertThat(json.at("/vehicle/plate").asString()).isEqualTo("7ABC123");
        assertThat(json.at("/address/line1").asString()).isEqualTo("1 Main St");
        assertThat(json.at("/address/lat").asDouble()).isBetween(38.0, 39.0);
        assertThat(json.at("/address/lng").asDouble()).isBetween(-122.0, -121.0);
        assertThat(json.at("/lines/0/name").asString()).isEqualTo("60 minutes");
        assertThat(json.at("/total/amount").asLong()).isEqualTo(6500);
        assertThat(json.at("/notes/customer").asString()).isEqualTo("Ring twice");
        assertThat(json.at("/delay").asString()).isEqualTo("NONE");
        assertThat(json.at("/history/0/field").asString()).isEqualTo("status");
        assertThat(json.at("/history/0/by").asString()).isEqualTo("customer");
        assertThat(json.at("/history/0/actor").asString()).isEqualTo("anybody");
        assertThat(json.at("/history/0/after").asString()).isEqualTo("BOOKED");
        assertThat(json.at("/allowed/status").toString())
                .isEqualTo("[\"CONFIRMED\",\"EN_ROUTE\",\"IN_PROGRESS\",\"CANCELLED\"]");
        assertThat(json.at("/allowed/move").asBoolean()).isTrue();
        assertThat(staff.technician()
                        .get("appointments/" + booked.text("id"))
                        .json()
                        .get("allowed")
                        .toString())
                .isEqualTo("{\"status\":[\"EN_ROUTE\",\"IN_PROGRESS\"],\"corrections\":[],\"move\":false,"
                        + "\"lines\":false,\"prices\":false,\"notes\":true,\"override\":false}");
        assertThat(staff.reader()
                        .get("appointments/" + booked.text("id"))
                        .json()
                        .at("/allowed/status"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, NONE", "10, LATE", "29, LATE", "30, OVERDUE"})
    void givenAStartThatHasPassed_whenLookedAt_thenItIsLateAndThenOverdue(int minutes, String delay) {
        var id = book(0, at(3, "09:00"));
        begun(id, minutes);

        assertThat(staff.owner().get("appointments/" + id).text("delay")).isEqualTo(delay);
    }

    @Test
    void givenAnOperatorOnAVisit_whenLookingAround_thenAllIsSeenAndNothingCanBeDone() {
        var id = book(0, at(3, "09:00"));
        var other = book(1, at(3, "09:00"));
        var operator =
                new StaffApiClient(port, TestCallers.visitor(shop.registered().tenant()));

        var list = operator.get("appointments");
        var board = operator.get("board?date=" + day(3));
        var one = operator.get("appointments/" + id);

        assertThat(list.json().get("items").valueStream().map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrder(id, other);
        assertThat(board.json().get("technicians")).hasSize(2);
        assertThat(board.response().body()).contains(id, other);
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().get("allowed").properties())
                .allSatisfy(it -> assertThat(
                                it.getValue().isEmpty() && !it.getValue().asBoolean(false))
                        .as(it.getKey())
                        .isTrue());
    }

    @Test
    void givenOneAppointment_whenLookedAt_thenThreeStatementsAreEnough() {
        var id = book(0, at(3, "09:00"));
        var path = "appointments/" + id;
        staff.owner().get(path);

        var one = statements.during(
                () -> assertThat(staff.owner().get(path).status()).isEqualTo(200));
        var list = statements.during(() ->
                assertThat(staff.owner().get("appointments?q=Ana").status()).isEqualTo(200));

        assertThat(one).as("SET LOCAL ROLE included").hasSizeLessThanOrEqualTo(3);
        assertThat(list).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "date=tomorrow, date",
        "date=2027-02-30, date",
        "date=today&from=2027-06-07, date",
        "from=yesterday, from",
        "from=2027-06-07T09:00:00, from",
        "from=2027-06-07T09:00:00+02:00, from",
        "to=1999-01-01, to",
        "from=2027-06-08&to=2027-06-07, to",
        "technician=me, technician",
        "status=booked, status",
        "'status=BOOKED,', status",
        "q=, q",
        "q=%00, q",
        "limit=0, limit",
        "limit=201, limit",
        "limit=x, limit",
        "cursor=!, cursor",
        "cursor=YWJj, cursor",
        "cursor=YR9iH2M, cursor"
    })
    void givenAWrongQuestion_whenAsked_thenTheFieldIsNamed(String query, String field) {
        var refused = staff.owner().get("appointments?" + query);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    private String book(int technician, String start) {
        var booked = customers.book(
                shop.slug(),
                booking(60, start, ANA)
                        .replaceFirst(
                                "\\{",
                                "{\"technician\": \"%s\", "
                                        .formatted(shop.technicians()
                                                .get(technician)
                                                .value())));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private void cancel(String id) {
        var cancelled = staff.owner().put("appointments/" + id + "/status", 1, "{\"status\": \"CANCELLED\"}");
        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
    }

    /** As if it had begun so many minutes ago. */
    private void begun(String id, int minutes) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.appointment SET starts_at = now() - make_interval(mins => ?) WHERE id = ?::uuid"
                        .formatted(shop.registered().role()))
                .params(minutes, id)
                .update();
    }

    private Answer find(String query) {
        var found = staff.owner().get("appointments?" + query);
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        return found;
    }

    private List<String> ids(String query) {
        return ids(find(query));
    }

    private static List<String> ids(Answer found) {
        return found.json()
                .get("items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private static void sameAsUnknown(Answer answer, Answer unknown) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().body().replace(answer.text("requestId"), ""))
                .isEqualTo(unknown.response().body().replace(unknown.text("requestId"), ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
