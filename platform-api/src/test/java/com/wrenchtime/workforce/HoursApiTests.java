package com.wrenchtime.workforce;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
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

/** Weekly hours, dates with other hours, and time off. */
@ServedTest
class HoursApiTests {

    private final ApplicationContext application;
    private final int port;
    private final PublicApiClient api;
    private BookableShop shop;
    private StaffApiClient desk;
    private String path;

    HoursApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.desk =
                new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.DISPATCHER));
        this.path = "technicians/" + shop.technicians().getFirst();
    }

    @BeforeEach
    void anotherShop() {
        shop = BookableShop.open(application, 1);
        desk = new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.DISPATCHER));
        path = "technicians/" + shop.technicians().getFirst();
    }

    @Test
    void givenADayWithABreak_whenTheHoursAreReplaced_thenOnlyTheseAreOffered() {
        var weekday = day(3).getDayOfWeek();

        var replaced = desk.put(path + "/hours", 1, """
            {"weekly": [{"day": "%s", "start": "09:00", "end": "11:00"},
                        {"day": "%s", "start": "22:30", "end": "24:00", "validFrom": "2020-01-01", "validTo": "2199-12-31"}]}\
            """.formatted(weekday, weekday));

        assertThat(replaced.status()).as(replaced.toString()).isEqualTo(200);
        assertThat(replaced.version()).isEqualTo(2);
        assertThat(desk.get(path + "/hours").json()).isEqualTo(replaced.json());
        assertThat(replaced.json().at("/weekly/1/end").asString()).isEqualTo("24:00");
        assertThat(starts(3)).containsExactly("09:00", "09:30", "10:00", "22:30", "23:00");
        assertThat(starts(4)).isEmpty();
        assertThat(audit()).containsExactly("hours.changed");
    }

    @Test
    void givenRulesOfDifferentDates_whenTheyDoNotHoldTogether_thenTheSameHoursAreFine() {
        var replaced = desk.put(path + "/hours", 1, """
            {"weekly": [{"day": "MONDAY", "start": "09:00", "end": "17:00", "validTo": "2027-05-31"},
                        {"day": "MONDAY", "start": "08:00", "end": "16:00", "validFrom": "2027-06-01"}]}\
            """);

        assertThat(replaced.status()).as(replaced.toString()).isEqualTo(200);
    }

    @Test
    void givenADateWithOtherHours_whenItIsSetAndRemoved_thenTheOffersFollow() {
        var override = path + "/overrides/" + day(3);

        var set = desk.put(override, 1, "{\"hours\": [{\"start\": \"12:00\", \"end\": \"13:30\"}]}");
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(starts(3)).containsExactly("12:00", "12:30");
        var listed = desk.get(path + "/overrides");
        assertThat(listed.json().at("/items/0/date").asString()).isEqualTo(day(3).toString());
        assertThat(listed.version()).isEqualTo(2);

        assertThat(desk.put(override, 2, "{\"hours\": []}").json().at("/items/0/hours"))
                .isEmpty();
        assertThat(starts(3)).isEmpty();
        assertThat(desk.put(override, 2, "{\"hours\": []}").status())
                .as("stale")
                .isEqualTo(412);

        assertThat(desk.delete(override, 3).status()).isEqualTo(200);
        assertThat(starts(3)).hasSize(15);
        assertThat(desk.delete(override, 4).status()).isEqualTo(404);
        assertThat(desk.delete(override).status()).isEqualTo(428);
        assertThat(audit()).containsExactly("hours.restored", "hours.overridden", "hours.overridden");
    }

    @Test
    void givenAnAppointment_whenTimeOffIsGiven_thenItIsNamedAndStays() {
        var booked = api.book(shop.slug(), PublicApiClient.booking(60, at(3, "10:00"), "(530) 555-0142"));
        var cancelled = api.book(shop.slug(), PublicApiClient.booking(60, at(3, "14:00"), "(530) 555-0142"));
        api.patch("manage/" + cancelled.text("manageToken"), "{\"status\": \"CANCELLED\"}");
        var body = "{\"firstDay\": \"%s\", \"lastDay\": \"%s\", \"reason\": \"Dentist\"}".formatted(day(3), day(4));

        var asked = desk.get(path + "/time-off/conflicts?firstDay=%s&lastDay=%s".formatted(day(3), day(4)));
        var given = desk.post(path + "/time-off", body);

        assertThat(given.status()).as(given.toString()).isEqualTo(201);
        assertThat(given.json().at("/conflicts")).hasSize(1);
        assertThat(given.json().at("/conflicts/0/reference").asString()).isEqualTo(booked.text("reference"));
        assertThat(asked.json().get("items")).isEqualTo(given.json().get("conflicts"));
        assertThat(starts(3)).isEmpty();
        assertThat(api.get("manage/" + booked.text("manageToken")).text("start"))
                .isEqualTo(booked.text("start"));

        var id = given.json().at("/timeOff/id").asString();
        assertThat(desk.get(path + "/time-off").json().at("/items/0/reason").asString())
                .isEqualTo("Dentist");
        assertThat(desk.delete(path + "/time-off/" + id).status()).isEqualTo(204);
        assertThat(desk.delete(path + "/time-off/" + id).status()).isEqualTo(404);
        assertThat(starts(3)).isNotEmpty();
        assertThat(audit()).containsExactly("time-off.taken-back", "time-off.given");
    }

    @Test
    void givenPartOfADay_whenItIsOff_thenOnlyThatIsNotOffered() {
        var booked = api.book(shop.slug(), PublicApiClient.booking(60, at(3, "10:00"), "(530) 555-0142"));
        var given = desk.post(
                path + "/time-off", "{\"start\": \"%s\", \"end\": \"%s\"}".formatted(at(3, "11:00"), at(3, "16:00")));

        assertThat(given.status()).as(given.toString()).isEqualTo(201);
        assertThat(given.json().at("/timeOff/start").asString()).startsWith(day(3) + "T11:00:00");
        assertThat(given.json().get("conflicts"))
                .as("it ends when the time off begins")
                .isEmpty();
        assertThat(starts(3)).containsExactly("09:00", "16:00");
        assertThat(desk.get(path
                                + "/time-off/conflicts?start=%s&end=%s"
                                        .formatted(enc(at(3, "10:59")), enc(at(3, "11:00"))))
                        .json()
                        .at("/items/0/appointment")
                        .asString())
                .isEqualTo(booked.text("id"));
    }

    @Test
    void givenManyTimesOff_whenListedPartByPart_thenEachComesOnceInOrder() {
        for (int i = 5; i > 0; i--) {
            desk.post(path + "/time-off", "{\"firstDay\": \"%s\", \"lastDay\": \"%s\"}".formatted(day(i), day(i)));
        }

        var first = desk.get(path + "/time-off?limit=3");
        var second = desk.get(path + "/time-off?limit=3&cursor=" + first.text("next"));

        assertThat(Stream.of(first, second)
                        .flatMap(it -> it.json().get("items").valueStream())
                        .map(it -> it.get("firstDay").asString()))
                .containsExactly(
                        Stream.of(1, 2, 3, 4, 5).map(it -> day(it).toString()).toArray(String[]::new));
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    static Stream<Arguments> wrongWeeks() {
        var rule = "{\"day\": \"MONDAY\", \"start\": \"09:00\", \"end\": \"17:00\"}";
        return Stream.of(
                Arguments.of("{}", "weekly required"),
                Arguments.of(
                        "{\"weekly\": [%s]}".formatted(String.join(",", java.util.Collections.nCopies(61, rule))),
                        "weekly too-many"),
                Arguments.of("{\"weekly\": [null]}", "weekly[0] required"),
                Arguments.of(
                        "{\"weekly\": [%s, %s]}".formatted(rule, rule.replace("17:00", "09:01")), "weekly[1] overlaps"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("MONDAY", "FUNDAY")), "weekly[0].day format"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("MONDAY", "monday")), "weekly[0].day format"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("09:00", "9:00")), "weekly[0] invalid"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("17:00", "24:01")), "weekly[0] invalid"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("17:00", "09:00")), "weekly[0] invalid"),
                Arguments.of("{\"weekly\": [%s]}".formatted(rule.replace("17:00", "08:00")), "weekly[0] invalid"),
                Arguments.of("{\"weekly\": [{\"day\": \"MONDAY\", \"end\": \"17:00\"}]}", "weekly[0].start required"),
                Arguments.of(
                        "{\"weekly\": [%s]}".formatted(rule.replace("}", ", \"validFrom\": \"2027-02-30\"}")),
                        "weekly[0].validFrom invalid"),
                Arguments.of(
                        "{\"weekly\": [%s]}"
                                .formatted(rule.replace(
                                        "}", ", \"validFrom\": \"2027-02-02\", \"validTo\": \"2027-02-01\"}")),
                        "weekly[0].validTo invalid"),
                Arguments.of("{\"weekly\": {}}", "weekly type"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongWeeks")
    void givenWrongWeeks_whenSent_thenTheFieldIsNamedAndNothingChanges(String body, String error) {
        var before = desk.get(path + "/hours").json();

        var answer = desk.put(path + "/hours", 1, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly(error);
        assertThat(desk.get(path + "/hours").json()).isEqualTo(before);
    }

    static Stream<Arguments> wrongTimesOff() {
        return Stream.of(
                Arguments.of("", List.of("firstDay required", "lastDay required")),
                Arguments.of("firstDay=2027-06-07", List.of("lastDay required")),
                Arguments.of("firstDay=2027-06-07&lastDay=2027-06-06", List.of("lastDay invalid")),
                Arguments.of("firstDay=2027-06-07&lastDay=2028-06-07", List.of("lastDay range-too-long")),
                Arguments.of("firstDay=2027-06-31&lastDay=2027-07-01", List.of("firstDay invalid")),
                Arguments.of("start=2027-06-07T10:00:00Z", List.of("end required")),
                Arguments.of("start=2027-06-07T10:00:00Z&end=2027-06-07T10:00:00Z", List.of("end invalid")),
                Arguments.of("start=2027-06-07T10:00:00Z&end=2029-06-07T10:00:00Z", List.of("end range-too-long")),
                Arguments.of("start=2027-06-07T10:00:00&end=2027-06-07T11:00:00Z", List.of("start invalid")),
                Arguments.of(
                        "start=2027-06-07T10:00:00Z&end=2027-06-07T11:00:00Z&firstDay=2027-06-07",
                        List.of("firstDay ambiguous")),
                Arguments.of("firstDay=2027-06-07&lastDay=2027-06-07&reason=%0A", List.of("reason invalid")),
                Arguments.of(
                        "firstDay=2027-06-07&lastDay=2027-06-07&reason=" + "x".repeat(201), List.of("reason invalid")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTimesOff")
    void givenWrongTimesOff_whenAskedAndGiven_thenTheFieldsAreNamedAndNothingChanges(
            String query, List<String> errors) {
        var body = Stream.of(query.split("&"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("=", 2))
                .map(it -> "\"%s\": \"%s\"".formatted(it[0], it[1].replace("%0A", "\\n")))
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));

        assertThat(desk.get(path + "/time-off/conflicts?" + query).errors()).containsExactlyElementsOf(errors);
        assertThat(desk.post(path + "/time-off", body).errors()).containsExactlyElementsOf(errors);
        assertThat(TestDatabase.shared().count(shop.registered().role() + ".time_off"))
                .isZero();
    }

    @Test
    void givenWrongDatesAndQueries_whenSent_thenTheyAreNamed() {
        assertThat(desk.put(path + "/overrides/today", 1, "{\"hours\": []}").errors())
                .containsExactly("date invalid");
        assertThat(desk.delete(path + "/overrides/2027-02-30", 1).errors()).containsExactly("date invalid");
        assertThat(desk.put(path + "/overrides/2027-06-07", 1, "{}").errors()).containsExactly("hours required");
        assertThat(desk.put(path + "/overrides/2027-06-07", 1, "{\"hours\": [{\"start\": \"09:00\"}]}")
                        .errors())
                .containsExactly("hours[0].end required");
        assertThat(desk.put(
                                path + "/overrides/2027-06-07",
                                1,
                                "{\"hours\": [{\"start\": \"09:00\", \"end\": \"10:00\"}, {\"start\": \"09:30\","
                                        + " \"end\": \"10:00\"}]}")
                        .errors())
                .containsExactly("hours[1] overlaps");
        assertThat(desk.get(path + "/overrides?from=2027-06-07&to=2027-06-06").errors())
                .containsExactly("to before-from");
        assertThat(desk.get(path + "/overrides?from=2027-06-07&to=2028-06-07").errors())
                .containsExactly("to range-too-long");
        assertThat(desk.get(path + "/time-off?from=x&limit=0&cursor=x").errors())
                .containsExactlyInAnyOrder("from invalid", "limit invalid", "cursor invalid");
        var nobody = "technicians/" + UUID.randomUUID();
        for (var rest : List.of(
                "/hours", "/overrides", "/time-off", "/time-off/conflicts?firstDay=2027-06-07&lastDay=2027-06-07")) {
            assertThat(desk.get(nobody + rest).status()).as(rest).isEqualTo(404);
        }
        assertThat(desk.put(nobody + "/hours", 1, "{\"weekly\": []}").status()).isEqualTo(404);
        assertThat(desk.post(nobody + "/time-off", "{\"firstDay\": \"2027-06-07\", \"lastDay\": \"2027-06-07\"}")
                        .status())
                .isEqualTo(404);
        assertThat(desk.send("POST", path + "/time-off", "{}", Map.of()).text("type"))
                .isEqualTo("/problems/idempotency-key-required");
    }

    private List<String> starts(int daysFromNow) {
        return api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                        .formatted(shop.slug(), BookableShop.serviceOf(60), day(daysFromNow), day(daysFromNow)))
                .json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }

    private List<String> audit() {
        return new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.OWNER))
                .get("audit")
                .json()
                .get("items")
                .valueStream()
                .map(it -> it.get("action").asString())
                .toList();
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
