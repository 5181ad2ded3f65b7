package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.ZONE;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.CountedStatements;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.Technicians;
import com.wrenchtime.workforce.TimeOff;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A day of the shop at a glance. */
@ServedTest
@Import(CountedStatements.class)
class BoardTests {

    private final ApplicationContext application;
    private final CountedStatements statements;
    private final PublicApiClient customers;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    BoardTests(ApplicationContext application, CountedStatements statements, @LocalServerPort int port) {
        this.application = application;
        this.statements = statements;
        this.customers = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 2);
        this.staff = Staff.of(shop, port);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 2, Duration.ofMinutes(10));
        staff = Staff.of(shop, port);
    }

    @Test
    void givenADay_whenLookedAt_thenStopsDrivesHoldsAndGapsAreThereInDrivingOrder() {
        var second = book(0, 60, at(3, "13:00"), "95616");
        var first = book(0, 60, at(3, "10:00"), "95695");
        var cancelled = book(0, 60, at(3, "15:30"), "95695");
        staff.owner().put("appointments/" + cancelled + "/status", 1, "{\"status\": \"CANCELLED\"}");
        var held = customers.post(
                shop.slug() + "/holds",
                hold(30, at(3, "16:00")).replaceFirst("\\{", "{\"technician\": \"%s\", ".formatted(id(0))));
        assertThat(held.status()).as(held.toString()).isEqualTo(201);
        book(1, 60, at(4, "10:00"), "95695");

        var board = board(day(3));

        assertThat(board.get("timeZone").asString()).isEqualTo(ZONE.getId());
        assertThat(board.get("technicians")).hasSize(2);
        var column = board.at("/technicians/0");
        assertThat(column.get("name").asString()).isEqualTo("Technician 0");
        assertThat(windows(column.get("working"))).containsExactly("09:00-17:00");
        var stops = column.get("stops");
        assertThat(windows(stops)).containsExactly("10:00-11:00", "13:00-14:00", "16:00-16:30");
        assertThat(stops.get(0).at("/appointment/id").asString()).isEqualTo(first);
        assertThat(stops.get(0).at("/leg/fromHome").asBoolean()).isTrue();
        assertThat(stops.get(0).get("gapMinutes").asLong()).isZero();
        assertThat(stops.get(1).at("/appointment/id").asString()).isEqualTo(second);
        assertThat(stops.get(1).at("/appointment/contact/name").asString()).isEqualTo("Ana");
        assertThat(stops.get(1).at("/leg/fromHome").asBoolean()).isFalse();
        var drive = stops.get(1).at("/leg/driveMinutes").asLong();
        assertThat(drive).isGreaterThan(10);
        assertThat(stops.get(1).get("gapMinutes").asLong()).isEqualTo(drive);
        assertThat(stops.get(2).get("appointment").isNull()).as("a hold").isTrue();
        assertThat(column.at("/over/0/id").asString()).isEqualTo(cancelled);
        assertThat(column.at("/over")).hasSize(1);
        assertThat(windows(column.get("gaps")))
                .containsExactly(
                        "09:00-10:00",
                        "11:00-" + LocalTime.of(13, 0).minusMinutes(drive),
                        "14:00-"
                                + LocalTime.of(16, 0)
                                        .minusMinutes(
                                                stops.get(2).get("gapMinutes").asLong()),
                        "16:30-17:00");
        assertThat(board.at("/technicians/1/stops")).isEmpty();
    }

    @Test
    void givenTimeOffAndSomebodyWhoLeft_whenLookedAt_thenTheirDaySaysSo() {
        book(1, 60, at(3, "13:00"), "95695");
        CurrentTenant.run(shop.registered().tenant(), () -> {
            var technicians = application.getBean(Technicians.class);
            var morning = new TimeWindow(
                    day(3).atTime(9, 0).atZone(ZONE).toInstant(),
                    day(3).atTime(11, 30).atZone(ZONE).toInstant());
            technicians.schedule(
                    shop.technicians().getFirst(),
                    new WorkSchedule(
                            Arrays.stream(DayOfWeek.values())
                                    .map(it -> new WeeklyHours(it, new DayHours(9 * 60, 17 * 60)))
                                    .toList(),
                            List.of(),
                            List.of(new TimeOff.Hours(morning))));
            technicians.save(new Technician(
                    shop.technicians().get(1), "Gone", new Skill(5), true, BookableShop.WOODLAND, false, 1));
        });

        var board = board(day(3));

        assertThat(windows(board.at("/technicians/0/working"))).containsExactly("11:30-17:00");
        assertThat(windows(board.at("/technicians/0/timeOff"))).containsExactly("09:00-11:30");
        assertThat(windows(board.at("/technicians/0/gaps"))).containsExactly("11:30-17:00");
        assertThat(board.at("/technicians/1/active").asBoolean()).isFalse();
        assertThat(board.at("/technicians/1/stops")).hasSize(1);
        assertThat(board(day(5)).get("technicians")).hasSize(1);
    }

    @Test
    void givenATechnician_whenLooking_thenOnlyTheOwnDayIsThere() {
        book(0, 60, at(3, "10:00"), "95695");
        var own = book(1, 60, at(3, "11:00"), "95695");

        var board = staff.otherTechnician().get("board?date=" + day(3)).json();

        assertThat(board.get("technicians")).hasSize(1);
        assertThat(board.at("/technicians/0/name").asString()).isEqualTo("Technician 1");
        assertThat(board.at("/technicians/0/stops/0/appointment/id").asString()).isEqualTo(own);
        assertThat(staff.accountant().get("board").status()).isEqualTo(403);
        assertThat(staff.reader().get("board").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void givenABusyDay_whenLookedAt_thenSixStatementsAreEnough(int technicians) {
        shop = BookableShop.open(application, technicians);
        staff = Staff.of(shop, port);
        for (int i = 0; i < technicians; i++) {
            book(i, 60, at(3, "10:00"), "95695");
            book(i, 30, at(3, "14:00"), "95616");
        }
        board(day(3));

        var sent = statements.during(() -> board(day(3)));

        assertThat(sent).as("SET LOCAL ROLE included").hasSizeLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2027-02-30", "2027-6-7", "", "2027-06-07T09:00:00Z", "1999-12-31"})
    void givenADateThatIsNone_whenAskedFor_thenItIsNamed(String date) {
        var refused = staff.owner().get("board?date=" + date);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("date");
    }

    private JsonNode board(LocalDate date) {
        var answer = staff.owner().get("board?date=" + date);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String book(int technician, int minutes, String start, String zip) {
        var booked = customers.book(
                shop.slug(),
                booking(minutes, start, "(530) 555-0142")
                        .replace("95695", zip)
                        .replaceFirst("\\{", "{\"technician\": \"%s\", ".formatted(id(technician))));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private String id(int technician) {
        return shop.technicians().get(technician).value().toString();
    }

    private static List<String> windows(JsonNode stretches) {
        return stretches
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16) + "-"
                        + it.get("end").asString().substring(11, 16))
                .toList();
    }
}
