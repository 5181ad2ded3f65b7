package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The shop's people ask why a time is not offered. */
@ServedTest
class WhyNotApiTests {

    private final ApplicationContext application;
    private final PublicApiClient customers;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    WhyNotApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
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
    void givenADayWithAJob_whenAsked_thenTheStretchesSayWhatIsInTheWay() {
        book(at(3, "12:00"));

        var first = ask("&postalCode=95695").at("/technicians/0/stretches");

        assertThat(told(first))
                .containsExactly(
                        "00:00-08:30 HOURS",
                        "09:00-11:00 null",
                        "11:30-12:30 JOB",
                        "13:00-16:00 null",
                        "16:30-23:30 HOURS");
        assertThat(OffsetDateTime.parse(first.at("/2/taken/start").asString())).isEqualTo(at(3, "12:00"));
    }

    @Test
    void givenTheSameWish_whenCustomersAreOfferedStarts_thenThoseWithoutAnObstacleAreTheSame() {
        book(at(3, "12:00"));
        var query = "services=%s&postalCode=95616".formatted(serviceOf(60));
        var offered = customers
                .get("%s/availability?%s&from=%s&to=%s&technician=%s"
                        .formatted(shop.slug(), query, day(3), day(3), technician(0)))
                .json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> OffsetDateTime.parse(it.get("start").asString()))
                .toList();

        var answer = ask("&postalCode=95616&technician=" + technician(0));

        var free = new ArrayList<OffsetDateTime>();
        int starts = 0;
        for (var stretch : answer.at("/technicians/0/stretches")) {
            starts += stretch.get("starts").asInt();
            if (stretch.get("obstacle").isNull()) {
                var at = OffsetDateTime.parse(stretch.get("first").asString());
                for (int i = 0; i < stretch.get("starts").asInt(); i++) {
                    free.add(at.plusMinutes(30L * i));
                }
            }
        }
        assertThat(free).isEqualTo(offered).isNotEmpty();
        assertThat(starts).isEqualTo(48);
        assertThat(told(answer.at("/technicians/0/stretches"))).anyMatch(it -> it.endsWith("DRIVE"));
    }

    @Test
    void givenAPlaceOutside_whenAsked_thenNothingElseMatters() {
        for (var technician : ask("&postalCode=10001").get("technicians")) {
            assertThat(told(technician.get("stretches"))).containsExactly("00:00-23:30 AREA");
        }
    }

    @Test
    void givenTimeOffAndNoPlace_whenAsked_thenItIsNamed() {
        var given = staff.owner()
                .post(
                        "technicians/%s/time-off".formatted(technician(1)),
                        "{\"firstDay\": \"%s\", \"lastDay\": \"%s\"}".formatted(day(3), day(3)));
        assertThat(given.status()).as(given.toString()).isEqualTo(201);

        var stretches = ask("&technician=" + technician(1)).at("/technicians/0/stretches");

        assertThat(told(stretches)).containsExactly("00:00-08:30 HOURS", "09:00-16:00 TIME_OFF", "16:30-23:30 HOURS");
    }

    @Test
    void givenADayTooFarAhead_whenAsked_thenTheHorizonIsNamed() {
        var far = staff.owner()
                .get("availability/obstacles?date=%s&services=%s".formatted(day(91), serviceOf(60)))
                .json();

        assertThat(told(far.at("/technicians/0/stretches"))).containsExactly("00:00-23:30 HORIZON");
    }

    @Test
    void givenAnybody_whenAsking_thenOnlyWhoRunsTheDayIsAnswered() {
        var path = "availability/obstacles?date=%s&services=%s".formatted(day(3), serviceOf(60));

        assertThat(staff.dispatcher().get(path).status()).isEqualTo(200);
        assertThat(staff.reader().get(path).status()).isEqualTo(200);
        assertThat(staff.technician().get(path).status()).isEqualTo(403);
        assertThat(staff.accountant().get(path).status()).isEqualTo(403);
        var nobody = UUID.randomUUID();
        assertThat(staff.owner().get(path + "&technician=" + nobody).status()).isEqualTo(404);
        assertThat(staff.owner()
                        .get("availability/obstacles?date=%s&services=%s".formatted(day(3), nobody))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                    | date required, services required
        date=tomorrow&services=x              | date invalid, services invalid
        date=2027-06-07&services=&postalCode=1 | services invalid, postalCode invalid
        date=2027-06-07&services=SERVICE&lat=1 | lng required
        date=2027-06-07&services=SERVICE&technician=x | technician invalid
        """)
    void givenAWrongQuery_whenAsked_thenEachFieldIsNamed(String query, String errors) {
        var refused = staff.owner()
                .get("availability/obstacles?"
                        + query.replace("SERVICE", serviceOf(60).toString()));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(String.join(", ", refused.errors())).isEqualTo(errors);
    }

    private JsonNode ask(String more) {
        var answer = staff.owner()
                .get("availability/obstacles?date=%s&services=%s%s".formatted(day(3), serviceOf(60), more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> told(JsonNode stretches) {
        return stretches
                .valueStream()
                .map(it -> "%s-%s %s"
                        .formatted(
                                it.get("first").asString().substring(11, 16),
                                it.get("last").asString().substring(11, 16),
                                it.get("obstacle").isNull()
                                        ? "null"
                                        : it.get("obstacle").asString()))
                .toList();
    }

    private UUID technician(int number) {
        return shop.technicians().get(number).value();
    }

    private void book(String start) {
        var booked = customers.book(
                shop.slug(),
                booking(60, start, "+15305550142")
                        .replaceFirst("\\{", "{\"technician\": \"%s\", ".formatted(technician(0))));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
    }
}
