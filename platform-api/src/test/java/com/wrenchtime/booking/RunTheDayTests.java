package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** From booked to done, by the people of the shop: states and notes. */
@ServedTest
class RunTheDayTests {

    private static final String ANA = "(530) 555-0142";

    // Written out a second time, so that a slip in the table of the code is seen.
    private static final Map<AppointmentStatus, Set<AppointmentStatus>> NEXT = next();

    private final ApplicationContext application;
    private final PublicApiClient customers;
    private final DriveTimes drives;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    RunTheDayTests(ApplicationContext application, Driving driving, @LocalServerPort int port) {
        this.application = application;
        this.drives = driving.of(OwnDriving.NONE);
        this.customers = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
    }

    private static Map<AppointmentStatus, Set<AppointmentStatus>> next() {
        var next = new EnumMap<AppointmentStatus, Set<AppointmentStatus>>(AppointmentStatus.class);
        next.put(AppointmentStatus.REQUESTED, states("BOOKED CANCELLED"));
        next.put(AppointmentStatus.BOOKED, states("CONFIRMED EN_ROUTE IN_PROGRESS CANCELLED NO_SHOW"));
        next.put(AppointmentStatus.CONFIRMED, states("EN_ROUTE IN_PROGRESS CANCELLED NO_SHOW"));
        next.put(AppointmentStatus.EN_ROUTE, states("IN_PROGRESS CANCELLED NO_SHOW"));
        next.put(AppointmentStatus.IN_PROGRESS, states("COMPLETED"));
        next.put(AppointmentStatus.NO_SHOW, states("BOOKED"));
        next.put(AppointmentStatus.COMPLETED, Set.of());
        next.put(AppointmentStatus.CANCELLED, Set.of());
        return next;
    }

    private static Set<AppointmentStatus> states(String names) {
        return Set.copyOf(
                Stream.of(names.split(" ")).map(AppointmentStatus::valueOf).toList());
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
        staff = Staff.of(shop, port);
    }

    @ParameterizedTest
    @EnumSource(AppointmentStatus.class)
    void givenAState_whenEveryOtherIsEntered_thenTheTableDecidesAndARefusalNamesBoth(AppointmentStatus from) {
        for (var to : AppointmentStatus.values()) {
            if (to == from) {
                continue;
            }
            var id = book(at(3, "10:00"));
            bring(id, from);

            var answer = status(staff.owner(), id, 1, to.name());

            if (NEXT.getOrDefault(from, Set.of()).contains(to)) {
                assertThat(answer.status()).as("%s to %s: %s", from, to, answer).isEqualTo(200);
                assertThat(answer.text("status")).isEqualTo(to.name());
                assertThat(read(id).text("status")).as("read back").isEqualTo(to.name());
            } else {
                assertThat(answer.status()).as("%s to %s: %s", from, to, answer).isEqualTo(409);
                assertThat(answer.text("type")).isEqualTo("/problems/not-possible-now");
                assertThat(answer.text("detail")).contains(from.name(), to.name());
                assertThat(answer.text("appointmentStatus")).isEqualTo(from.name());
                assertThat(answer.text("wanted")).isEqualTo(to.name());
                assertThat(read(id).text("status")).isEqualTo(from.name());
            }
            forget(id);
        }
    }

    @Test
    void givenAJob_whenStartedAndFinished_thenArrivalAndDepartureAreStampedOnce() {
        var id = book(at(3, "10:00"));

        var started = status(staff.technician(), id, 1, "IN_PROGRESS");
        var arrived = started.text("arrivedAt");
        var again = status(staff.technician(), id, 2, "IN_PROGRESS");
        var done = status(staff.technician(), id, 2, "COMPLETED");

        assertThat(started.json().get("departedAt").isNull()).isTrue();
        assertThat(again.status())
                .as("entering the present state changes nothing")
                .isEqualTo(200);
        assertThat(again.json().get("version").asInt()).isEqualTo(2);
        assertThat(done.text("arrivedAt")).isEqualTo(arrived);
        assertThat(done.text("departedAt")).isGreaterThanOrEqualTo(arrived);
        assertThat(done.json().at("/allowed/status")).isEmpty();
        var history = read(id).json().get("history");
        assertThat(history.valueStream().map(it -> it.get("after").asString()))
                .startsWith("BOOKED", "IN_PROGRESS", "COMPLETED");
        assertThat(history.get(1).get("by").asString()).isEqualTo("Some TECHNICIAN");
        assertThat(history.get(1).get("actor").asString()).startsWith("member:");
    }

