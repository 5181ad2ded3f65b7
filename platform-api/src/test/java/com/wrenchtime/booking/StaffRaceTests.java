package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Many people of a shop move cards at once, while customers book. */
@ServedTest
class StaffRaceTests {

    private static final int ROUNDS = 6;

    private final ApplicationContext application;
    private final DriveTimes drives;
    private final PublicApiClient customers;
    private final int port;

    StaffRaceTests(ApplicationContext application, Driving driving, @LocalServerPort int port) {
        this.application = application;
        this.drives = driving.of(OwnDriving.NONE);
        this.port = port;
        this.customers = new PublicApiClient(port);
    }

    @Test
    void givenOneCard_whenTwoDispatchersMoveIt_thenOneDoesAndTheOtherSeesWhereItIs() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var audit = open(2);
            var staff = Staff.of(audit.shop(), port);
            var id = book(audit.shop(), 0, at(3, "10:00"), "95695");

            var answers = Race.of(
                    2,
                    it -> move(
                            it == 0 ? staff.owner() : staff.dispatcher(),
                            id,
                            1,
                            "{\"start\": \"%s\", \"technician\": \"%s\"}"
                                    .formatted(
                                            at(3, it == 0 ? "14:00" : "15:00"),
                                            audit.shop().technicians().get(it).value())));

            assertThat(statuses(answers)).isEqualTo("{200=1, 412=1}");
            var winner = answers.stream()
                    .filter(it -> it.status() == 200)
                    .findFirst()
                    .orElseThrow();
            var loser = answers.stream()
                    .filter(it -> it.status() == 412)
                    .findFirst()
                    .orElseThrow();
            assertThat(loser.json().at("/present/start").asString()).isEqualTo(winner.text("start"));
            assertThat(loser.json().at("/present/technician/name").asString())
                    .isEqualTo(winner.json().at("/technician/name").asString());
            assertThat(staff.owner().get("appointments/" + id).json().get("history"))
                    .hasSizeBetween(2, 3);
            assertThat(audit.liveCommitments()).isEqualTo(1);
            audit.assertConsistent();
        }
    }

    @Test
    void givenOneTime_whenACardIsMovedThereAndACustomerBooksIt_thenOneOfThemGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var audit = open(1);
            var staff = Staff.of(audit.shop(), port);
            var id = book(audit.shop(), 0, at(3, "09:00"), "95616");

            var answers = Race.of(
                    6,
                    it -> it == 0
                            ? move(staff.owner(), id, 1, "{\"start\": \"%s\"}".formatted(at(3, "14:00")))
                            : customers.book(audit.shop().slug(), booking(60, at(3, "14:00"), Crowd.phone(it))));

            var moved = answers.getFirst().status() == 200;
            assertThat(answers).extracting(Answer::status).containsOnly(moved ? 200 : 201, 409);
            assertThat(answers.stream().filter(it -> it.status() < 300)).hasSize(1);
            assertThat(audit.appointments()).isEqualTo(moved ? 1 : 2);
            audit.assertConsistent();
        }
    }

    @Test
    void givenNeighboursOfTwoTechnicians_whenTheyChangePlacesAtOnce_thenNobodyWaitsForEverAndAllIsConsistent()
            throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var audit = open(2);
            var shop = audit.shop();
            var staff = Staff.of(shop, port);
            var one = book(shop, 0, at(3, "10:00"), "95695");
            book(shop, 0, at(3, "13:00"), "95616");
            var other = book(shop, 1, at(3, "11:30"), "95776");
            book(shop, 1, at(3, "14:30"), "95695");
            var ids = List.of(one, other);

            var answers = Race.of(
                    2,
                    it -> move(
                            staff.owner(),
                            ids.get(it),
                            1,
                            "{\"technician\": \"%s\"}"
                                    .formatted(shop.technicians().get(1 - it).value())));

            // Both may find room, one after the other.
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409).contains(200);
            audit.assertConsistent();
        }
    }

    @Test
    void givenAJobThatGetsLonger_whenACustomerBooksTheTimeAfterIt_thenOneOfThemGetsIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var audit = open(1);
            var staff = Staff.of(audit.shop(), port);
            var id = book(audit.shop(), 0, at(3, "10:00"), "95695");

            var answers = Race.of(
                    2,
                    it -> it == 0
                            ? staff.owner()
                                    .put(
                                            "appointments/" + id + "/lines",
                                            1,
                                            "{\"lines\": [{\"service\": \"%s\", \"quantity\": 2}]}"
                                                    .formatted(serviceOf(60)))
                            : customers.book(audit.shop().slug(), booking(60, at(3, "11:30"), Crowd.phone(it))));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(409);
            audit.assertConsistent();
        }
    }

    @Test
    void givenTwentyPeople_whenTheyAllMoveCards_thenEveryRefusalIsHonest() throws Exception {
        var audit = open(3);
        var shop = audit.shop();
        var staff = Staff.of(shop, port);
        var ids = new ArrayList<String>();
        for (int technician = 0; technician < 3; technician++) {
            for (var time : List.of("09:00", "11:00", "13:00", "15:00")) {
                ids.add(book(shop, technician, at(3, time), technician == 1 ? "95616" : "95695"));
            }
        }

        var answers = Race.of(20, number -> {
            var random = new Random(number);
            var seen = new ArrayList<Answer>();
            for (int i = 0; i < 8; i++) {
                var id = ids.get(random.nextInt(ids.size()));
                var card = staff.owner().get("appointments/" + id).json();
                seen.add(move(
                        staff.dispatcher(),
                        id,
                        card.get("version").asInt(),
                        "{\"start\": \"%s\", \"technician\": \"%s\"}"
                                .formatted(
                                        at(
                                                3 + random.nextInt(2),
                                                LocalTime.of(9, 0)
                                                        .plusMinutes(random.nextInt(15) * 30L)
                                                        .toString()),
                                        shop.technicians()
                                                .get(random.nextInt(3))
                                                .value())));
            }
            return seen;
        });

        var all = answers.stream().flatMap(List::stream).toList();
        System.out.println("moved by twenty: " + statuses(all));
        assertThat(all).extracting(Answer::status).containsOnly(200, 409, 412);
        assertThat(all).extracting(Answer::status).contains(200);
        assertThat(all)
                .filteredOn(it -> it.status() == 409)
                .allSatisfy(it -> assertThat(it.text("type")).isEqualTo("/problems/slot-taken"));
        assertThat(audit.appointments()).isEqualTo(ids.size());
        audit.assertConsistent();
    }

    private CalendarAudit open(int technicians) {
        return new CalendarAudit(
                TestDatabase.shared(), drives, BookableShop.open(application, technicians, Duration.ofMinutes(10)));
    }

    private String book(BookableShop shop, int technician, String start, String zip) {
        var booked = customers.book(
                shop.slug(),
                Crowd.booking(60, start, Crowd.phone(1), zip)
                        .replaceFirst(
                                "\\{",
                                "{\"technician\": \"%s\", "
                                        .formatted(shop.technicians()
                                                .get(technician)
                                                .value())));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private static Answer move(StaffApiClient who, String id, int version, String body) {
        return who.send("POST", "appointments/" + id + "/move", body, Map.of("If-Match", "\"%d\"".formatted(version)));
    }

    private static String statuses(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()))
                .toString();
    }
}
