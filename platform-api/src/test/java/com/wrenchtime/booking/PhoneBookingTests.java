package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.DriveTimes;
import com.wrenchtime.travel.Driving;
import com.wrenchtime.travel.OwnDriving;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody of the shop books for whoever calls or stands in front of them. */
@ServedTest
class PhoneBookingTests {

    private static final String ANA = "(530) 555-0142";
    private static final String WHY = "\"override\": {\"reason\": \"An old friend\"}";

    private final ApplicationContext application;
    private final PublicApiClient customers;
    private final DriveTimes drives;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    PhoneBookingTests(ApplicationContext application, Driving driving, @LocalServerPort int port) {
        this.application = application;
        this.drives = driving.of(OwnDriving.NONE);
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
    void givenACaller_whenBooked_thenItIsThereWithoutAnAnswerAboutTexts() {
        var booked = staff.dispatcher()
                .post("appointments", wish(60, at(3, "10:00"), "\"staffNotes\": \"Sounds stressed\""));

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(booked.response().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.json().at("/total/amount").asLong()).isEqualTo(6500);
        assertThat(booked.json().at("/notes/staff").asString()).isEqualTo("Sounds stressed");
        assertThat(count("text_consent")).isZero();
        var read = staff.owner().get("appointments/" + booked.text("id"));
        assertThat(read.json().at("/history/0/by").asString()).isEqualTo("Some DISPATCHER");
        audit().assertConsistent();
    }

    @Test
    void givenACallerWhoWasAsked_whenBooked_thenTheAnswerIsKept() {
        var booked = staff.owner()
                .post(
                        "appointments",
                        wish(60, at(3, "10:00"), "").replace("\"phone\"", "\"smsConsent\": true, \"phone\""));

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(count("text_consent WHERE granted AND source = 'phone-booking' AND client_address IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void givenAKnownCustomer_whenTheyCallAgain_thenTheirIdsAreEnough() {
        var first = staff.owner().post("appointments", wish(60, at(3, "10:00"), ""));
        var customer = first.json().at("/customer/id").asString();
        var vehicle = first.json().at("/vehicle/id").asString();

        var again = staff.owner().post("appointments", known(at(3, "12:00"), customer, vehicle));
        var nobody = staff.owner()
                .post("appointments", known(at(3, "14:00"), UUID.randomUUID().toString(), vehicle));
        var otherCar = staff.owner()
                .post(
                        "appointments",
                        known(at(3, "14:00"), customer, UUID.randomUUID().toString()));

        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        assertThat(again.json().at("/contact/phone").asString()).isEqualTo("+15305550142");
        assertThat(count("customer")).isEqualTo(1);
        assertThat(count("vehicle")).isEqualTo(1);
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(otherCar.status()).isEqualTo(404);
        assertThat(audit().appointments()).isEqualTo(2);
    }

    @Test
    void givenACustomerWithoutANumber_whenBooked_thenSomebodyToCallIsAskedFor() {
        var first = staff.owner().post("appointments", wish(60, at(3, "10:00"), ""));
        var customer = first.json().at("/customer/id").asString();
        var vehicle = first.json().at("/vehicle/id").asString();
        sql("UPDATE %s.customer SET phone = NULL, email = 'ana@example.com'");

        var refused = staff.owner().post("appointments", known(at(3, "12:00"), customer, vehicle));
        var told = staff.owner()
                .post(
                        "appointments",
                        known(at(3, "12:00"), customer, vehicle)
                                .replaceFirst(
                                        "\\{",
                                        "{\"customer\": {\"name\": \"Her son\", \"phone\": \"(530) 555-0144\"}, "));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("customer");
        assertThat(told.status()).as(told.toString()).isEqualTo(201);
        assertThat(told.json().at("/contact/name").asString()).isEqualTo("Her son");
        assertThat(told.json().at("/customer/name").asString()).isEqualTo("Ana");
    }

    @Test
    void givenATakenTime_whenBooked_thenAlternativesComeAndNoReasonHelps() {
        var technician = shop.technicians().getFirst().value();
        customers.book(shop.slug(), booking(60, at(3, "10:00"), ANA));
        var wish = wish(60, at(3, "10:30"), "\"technician\": \"%s\"".formatted(technician));

        var refused = staff.owner().post("appointments", wish);
        var insisted = staff.owner().post("appointments", wish.replaceFirst("\\{", "{" + WHY + ", "));

        for (var answer : new Answer[] {refused, insisted}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("/problems/slot-taken");
            assertThat(answer.json().get("alternatives")).isNotEmpty();
        }
        assertThat(audit().appointments()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20:00", "05:00", "10:10"})
    void givenATimeOutsideTheRules_whenBookedWithAReason_thenItIsBookedAndTheReasonKept(String time) {
        var technician = shop.technicians().getFirst().value();
        var wish = wish(60, at(3, time), "\"technician\": \"%s\"".formatted(technician));

        var refused = staff.owner().post("appointments", wish);
        var nobodyNamed = staff.owner().post("appointments", wish(60, at(3, time), WHY));
        var byProgram = staff.writer().post("appointments", wish.replaceFirst("\\{", "{" + WHY + ", "));
        var booked = staff.owner().post("appointments", wish.replaceFirst("\\{", "{" + WHY + ", "));

        assertThat(refused.status()).isIn(409, 422);
        assertThat(nobodyNamed.status()).isEqualTo(422);
        assertThat(nobodyNamed.json().at("/errors/0/field").asString()).isEqualTo("technician");
        assertThat(byProgram.status()).isEqualTo(403);
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(staff.owner()
                        .get("appointments/" + booked.text("id"))
                        .json()
                        .at("/history/0/reason")
                        .asString())
                .isEqualTo("An old friend");
        audit().assertConsistent();
    }

    @Test
    void givenNoticeHorizonAndArea_whenBookedWithAReason_thenNoneOfThemCounts() {
        policy(it -> new BookingPolicy(
                Duration.ofDays(5),
                10,
                it.slotStep(),
                it.holdFor(),
                it.cancellationWindow(),
                it.bufferBefore(),
                it.bufferAfter(),
                true));
        var named =
                "\"technician\": \"%s\"".formatted(shop.technicians().getFirst().value());

        for (var wish : new String[] {
            wish(60, at(3, "10:00"), named),
            wish(60, at(12, "10:00"), named),
            wish(60, at(7, "10:00"), named).replace("95695", "90001")
        }) {
            assertThat(staff.owner().post("appointments", wish).status()).isEqualTo(422);
            var booked = staff.owner().post("appointments", wish.replaceFirst("\\{", "{" + WHY + ", "));
            assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
            assertThat(booked.text("status")).as("people confirm by booking").isEqualTo("BOOKED");
        }
        assertThat(staff.owner()
                        .post("appointments", wish(60, at(-1, "10:00"), named + ", " + WHY))
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("in-the-past");
        assertThat(staff.writer()
                        .post("appointments", wish(60, at(8, "10:00"), named))
                        .text("status"))
                .as("a program only asks")
                .isEqualTo("REQUESTED");
    }

    @Test
    void givenAWalkIn_whenItBeginsNow_thenItIsInProgressUntilItsServicesAreDone() {
        shop.workRoundTheClock(application, 0);
        var now = "\"startNow\": true, \"technician\": \"%s\""
                .formatted(shop.technicians().getFirst().value());

        var begun = staff.dispatcher().post("appointments", walkIn(now));
        var second = staff.dispatcher().post("appointments", walkIn(now));
        var byProgram = staff.writer().post("appointments", walkIn(now));
        var withStart =
                staff.owner().post("appointments", walkIn(now + ", \"start\": \"%s\"".formatted(at(3, "10:00"))));

        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        assertThat(begun.text("status")).isEqualTo("IN_PROGRESS");
        var start = OffsetDateTime.parse(begun.text("start"));
        assertThat(Duration.between(start, OffsetDateTime.parse(begun.text("arrivedAt"))))
                .isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(OffsetDateTime.parse(begun.text("end"))).isEqualTo(start.plusMinutes(90));
        assertThat(second.status()).as("the technician is busy").isEqualTo(409);
        assertThat(byProgram.status()).isEqualTo(403);
        assertThat(withStart.status()).isEqualTo(422);
        audit().assertConsistent();
    }

    @Test
    void givenAJobSoon_whenAWalkInWouldRunIntoIt_thenItIsRefused() {
        shop.workRoundTheClock(application, 0);
        var technician = shop.technicians().getFirst().value();
        var soon = OffsetDateTime.now(BookableShop.ZONE)
                .plusMinutes(80)
                .withSecond(0)
                .withNano(0);
        var booked = staff.owner()
                .post(
                        "appointments",
                        wish(60, soon.toString(), "\"technician\": \"%s\", %s".formatted(technician, WHY)));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);

        var tooLong = staff.owner()
                .post("appointments", walkIn("\"startNow\": true, \"technician\": \"%s\"".formatted(technician)));
        var shortEnough = staff.owner()
                .post(
                        "appointments",
                        walkIn("\"startNow\": true, \"technician\": \"%s\"".formatted(technician))
                                .replace(", \"%s\"".formatted(serviceOf(30)), ""));

        assertThat(tooLong.status()).as(tooLong.toString()).isEqualTo(409);
        assertThat(shortEnough.status()).as(shortEnough.toString()).isEqualTo(201);
        audit().assertConsistent();
    }

    @Test
    void givenTheSameKey_whenSentAgain_thenOneAppointmentAndEqualAnswersAndNobodyElsesKey() {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var body = wish(60, at(3, "10:00"), "");

        var first = staff.owner().send("POST", "appointments", body, key);
        var again = staff.owner().send("POST", "appointments", body, key);
        var other = staff.owner().send("POST", "appointments", wish(60, at(3, "11:00"), ""), key);
        var somebodyElse = staff.dispatcher().send("POST", "appointments", wish(60, at(3, "12:00"), ""), key);
        var without = staff.owner().send("POST", "appointments", body, Map.of());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(somebodyElse.status()).as("keys are each caller's own").isEqualTo(201);
        assertThat(without.status()).isEqualTo(400);
        assertThat(audit().appointments()).isEqualTo(2);
    }

    @Test
    void givenThePublicRoute_whenStaffBookTheSame_thenTheSameTimesAreOffered() {
        for (var time : new String[] {"08:30", "09:00", "16:00", "16:30", "09:15"}) {
            var fresh = BookableShop.open(application, 1);
            var byCustomer =
                    customers.book(fresh.slug(), booking(60, at(3, time), ANA)).status();
            var other = BookableShop.open(application, 1);
            var byStaff = Staff.of(other, port)
                    .owner()
                    .post("appointments", wish(60, at(3, time), ""))
                    .status();
            assertThat(byStaff).as(time).isEqualTo(byCustomer);
        }
    }

    static String wish(int minutes, String start, String more) {
        return """
            {"services": ["%s"], "start": "%s", %s%s}\
            """.formatted(serviceOf(minutes), start, more.isEmpty() ? "" : more + ", ", person());
    }

    private static String walkIn(String more) {
        return """
            {"services": ["%s", "%s"], %s, %s}\
            """.formatted(serviceOf(60), serviceOf(30), more, person());
    }

    private static String known(String start, String customer, String vehicle) {
        return """
            {"services": ["%s"], "start": "%s", "customerId": "%s", "vehicleId": "%s", %s}\
            """.formatted(serviceOf(60), start, customer, vehicle, address());
    }

    private static String person() {
        return """
            "customer": {"name": "Ana", "phone": "%s"},
            "vehicle": {"year": 2015, "make": "Honda", "model": "CR-V"}, %s\
            """.formatted(ANA, address());
    }

    private static String address() {
        return """
            "address": {"line1": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695"}\
            """;
    }

    private void policy(UnaryOperator<BookingPolicy> change) {
        CurrentTenant.run(shop.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            var now = settings.current();
            settings.change(new ShopSettings(
                    now.name(),
                    now.phone(),
                    now.zone(),
                    now.country(),
                    now.currency(),
                    now.locale(),
                    now.branding(),
                    change.apply(now.policy()),
                    now.area(),
                    now.driving(),
                    now.allowedOrigins()));
        });
    }

    private long count(String from) {
        return TestDatabase.shared().count(shop.registered().role() + "." + from);
    }

    private void sql(String statement) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(shop.registered().role()))
                .update();
    }

    private CalendarAudit audit() {
        return new CalendarAudit(TestDatabase.shared(), drives, shop);
    }
}
