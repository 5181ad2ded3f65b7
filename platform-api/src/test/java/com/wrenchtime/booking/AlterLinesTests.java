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
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is done changes, and the sum and the end with it. */
@ServedTest
class AlterLinesTests {

    private static final String WHY = "\"override\": {\"reason\": \"She waits\"}";

    private final ApplicationContext application;
    private final PublicApiClient customers;
    private final DriveTimes drives;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    AlterLinesTests(ApplicationContext application, Driving driving, @LocalServerPort int port) {
        this.application = application;
        this.drives = driving.of(OwnDriving.NONE);
        this.customers = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1, Duration.ofMinutes(10));
        staff = Staff.of(shop, port);
    }

    @Test
    void givenAJob_whenAServiceIsAdded_thenSumAndEndFollow() {
        var id = book(60, at(3, "10:00"));

        var altered = replace(staff.dispatcher(), id, 1, line(60), line(30, "\"quantity\": 2"));

        assertThat(altered.status()).as(altered.toString()).isEqualTo(200);
        assertThat(altered.text("end")).startsWith(day(3) + "T12:00");
        assertThat(altered.json().at("/total/amount").asLong()).isEqualTo(500 + 6000 + 2 * 3000);
        assertThat(altered.json().at("/lines/1/quantity").asInt()).isEqualTo(2);
        var history = read(id).json().get("history");
        assertThat(history.get(1).get("field").asString()).isEqualTo("line");
        assertThat(history.get(1).get("after").asString()).isEqualTo("2 x 30 minutes at 30.00 USD");
        assertThat(history.get(2).get("field").asString()).isEqualTo("total");
        assertThat(history.get(2).get("before").asString()).isEqualTo("65.00 USD");
        assertThat(history.get(3).get("field").asString()).isEqualTo("end");
        audit().assertConsistent();
    }

    @Test
    void givenAJob_whenAServiceIsTakenAway_thenItsTimeIsFree() {
        var id = book(60, at(3, "10:00"));
        replace(staff.owner(), id, 1, line(60), line(90));

        var altered = replace(staff.owner(), id, 2, line(30));

        assertThat(altered.status()).as(altered.toString()).isEqualTo(200);
        assertThat(altered.text("end")).startsWith(day(3) + "T10:30");
        assertThat(altered.json().at("/total/amount").asLong()).isEqualTo(3500);
        book(60, at(3, "11:00"));
        audit().assertConsistent();
    }

    @Test
    void givenAJobSoonAfter_whenTheWorkGetsLonger_thenItMustHaveTheTime() {
        var id = book(60, at(3, "10:00"));
        book(60, at(3, "11:30"));
        var before = audit().snapshot();

        var intoTheBuffer = replace(staff.owner(), id, 1, line(90));
        var insisted = staff.owner()
                .put(
                        "appointments/" + id + "/lines",
                        1,
                        "{\"lines\": [%s, %s], %s}".formatted(line(60), line(30), WHY));

        assertThat(intoTheBuffer.status()).as(intoTheBuffer.toString()).isEqualTo(409);
        assertThat(intoTheBuffer.text("type")).isEqualTo("/problems/slot-taken");
        assertThat(insisted.status()).isEqualTo(409);
        assertThat(audit().snapshot()).isEqualTo(before);
        assertThat(read(id).json().at("/lines")).hasSize(1);
        assertThat(read(id).json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void givenTheEndOfTheDay_whenTheWorkGetsLonger_thenOnlyAReasonLetsItReachIntoTheEvening() {
        var id = book(60, at(3, "16:00"));

        var refused = replace(staff.owner(), id, 1, line(60), line(90));
        var allowed = staff.owner()
                .put(
                        "appointments/" + id + "/lines",
                        1,
                        "{\"lines\": [%s, %s], %s}".formatted(line(60), line(90), WHY));
        var shorter = replace(staff.owner(), id, 2, line(90));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(allowed.status()).as(allowed.toString()).isEqualTo(200);
        assertThat(allowed.text("end")).startsWith(day(3) + "T18:30");
        assertThat(shorter.status()).as("getting shorter needs no reason").isEqualTo(200);
        audit().assertConsistent();
    }

    @Test
    void givenAPriceSetByHand_whenTheCatalogueChanges_thenItStaysAndOnlyPeopleSetIt() {
        var id = book(60, at(3, "10:00"));
        var cheaper = line(60, "\"price\": {\"amount\": 4200, \"currency\": \"USD\"}");

        var byProgram = replace(staff.writer(), id, 1, cheaper);
        var altered = replace(staff.owner(), id, 1, cheaper);
        raisePrices();
        var kept = replace(staff.owner(), id, 2, line(60), line(30));

        assertThat(byProgram.status()).isEqualTo(403);
        assertThat(altered.json().at("/total/amount").asLong()).isEqualTo(4700);
        assertThat(kept.json().at("/lines/0/price/amount").asLong()).isEqualTo(4200);
        assertThat(kept.json().at("/lines/1/price/amount").asLong())
                .as("the catalogue's of today")
                .isEqualTo(103000);
        assertThat(replace(staff.writer(), id, 3, line(60)).status()).isEqualTo(200);
    }

    @Test
    void givenARetiredService_whenTheJobHasIt_thenItStaysAndCannotBeAddedElsewhere() {
        var id = book(60, at(3, "10:00"));
        var other = book(30, at(3, "13:00"));
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.service SET active = false WHERE code = 'S60'"
                        .formatted(shop.registered().role()))
                .update();

        assertThat(replace(staff.owner(), id, 1, line(60, "\"quantity\": 2")).status())
                .isEqualTo(200);
        assertThat(replace(staff.owner(), other, 1, line(30), line(60)).status())
                .isEqualTo(404);
    }

    @Test
    void givenAJobInProgress_whenAServiceIsAdded_thenItIsDoneTooAndAfterwardsNot() {
        var id = book(60, at(3, "10:00"));
        status(id, 1, "IN_PROGRESS");

        var altered = replace(staff.owner(), id, 2, line(60), line(30));
        status(id, 3, "COMPLETED");
        var late = replace(staff.owner(), id, 4, line(60));

        assertThat(altered.status()).as(altered.toString()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("appointmentStatus")).isEqualTo("COMPLETED");
    }

    @Test
    void givenTheSameLines_whenSent_thenNothingChanges() {
        var id = book(60, at(3, "10:00"));

        assertThat(replace(staff.owner(), id, 1, line(60)).json().get("version").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"lines\": []}",
                "{\"lines\": [null]}",
                "{\"lines\": [{}]}",
                "{\"lines\": [{\"service\": \"x\"}]}",
                "{\"lines\": [LINE, LINE]}",
                "{\"lines\": [LINE], \"override\": {}}",
                "{\"lines\": [LINE], \"total\": {\"amount\": 1, \"currency\": \"USD\"}}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"quantity\": 0}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"quantity\": 100}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"quantity\": 99}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"price\": {\"amount\": -1, \"currency\": \"USD\"}}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"price\": {\"amount\": 1.5, \"currency\": \"USD\"}}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"price\": {\"amount\": 100000001, \"currency\": \"USD\"}}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"price\": {\"amount\": 1, \"currency\": \"EUR\"}}]}",
                "{\"lines\": [{\"service\": \"SERVICE\", \"price\": {\"amount\": 1}}]}"
            })
    void givenLinesThatCannotBe_whenSent_thenTheFieldIsNamedAndNothingChanges(String body) {
        var id = book(60, at(3, "10:00"));
        var sent =
                body.replace("LINE", line(60)).replace("SERVICE", serviceOf(60).toString());

        var refused = staff.owner().put("appointments/" + id + "/lines", 1, sent);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isNotBlank();
        assertThat(read(id).json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void givenAServiceNobodyKnows_whenAdded_thenThereIsNothing() {
        var id = book(60, at(3, "10:00"));

        assertThat(replace(staff.owner(), id, 1, line(60), "{\"service\": \"%s\"}".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
    }

    private String book(int minutes, String start) {
        var booked = customers.book(shop.slug(), booking(minutes, start, "(530) 555-0142"));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private void status(String id, int version, String status) {
        var answer =
                staff.owner().put("appointments/" + id + "/status", version, "{\"status\": \"%s\"}".formatted(status));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private Answer read(String id) {
        return staff.owner().get("appointments/" + id);
    }

    private static Answer replace(StaffApiClient who, String id, int version, String... lines) {
        return who.put(
                "appointments/" + id + "/lines", version, "{\"lines\": [%s]}".formatted(String.join(", ", lines)));
    }

    private static String line(int minutes) {
        return "{\"service\": \"%s\"}".formatted(serviceOf(minutes));
    }

    private static String line(int minutes, String more) {
        return "{\"service\": \"%s\", %s}".formatted(serviceOf(minutes), more);
    }

    private void raisePrices() {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.service SET price = price + 100000"
                        .formatted(shop.registered().role()))
                .update();
    }

    private CalendarAudit audit() {
        return new CalendarAudit(TestDatabase.shared(), drives, shop);
    }
}
