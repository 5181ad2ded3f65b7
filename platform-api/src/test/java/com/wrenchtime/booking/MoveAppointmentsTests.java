package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.CountedStatements;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.Technicians;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Appointments go to other times and technicians, and their neighbours' ways with them. */
@ServedTest
@Import(CountedStatements.class)
class MoveAppointmentsTests {

    private static final String ANA = "(530) 555-0142";
    private static final String WHY = "\"override\": {\"reason\": \"A regular, at night\"}";

    private final ApplicationContext application;
    private final CountedStatements statements;
    private final PublicApiClient customers;
    private final DriveTimes drives;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    MoveAppointmentsTests(
            ApplicationContext application, CountedStatements statements, Driving driving, @LocalServerPort int port) {
        this.application = application;
        this.statements = statements;
        this.drives = driving.of(OwnDriving.NONE);
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
    void givenAnAppointment_whenMovedInTime_thenTheOldTimeIsFreeAndTheHistorySaysWhoDidIt() {
        var id = book(0, at(3, "10:00"), "95695");

        var moved = move(staff.dispatcher(), id, 1, "\"start\": \"%s\"".formatted(at(3, "14:00")));

        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        assertThat(moved.text("start")).startsWith(day(3) + "T14:00");
        assertThat(moved.text("end")).startsWith(day(3) + "T15:00");
        assertThat(moved.response().headers().firstValue("ETag")).contains("\"2\"");
        var change = read(id).json().at("/history/1");
        assertThat(change.get("field").asString()).isEqualTo("start");
        assertThat(change.get("by").asString()).isEqualTo("Some DISPATCHER");
        book(0, at(3, "10:00"), "95695");
        audit().assertConsistent();
    }

    @Test
    void givenTwoTechnicians_whenAJobChangesHands_thenBothCalendarsAreRight() {
        book(0, at(3, "09:00"), "95695");
        var id = book(0, at(3, "11:00"), "95616");
        book(0, at(3, "13:00"), "95695");
        book(1, at(3, "09:00"), "95776");
        book(1, at(3, "13:00"), "95695");

        var moved = move(staff.owner(), id, 1, "\"technician\": \"%s\"".formatted(technician(1)));

        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        assertThat(moved.json().at("/technician/name").asString()).isEqualTo("Technician 1");
        assertThat(moved.text("start")).startsWith(day(3) + "T11:00");
        var change = read(id).json().at("/history/1");
        assertThat(change.get("field").asString()).isEqualTo("technician");
        assertThat(change.get("before").asString()).isEqualTo("Technician 0");
        assertThat(change.get("after").asString()).isEqualTo("Technician 1");
        var audit = audit();
        audit.assertConsistent();
        // Nothing between 09:00 and 13:00 in the same place is left: the way there is short again.
        assertThat(audit.wayTo(shop.technicians().getFirst(), at(3, "13:00"))).isEqualTo(Duration.ofMinutes(10));
        assertThat(audit.wayTo(shop.technicians().get(1), at(3, "13:00"))).isGreaterThan(Duration.ofMinutes(10));
    }

    @Test
    void givenAFullDay_whenMovedToWhereItDoesNotFit_thenItStaysAndAlternativesCome() {
        var id = book(0, at(3, "09:00"), "95695");
        book(0, at(3, "11:30"), "95695");
        var before = audit().snapshot();

        var taken = move(staff.owner(), id, 1, "\"start\": \"%s\"".formatted(at(3, "11:00")));
        var withoutTheBuffer = move(staff.owner(), id, 1, "\"start\": \"%s\"".formatted(at(3, "10:30")));
        var atNight = move(staff.owner(), id, 1, "\"start\": \"%s\"".formatted(at(3, "20:00")));

        for (var refused : List.of(taken, withoutTheBuffer, atNight)) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("/problems/slot-taken");
            assertThat(refused.json().get("alternatives")).isNotEmpty();
        }
        assertThat(read(id).text("start")).startsWith(day(3) + "T09:00");
        assertThat(audit().snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"3, 20:00", "3, 05:10", "3, 16:45", "200, 10:00"})
    void givenAnOverride_whenMovedOutsideTheRules_thenOnlyDrivesAndOthersCount(int days, String time) {
        var id = book(0, at(3, "09:00"), "95695");
        var start = "\"start\": \"%s\"".formatted(at(days, time));

        var refused = move(staff.owner(), id, 1, start);
        var byProgram = move(staff.writer(), id, 1, start + ", " + WHY);
        var moved = move(staff.dispatcher(), id, 1, start + ", " + WHY);

        assertThat(refused.status()).as(refused.toString()).isIn(409, 422);
        assertThat(byProgram.status()).isEqualTo(403);
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        assertThat(read(id).json().at("/history/1/reason").asString()).isEqualTo("A regular, at night");
        audit().assertConsistent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11:00", "12:29", "10:31", "12:05"})
    void givenAnOverride_whenMovedIntoAnotherJobOrItsWay_thenItIsRefused(String time) {
        var id = book(0, at(3, "09:00"), "95695");
        book(0, at(3, "11:30"), "95616");
        var before = audit().snapshot();

        var refused = move(staff.owner(), id, 1, "\"start\": \"%s\", %s".formatted(at(3, time), WHY));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(audit().snapshot()).isEqualTo(before);
    }

    @Test
    void givenASoonJobAtAnOddTime_whenGivenToSomebodyElse_thenOnlyTheirHoursCount() {
        var id = book(0, at(3, "10:00"), "95695");
        begins(id, 17);
        shop.workRoundTheClock(application, 1);

        var refused = move(staff.owner(), id, 1, "\"start\": \"%s\"".formatted(at(0, "00:00")));
        var moved = move(staff.owner(), id, 1, "\"technician\": \"%s\"".formatted(technician(1)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("in-the-past");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
    }

    @Test
    void givenAJobThatIsHard_whenGivenToSomebodyWhoCannotDoIt_thenNoReasonHelps() {
        var id = book(0, at(3, "10:00"), "95695");
        harder(4);
        onlySkilled(1, 3);

        var refused = move(staff.owner(), id, 1, "\"technician\": \"%s\", %s".formatted(technician(1), WHY));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    }

    @Test
    void givenAStranger_whenGivenAJob_thenNobodyKnowsThem() {
        var id = book(0, at(3, "10:00"), "95695");

        assertThat(move(staff.owner(), id, 1, "\"technician\": \"%s\"".formatted(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(read(id).json().get("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EN_ROUTE", "IN_PROGRESS", "CANCELLED"})
    void givenAJobThatIsUnderWayOrOver_whenMoved_thenItIsTooLate(String status) {
        var id = book(0, at(3, "10:00"), "95695");
        staff.owner().put("appointments/" + id + "/status", 1, "{\"status\": \"%s\"}".formatted(status));

        var refused = move(staff.owner(), id, 2, "\"start\": \"%s\"".formatted(at(3, "14:00")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("appointmentStatus")).isEqualTo(status);
    }

    @Test
    void givenNothingNew_whenMoved_thenNothingChanges() {
        var id = book(0, at(3, "10:00"), "95695");

        var same = move(
                staff.owner(),
                id,
                1,
                "\"start\": \"%s\", \"technician\": \"%s\"".formatted(at(3, "10:00"), technician(0)));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().get("version").asInt()).isEqualTo(1);
        assertThat(move(staff.owner(), id, 9, "\"start\": \"%s\"".formatted(at(3, "14:00")))
                        .status())
                .isEqualTo(412);
        assertThat(staff.owner()
                        .send(
                                "POST",
                                "appointments/" + id + "/move",
                                "{\"start\": \"%s\"}".formatted(at(3, "14:00")),
                                Map.of())
                        .status())
                .isEqualTo(428);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void givenAMove_whenDone_thenFourStatementsAndItsLocksAreEnough(int target) {
        book(0, at(3, "09:00"), "95616");
        var id = book(0, at(3, "11:00"), "95776");
        book(0, at(3, "13:00"), "95616");
        book(1, at(3, "16:00"), "95616");
        read(id);

        var sent = statements.during(() -> assertThat(move(
                                staff.owner(),
                                id,
                                1,
                                "\"start\": \"%s\", \"technician\": \"%s\""
                                        .formatted(at(3, "14:30"), technician(target)))
                        .status())
                .isEqualTo(200));

        // Beside the way into the shop, and the locks of the appointment, which reads it, and of each technician, which
        // clears holds that have run out. Left out is what tells the customer of it: reading the appointment and the
        // settings, ending what was planned, planning anew and its tasks.
        assertThat(sent)
                .filteredOn(it -> !tellsTheCustomer(it)
                        && !it.startsWith("SET LOCAL ROLE")
                        && !it.contains("FOR NO KEY UPDATE")
                        && !it.contains("pg_advisory_xact_lock")
                        && !it.startsWith("DELETE FROM commitment WHERE technician_id = ? AND expires_at"))
                .as("in all: %s", sent)
                .hasSizeLessThanOrEqualTo(4);
        audit().assertConsistent();
    }

    private static boolean tellsTheCustomer(String statement) {
        return statement.contains("way_seconds")
                || statement.contains("reminder_settings")
                || statement.contains("message")
                || statement.contains("text_consent")
                || statement.contains("tasks.add");
    }

    private String book(int technician, String start, String zip) {
        var booked = customers.book(
                shop.slug(),
                booking(60, start, ANA)
                        .replace("95695", zip)
                        .replaceFirst("\\{", "{\"technician\": \"%s\", ".formatted(technician(technician))));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private UUID technician(int number) {
        return shop.technicians().get(number).value();
    }

    private Answer read(String id) {
        return staff.owner().get("appointments/" + id);
    }

    private static Answer move(StaffApiClient who, String id, int version, String body) {
        return who.send(
                "POST",
                "appointments/" + id + "/move",
                "{" + body + "}",
                Map.of("If-Match", "\"%d\"".formatted(version)));
    }

    private void harder(int skill) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.service SET required_skill = ?"
                        .formatted(shop.registered().role()))
                .param(skill)
                .update();
    }

    private void onlySkilled(int number, int skill) {
        CurrentTenant.run(
                shop.registered().tenant(),
                () -> application
                        .getBean(Technicians.class)
                        .save(new Technician(
                                shop.technicians().get(number),
                                "Technician " + number,
                                new Skill(skill),
                                true,
                                BookableShop.WOODLAND,
                                true,
                                number)));
    }

    /** As if it began in so many minutes. */
    private void begins(String id, int minutes) {
        TestDatabase.shared()
                .superuser()
                .sql("""
                    UPDATE %s.appointment SET starts_at = date_trunc('minute', now()) + make_interval(mins => ?),
                        ends_at = date_trunc('minute', now()) + make_interval(mins => ?, hours => 1)
                    WHERE id = ?::uuid\
                    """.formatted(shop.registered().role()))
                .params(minutes, minutes, id)
                .update();
        TestDatabase.shared()
                .superuser()
                .sql("""
                    UPDATE %1$s.commitment SET work = tstzrange(a.starts_at, a.ends_at),
                                               occupied = tstzrange(a.starts_at, a.ends_at)
                    FROM %1$s.appointment a WHERE a.id = commitment.id AND a.id = ?::uuid\
                    """.formatted(shop.registered().role()))
                .param(id)
                .update();
    }

    private CalendarAudit audit() {
        return new CalendarAudit(TestDatabase.shared(), drives, shop);
    }
}
