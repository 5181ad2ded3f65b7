package com.wrenchtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.jobs.TasksByHand;
import com.wrenchtime.messaging.InboundText;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What happens when customers text a shop. 15:00 UTC is 11:00 in New York, by day for everybody. */
@SimulatedTest
class ListeningTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(3_000);

    private final SettableClock clock;
    private final Listening listening;
    private final BookableShop shop;
    private final BookableShop other;
    private final Staff staff;
    private final PublicApiClient customers;
    private final TasksByHand tasks;
    private final int port;
    private PhoneNumber phone = new PhoneNumber("+15305550000");

    ListeningTests(
            ApplicationContext application, SettableClock clock, Listening listening, @LocalServerPort int port) {
        this.clock = clock;
        this.listening = listening;
        clock.set(Instant.parse("2027-06-07T15:00:00Z"));
        this.shop = BookableShop.open(application, 2);
        this.other = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.customers = new PublicApiClient(port);
        this.tasks = new TasksByHand(application, shop.registered().tenant());
        this.port = port;
    }

    @BeforeEach
    void meetSomebodyNew() {
        clock.set(Instant.parse("2027-06-07T15:00:00Z"));
        phone = new PhoneNumber("+1530555%04d".formatted(NUMBERS.incrementAndGet()));
    }

    @Test
    void givenStop_whenTexted_thenTextsEndAtOnceAndThatIsSaidOnce() {
        book();
        tasks.runDue();

        text("STOP");
        text("stop!");
        tasks.runUntil(Instant.parse("2027-06-10T12:00:00Z"));

        assertThat(received().getLast()).contains("you will get no more texts");
        assertThat(received().stream().filter(it -> it.contains("no more texts")))
                .hasSize(1);
        assertThat(reasons()).contains("opted-out");
    }

    @Test
    void givenWordsOfTheirOwn_whenTexted_thenTextsEndAtOnceAndSomebodyReadsIt() {
        book();
        tasks.runDue();

        text("please stop texting me");
        tasks.runUntil(Instant.parse("2027-06-10T12:00:00Z"));

        assertThat(received().getLast()).contains("you will get no more texts");
        assertThat(staff.owner().get("threads?unread=true").json().get("items").valueStream())
                .anySatisfy(it -> assertThat(it.get("phone").asString()).isEqualTo(phone.e164()));
    }

    @Test
    void givenSomebodyWhoIsOut_whenTheyTextStart_thenTheyAreInAgain() {
        book();
        text("STOP");
        clock.move(java.time.Duration.ofSeconds(5));
        text("START");
        tasks.runUntil(Instant.parse("2027-06-10T12:00:00Z"));

        assertThat(received()).anySatisfy(it -> assertThat(it).contains("texts are on again"));
        assertThat(received()).anySatisfy(it -> assertThat(it).contains("Reply 1 to confirm"));
    }

    @Test
    void givenAnAppointment_whenAnsweredByNumber_thenItIsDone() {
        var id = book();

        text("1");
        assertThat(status(id)).isEqualTo("CONFIRMED");
        text("2");
        assertThat(status(id)).isEqualTo("CONFIRMED");
        text("3");
        assertThat(status(id)).isEqualTo("CANCELLED");
        tasks.runDue();

        assertThat(received()).anySatisfy(it -> assertThat(it).contains("Confirmed"));
        assertThat(received()).anySatisfy(it -> assertThat(it).contains("https://book.example.com/m/"));
        assertThat(received()).anySatisfy(it -> assertThat(it).contains("is cancelled"));
    }

    @Test
    void givenCarriersWords_whenTexted_thenTheAppointmentStays() {
        var id = book();

        text("CANCEL");
        text("YES");
        text("END");

        assertThat(status(id)).isEqualTo("BOOKED");
    }

    @Test
    void givenATextThatComesTwice_whenReceived_thenItIsOne() {
        var id = UUID.randomUUID().toString();
        receive(id, "Are you near?");
        receive(id, "Are you near?");

        var thread = thread(staff.owner());
        assertThat(staff.owner().get("threads/" + thread).json().get("entries").size())
                .isOne();
        assertThat(staff.owner()
                        .get("threads/" + thread)
                        .json()
                        .at("/thread/unread")
                        .asInt())
                .isOne();
    }

    @Test
    void givenAConversation_whenStaffAnswers_thenItGoesOutAndOnlyThoseSeeItWhoMay() {
        book();
        text("Are you near?");
        var thread = thread(staff.owner());

        var answered = staff.dispatcher().post("threads/%s/messages".formatted(thread), "{\"body\": \"Ten minutes\"}");
        assertThat(answered.status()).as(answered.toString()).isEqualTo(201);
        tasks.runDue();

        assertThat(received()).contains("Ten minutes");
        var shown = staff.owner().get("threads/" + thread).json();
        assertThat(shown.at("/thread/unread").asInt()).isZero();
        assertThat(shown.at("/thread/who").asString()).isEqualTo("Ana");
        assertThat(new StaffApiClient(
                                port, TestCallers.member(other.registered().tenant(), Role.OWNER))
                        .get("threads/" + thread)
                        .status())
                .isEqualTo(404);
        assertThat(List.of(
                        staff.technician().get("threads/" + thread).status(),
                        staff.otherTechnician().get("threads/" + thread).status()))
                .as("whose job it is, and whose it is not")
                .containsExactlyInAnyOrder(200, 404);
    }

    private String book() {
        var booked =
                customers.book(shop.slug(), PublicApiClient.booking(60, "2027-06-09T13:00:00-04:00", phone.e164()));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private String thread(StaffApiClient who) {
        return who.get("threads")
                .json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("phone").asString().equals(phone.e164()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private void text(String body) {
        clock.move(java.time.Duration.ofMillis(1));
        receive(UUID.randomUUID().toString(), body);
    }

    private void receive(String id, String body) {
        CurrentTenant.run(
                shop.registered().tenant(), () -> listening.receive(new InboundText(id, phone, body, List.of())));
    }

    private String status(String id) {
        return staff.owner().get("appointments/" + id).text("status");
    }

    private List<String> received() {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT body FROM platform.ledger_entry WHERE recipient = ? ORDER BY sent_at")
                .param(phone.e164())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> reasons() {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT DISTINCT reason FROM %s.message WHERE status = 'SUPPRESSED'"
                        .formatted(shop.registered().role()))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