    @Test
    void givenAJobThatHasBegun_whenFinishedEarly_thenTheRestOfItsTimeIsFree() {
        shop.workRoundTheClock(application, 0);
        var id = book(at(3, "10:00"));
        begun(id);
        status(staff.technician(), id, 1, "IN_PROGRESS");
        var before = OffsetDateTime.parse(read(id).text("end"));

        var done = status(staff.technician(), id, 2, "COMPLETED");

        var end = OffsetDateTime.parse(done.text("end"));
        assertThat(end).isBefore(before.minusMinutes(50));
        assertThat(end).isAfterOrEqualTo(OffsetDateTime.parse(done.text("departedAt")));
        assertThat(read(id).text("end")).as("read back").isEqualTo(done.text("end"));
        assertThat(read(id).json()
                        .get("history")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .endsWith("status", "status", "end");
        audit().assertConsistent();
        var next = staff.owner()
                .post(
                        "appointments",
                        PhoneBookingTests.wish(
                                30,
                                end.plusMinutes(1).toString(),
                                "\"technician\": \"%s\", \"override\": {\"reason\": \"Free\"}"
                                        .formatted(shop.technicians().getFirst().value())));
        assertThat(next.status()).as(next.toString()).isEqualTo(201);
        audit().assertConsistent();
    }

    @Test
    void givenAJobOfALaterDay_whenFinished_thenOneMinuteOfItStays() {
        var id = book(at(3, "10:00"));
        status(staff.technician(), id, 1, "IN_PROGRESS");

        var done = status(staff.technician(), id, 2, "COMPLETED");

        assertThat(OffsetDateTime.parse(done.text("end")))
                .isEqualTo(OffsetDateTime.parse(done.text("start")).plusMinutes(1));
        audit().assertConsistent();
    }

    @Test
    void givenAChange_whenTheVersionIsMissingOrOld_thenItIsRefusedAndTheLatterShowsThePresent() {
        var id = book(at(3, "10:00"));
        status(staff.owner(), id, 1, "CONFIRMED");

        var missing = staff.owner().send("PUT", "appointments/" + id + "/status", body("CANCELLED"), Map.of());
        var stale = status(staff.dispatcher(), id, 1, "CANCELLED");

        assertThat(missing.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/present/status").asString()).isEqualTo("CONFIRMED");
        assertThat(stale.json().at("/present/version").asInt()).isEqualTo(2);
        assertThat(stale.response().headers().firstValue("ETag")).contains("\"2\"");
        assertThat(read(id).text("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void givenACancelledJob_whenOthersLook_thenItsTimeIsFree() {
        var id = book(at(3, "10:00"));

        var cancelled = staff.owner()
                .put("appointments/" + id + "/status", 1, "{\"status\": \"CANCELLED\", \"reason\": \"Sold the car\"}");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(read(id).json().at("/history/1/reason").asString()).isEqualTo("Sold the car");
        book(at(3, "10:00"));
        audit().assertConsistent();
    }

    @Test
    void givenANoShow_whenBookedAgain_thenItsTimeIsLookedForAgain() {
        var id = book(at(3, "10:00"));
        assertThat(status(staff.owner(), id, 1, "NO_SHOW").text("detail")).contains("not begun");
        begun(id);
        assertThat(status(staff.owner(), id, 1, "NO_SHOW").status()).isEqualTo(200);
        assertThat(audit().liveCommitments()).isZero();

        var again = status(staff.owner(), id, 2, "BOOKED");
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(audit().liveCommitments()).isEqualTo(1);
        audit().assertConsistent();

        status(staff.owner(), id, 3, "NO_SHOW");
        occupy(id);
        var taken = status(staff.owner(), id, 4, "BOOKED");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(409);
        assertThat(taken.text("type")).isEqualTo("/problems/slot-taken");
        assertThat(read(id).text("status")).isEqualTo("NO_SHOW");
    }

    @Test
    void givenAMistake_whenCorrected_thenTheStepBackSaysWhyAndTheStampIsGone() {
        var id = book(at(3, "10:00"));
        status(staff.technician(), id, 1, "IN_PROGRESS");

        var silent = status(staff.owner(), id, 2, "BOOKED");
        var without = correct(staff.owner(), id, 2, "BOOKED", "{}");
        var byTechnician = correct(staff.technician(), id, 2, "BOOKED", "{\"reason\": \"Wrong card\"}");
        var byProgram = correct(staff.writer(), id, 2, "BOOKED", "{\"reason\": \"Wrong card\"}");
        var corrected = correct(staff.dispatcher(), id, 2, "EN_ROUTE", "{\"reason\": \"Wrong card\"}");

        assertThat(silent.status()).isEqualTo(409);
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().at("/errors/0/field").asString()).isEqualTo("correction.reason");
        assertThat(byTechnician.status()).isEqualTo(403);
        assertThat(byProgram.status()).isEqualTo(403);
        assertThat(corrected.status()).as(corrected.toString()).isEqualTo(200);
        assertThat(corrected.json().get("arrivedAt").isNull()).isTrue();
        var history = read(id).json().get("history");
        assertThat(history.get(2).get("before").asString()).isEqualTo("IN_PROGRESS");
        assertThat(history.get(2).get("after").asString()).isEqualTo("EN_ROUTE");
        assertThat(history.get(2).get("reason").asString()).isEqualTo("Wrong card");
        assertThat(history.get(3).get("field").asString()).isEqualTo("arrivedAt");
        assertThat(status(staff.technician(), id, 3, "IN_PROGRESS").text("arrivedAt"))
                .isNotNull();
    }

    @Test
    void givenWhatIsOver_whenCorrected_thenItStaysOver() {
        for (var over : List.of(AppointmentStatus.COMPLETED, AppointmentStatus.CANCELLED)) {
            var id = book(at(3, "10:00"));
            bring(id, over);
            for (var to : AppointmentStatus.values()) {
                if (to != over) {
                    assertThat(correct(staff.owner(), id, 1, to.name(), "{\"reason\": \"x\"}")
                                    .status())
                            .isEqualTo(409);
                }
            }
            forget(id);
        }
    }

    @Test
    void givenATechnician_whenDoingMoreThanDriving_thenItIsRefused() {
        var id = book(at(3, "10:00"));

        for (var status : List.of("CONFIRMED", "CANCELLED", "NO_SHOW", "BOOKED")) {
            assertThat(status(staff.technician(), id, 1, status).status())
                    .as(status)
                    .isEqualTo(403);
        }
        assertThat(status(staff.technician(), id, 1, "EN_ROUTE").status()).isEqualTo(200);
        assertThat(status(staff.otherTechnician(), id, 2, "IN_PROGRESS").status())
                .isEqualTo(404);
        assertThat(staff.technician()
                        .send("POST", "appointments/" + id + "/move", "{}", Map.of("If-Match", "\"2\""))
                        .status())
                .isEqualTo(403);
        assertThat(staff.technician()
                        .put("appointments/" + id + "/lines", 2, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(staff.technician().post("appointments", "{}").status()).isEqualTo(403);
        assertThat(staff.accountant()
                        .put("appointments/" + id + "/notes", 2, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(staff.reader().put("appointments/" + id + "/notes", 2, "{}").status())
                .isEqualTo(403);
        assertThat(status(staff.writer(), id, 2, "CANCELLED").status()).isEqualTo(200);
    }

    @Test
    void givenAMemberWithoutATechnician_whenTheirRoleIsTechnician_thenNothingIsTheirs() {
        var id = book(at(3, "10:00"));
        var nobody =
                new StaffApiClient(port, TestCallers.member(shop.registered().tenant(), Role.TECHNICIAN));

        assertThat(nobody.get("appointments").json().get("items")).isEmpty();
        assertThat(nobody.get("appointments/" + id).status()).isEqualTo(404);
        assertThat(nobody.get("board").json().get("technicians")).isEmpty();
    }

    @Test
    void givenNotes_whenReplaced_thenTheHistoryKeepsTheOldOnesAndTheCustomerSeesNoneOfStaffs() {
        var booked = customers.book(
                shop.slug(), booking(60, at(3, "10:00"), ANA).replaceFirst("\\{", "{\"notes\": \"Ring twice\", "));
        var path = "appointments/" + booked.text("id") + "/notes";

        var written = staff.technician().put(path, 1, "{\"customer\": \"Ring\", \"staff\": \"Has a dog\"}");
        var same = staff.technician().put(path, 2, "{\"customer\": \"Ring\", \"staff\": \"Has a dog\"}");
        var cleared = staff.owner().put(path, 2, "{\"staff\": \"%s\"}".formatted("ü".repeat(2000)));
        var tooLong = staff.owner().put(path, 3, "{\"staff\": \"%s\"}".formatted("x".repeat(2001)));

        assertThat(written.json().at("/notes/staff").asString()).isEqualTo("Has a dog");
        assertThat(same.json().get("version").asInt()).isEqualTo(2);
        assertThat(cleared.json().at("/notes/customer").isNull()).isTrue();
        assertThat(tooLong.status()).isEqualTo(422);
        var history = read(booked.text("id")).json().get("history");
        assertThat(history.get(1).get("field").asString()).isEqualTo("notes.customer");
        assertThat(history.get(1).get("before").asString()).isEqualTo("Ring twice");
        assertThat(customers
                        .get("manage/" + booked.text("manageToken"))
                        .response()
                        .body())
                .doesNotContain("dog", "ü");
    }

    private String book(String start) {
        var booked = customers.book(shop.slug(), booking(60, start, ANA));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private Answer read(String id) {
        return staff.owner().get("appointments/" + id);
    }

    private static Answer status(StaffApiClient who, String id, int version, String status) {
        return who.put("appointments/" + id + "/status", version, body(status));
    }

    private static Answer correct(StaffApiClient who, String id, int version, String status, String correction) {
        return who.put(
                "appointments/" + id + "/status",
                version,
                "{\"status\": \"%s\", \"correction\": %s}".formatted(status, correction));
    }

    private static String body(String status) {
        return "{\"status\": \"%s\"}".formatted(status);
    }

    /** As if it were in this state, and had begun. */
    private void bring(String id, AppointmentStatus status) {
        begun(id);
        sql("UPDATE %s.appointment SET status = ?, version = 1 WHERE id = ?::uuid", status.name(), id);
        if (!status.takesTime()) {
            sql("DELETE FROM %s.commitment WHERE id = ?::uuid", id);
        }
    }

    /** As if it had begun five minutes ago. */
    private void begun(String id) {
        sql("""
            UPDATE %s.appointment SET starts_at = date_trunc('minute', now()) - interval '5 minutes',
                                      ends_at = date_trunc('minute', now()) + interval '55 minutes'
            WHERE id = ?::uuid\
            """, id);
        sql("""
            UPDATE %1$s.commitment SET work = tstzrange(a.starts_at, a.ends_at), occupied = tstzrange(a.starts_at, a.ends_at)
            FROM %1$s.appointment a WHERE a.id = commitment.id AND a.id = ?::uuid\
            """, id);
    }

    /** As if somebody else had got half of its time. */
    private void occupy(String id) {
        sql("""
            INSERT INTO %1$s.commitment (id, technician_id, work, occupied, buffer_before_minutes, buffer_after_minutes)
            SELECT ?::uuid, technician_id, tstzrange(starts_at + interval '30 minutes', ends_at),
                   tstzrange(starts_at + interval '30 minutes', ends_at), 0, 0
            FROM %1$s.appointment WHERE id = ?::uuid\
            """, UUID.randomUUID().toString(), id);
    }

    private void forget(String id) {
        for (var table : List.of(
                "commitment WHERE id",
                "appointment_line WHERE appointment_id",
                "appointment_change WHERE appointment_id",
                "appointment WHERE id")) {
            sql("DELETE FROM %s." + table + " = ?::uuid", id);
        }
    }

    private void sql(String statement, Object... values) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(shop.registered().role()))
                .params(values)
                .update();
    }

    private CalendarAudit audit() {
        return new CalendarAudit(TestDatabase.shared(), drives, shop);
    }
}
