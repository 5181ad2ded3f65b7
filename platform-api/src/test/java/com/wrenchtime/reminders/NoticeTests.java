package com.wrenchtime.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.jobs.TasksByHand;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import com.wrenchtime.testing.Staff;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What customers are told, and when. The shop's clock is New York's, where the customers' addresses are it is three hours
 * earlier: nobody is texted before 11:00 or after 21:00 in New York.
 */
@SimulatedTest
class NoticeTests {

    private static final AtomicInteger NUMBERS = new AtomicInteger(2_000);

    private final SettableClock clock;
    private final PublicApiClient customers;
    private final BookableShop shop;
    private final Staff staff;
    private final TasksByHand tasks;
    private String phone = "";
    private String mailbox = "";

    NoticeTests(ApplicationContext application, SettableClock clock, @LocalServerPort int port) {
        this.clock = clock;
        clock.set(at("2027-06-07T11:00"));
        this.customers = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.tasks = new TasksByHand(application, shop.registered().tenant());
    }

    @BeforeEach
    void meetSomebodyNew() {
        clock.set(at("2027-06-07T11:00"));
        phone = "+1530555%04d".formatted(NUMBERS.incrementAndGet());
        mailbox = "ana%s@example.com".formatted(NUMBERS.incrementAndGet());
    }

    @Test
    void givenABooking_whenItsTimeComes_thenItIsConfirmedAndRemindedOfTwice() {
        book("2027-06-09T13:00", true, "en");

        tasks.runUntil(at("2027-06-10T00:00"));

        assertThat(texts())
                .containsExactly("06-07T11:00 confirmation", "06-08T13:00 reminder-1440", "06-09T11:00 reminder-120");
        assertThat(mails()).containsExactly("06-07T11:00 confirmation");
        var reminder = bodies(phone).getLast();
        assertThat(reminder)
                .startsWith(shop.slug() + ": Wed, Jun 9, 1:00 PM: 60 minutes at 1 Main St, Woodland.")
                .contains("Reply 1 to confirm");
        assertThat(bodies(phone).getFirst()).contains("/m/");
    }

    @Test
    void givenABookingInSpanish_whenConfirmed_thenInSpanish() {
        book("2027-06-09T13:00", true, "es");

        tasks.runDue();

        assertThat(bodies(phone))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("reservado", "mi\u00E9 9 jun, 13:00"));
        assertThat(bodies(mailbox))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("Hola, Ana:"));
    }

    @Test
    void givenABookingWithinTheDay_whenItsTimeComes_thenItIsRemindedOfAtIntervals() {
        book("2027-06-07T16:00", true, "en");

        tasks.runUntil(at("2027-06-08T00:00"));

        assertThat(texts())
                .containsExactly("06-07T11:00 confirmation", "06-07T12:00 reminder-1440", "06-07T14:00 reminder-120");
    }

    @Test
    void givenABookingWithinTheHour_whenItsTimeComes_thenTheConfirmationIsEnough() {
        book("2027-06-07T12:00", true, "en");

        tasks.runUntil(at("2027-06-08T00:00"));

        assertThat(texts()).containsExactly("06-07T11:00 confirmation");
    }

    @Test
    void givenABooking_whenMoved_thenTheOldRemindersDoNotComeAndNewOnesDo() {
        var link = link(book("2027-06-09T13:00", true, "en"));
        tasks.runUntil(at("2027-06-08T14:00"));

        moved(link, "2027-06-11T15:00");
        tasks.runUntil(at("2027-06-12T00:00"));

        assertThat(texts())
                .containsExactly(
                        "06-07T11:00 confirmation",
                        "06-08T13:00 reminder-1440",
                        "06-08T14:00 changed",
                        "06-10T15:00 reminder-1440",
                        "06-11T13:00 reminder-120");
        assertThat(reasons()).contains("moved");
    }

    @Test
    void givenABooking_whenCancelled_thenThatIsAllThatIsSaid() {
        var link = link(book("2027-06-09T13:00", true, "en"));
        tasks.runUntil(at("2027-06-07T12:00"));

        assertThat(customers.patch(link, "{\"status\": \"CANCELLED\"}").status())
                .isEqualTo(200);
        tasks.runUntil(at("2027-06-10T00:00"));

        assertThat(texts()).containsExactly("06-07T11:00 confirmation", "06-07T12:00 cancelled");
        assertThat(mails()).containsExactly("06-07T11:00 confirmation", "06-07T12:00 cancelled");
    }

    @Test
    void givenABookingMadeAtNight_whenTheMorningComes_thenTheTextsAreThereAndTheMailWasAtOnce() {
        clock.set(at("2027-06-07T23:00"));
        book("2027-06-09T13:00", true, "en");

        tasks.runUntil(at("2027-06-08T12:00"));

        assertThat(mails()).containsExactly("06-07T23:00 confirmation");
        assertThat(texts()).containsExactly("06-08T11:00 confirmation");
    }

    @Test
    void givenAnEarlyAppointment_whenARemindersHourIsAtNight_thenItComesInTheMorningOrNotAtAll() {
        book("2027-06-09T09:00", true, "en");

        tasks.runUntil(at("2027-06-10T00:00"));

        assertThat(texts()).containsExactly("06-07T11:00 confirmation", "06-08T11:00 reminder-1440");
        assertThat(reasons()).contains("quiet-hours");
    }

    @Test
    void givenTheNightTheClocksChange_whenRemindersCome_thenEachOnceAfterExactlySoManyHours() {
        clock.set(at("2027-11-05T12:00"));
        book("2027-11-07T15:00", true, "en");

        tasks.runUntil(at("2027-11-08T12:00"));

        // 24 hours before 15:00 of that Sunday it was 16:00 on Saturday.
        assertThat(texts())
                .containsExactly("11-05T12:00 confirmation", "11-06T16:00 reminder-1440", "11-07T13:00 reminder-120");
    }

    @Test
    void givenSomebodyWhoWantsNoTexts_whenRemindersAreDue_thenMailsCome() {
        book("2027-06-09T13:00", false, "en");

        tasks.runUntil(at("2027-06-10T00:00"));

        assertThat(texts()).isEmpty();
        assertThat(mails())
                .containsExactly("06-07T11:00 confirmation", "06-08T13:00 reminder-1440", "06-09T11:00 reminder-120");
    }

    @Test
    void givenAJob_whenItIsDone_thenTheCustomerHearsOfEachStep() {
        review("https://reviews.example.com/edgar");
        var id = book("2027-06-09T13:00", true, "en").text("id");
        tasks.runUntil(at("2027-06-09T12:30"));

        enter(id, "EN_ROUTE");
        tasks.runUntil(at("2027-06-09T13:00"));
        enter(id, "IN_PROGRESS");
        tasks.runUntil(at("2027-06-09T14:00"));
        enter(id, "COMPLETED");
        tasks.runUntil(at("2027-06-12T00:00"));

        assertThat(texts())
                .containsExactly(
                        "06-07T11:00 confirmation",
                        "06-08T13:00 reminder-1440",
                        "06-09T11:00 reminder-120",
                        "06-09T12:30 on-my-way");
        assertThat(mails())
                .containsExactly("06-07T11:00 confirmation", "06-09T14:00 done", "06-10T14:00 review-request");
        assertThat(bodies(mailbox).getLast()).contains("https://reviews.example.com/edgar");
        assertThat(bodies(phone).getLast()).contains("arrives about");
    }

    @Test
    void givenNobodyThere_whenNoted_thenTheCustomerIsTold() {
        var id = book("2027-06-09T13:00", true, "en").text("id");
        tasks.runUntil(at("2027-06-09T13:20"));

        enter(id, "NO_SHOW");
        tasks.runUntil(at("2027-06-10T12:00"));

        assertThat(texts()).endsWith("06-09T13:20 no-show");
    }

    @Test
    void givenAMailAboutAnAppointment_whenItChanges_thenCalendarsFollow() {
        var link = link(book("2027-06-09T13:00", true, "en"));
        tasks.runDue();
        moved(link, "2027-06-11T15:00");
        tasks.runDue();

        assertThat(database("SELECT count(*) FROM %s.message WHERE channel = 'MAIL' AND status = 'SENT'"))
                .isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenCustomersWhoDoAnything_whenWeeksPass_thenNobodyIsTextedAtNightOrTwiceAboutTheSame(long seed) {
        var random = new Random(seed);
        for (var week = 0; week < 12; week++) {
            meetAgain(random);
            tasks.runUntil(clock.instant().plusSeconds(60L * random.nextInt(60 * 30)));
        }
        tasks.runUntil(clock.instant().plusSeconds(20L * 86_400));

        var all = sent();
        assertThat(all).isNotEmpty();
        assertThat(all).allSatisfy(it -> {
            if (it.channel().equals("TEXT")) {
                var hour = it.at().atZone(BookableShop.ZONE).getHour();
                assertThat(hour).isBetween(11, 20);
            }
        });
        assertThat(all).doesNotHaveDuplicates();
        // Whoever stayed expected was reminded of each lead once for the time that counted, or told why not.
        assertThat(database("""
            SELECT count(*) FROM %1$s.message m JOIN %1$s.appointment a ON a.id = m.appointment_id
            WHERE m.kind LIKE 'reminder-%%' AND m.channel = 'TEXT' AND m.status = 'SENT'
            GROUP BY m.appointment_id, m.kind, a.starts_at, m.version
            ORDER BY 1 DESC LIMIT 1\
            """)).isEqualTo(1L);
        assertThat(database("SELECT count(*) FROM %s.message WHERE status IN ('QUEUED', 'SENDING')"))
                .isEqualTo(0L);
    }

    private void meetAgain(Random random) {
        var day = LocalDateTime.ofInstant(clock.instant(), BookableShop.ZONE)
                .toLocalDate()
                .plusDays(1L + random.nextInt(4));
        var booked = customers.book(
                shop.slug(), wish(day + "T%02d:00".formatted(9 + random.nextInt(7)), random.nextBoolean(), "en"));
        if (booked.status() != 201) {
            return;
        }
        var link = link(booked);
        switch (random.nextInt(4)) {
            case 0 -> customers.patch(link, "{\"status\": \"CANCELLED\"}");
            case 1 -> customers.patch(link, "{\"status\": \"CONFIRMED\"}");
            case 2 ->
                customers.patch(
                        link,
                        "{\"start\": \"%s\"}"
                                .formatted(offset(day.plusDays(1) + "T%02d:30".formatted(9 + random.nextInt(6)))));
            default -> {
                // Comes as booked.
            }
        }
    }

    private Answer book(String start, boolean consent, String language) {
        var booked = customers.book(shop.slug(), wish(start, consent, language));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked;
    }

    private String wish(String start, boolean consent, String language) {
        return """
            {"services": ["%s"], "start": "%s",
             "customer": {"name": "Ana", "phone": "%s", "email": "%s", "smsConsent": %s, "language": "%s"},
             "vehicle": {"year": 2015, "make": "Honda", "model": "CR-V"},
             "address": {"line1": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695"}}\
            """.formatted(BookableShop.serviceOf(60), offset(start), phone, mailbox, consent, language);
    }

    private void moved(String link, String start) {
        assertThat(customers
                        .patch(link, "{\"start\": \"%s\"}".formatted(offset(start)))
                        .status())
                .isEqualTo(200);
    }

    private void enter(String id, String status) {
        var version = staff.owner().get("appointments/" + id).version();
        var answer = staff.owner()
                .put("appointments/%s/status".formatted(id), version, "{\"status\": \"%s\"}".formatted(status));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void review(String link) {
        SimulatedDatabases.main()
                .superuser()
                .sql("UPDATE %s.reminder_settings SET review_link = ?".formatted(role()))
                .param(link)
                .update();
    }

    private static String link(Answer booked) {
        return "manage/" + booked.text("manageToken");
    }

    private static String offset(String local) {
        return LocalDateTime.parse(local)
                .atZone(BookableShop.ZONE)
                .toOffsetDateTime()
                .toString();
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(offset(local)).toInstant();
    }

    private List<String> texts() {
        return told(phone);
    }

    private List<String> mails() {
        return told(mailbox);
    }

    private List<String> told(String recipient) {
        return SimulatedDatabases.main()
                .superuser()
                .sql("""
                    SELECT to_char(l.sent_at AT TIME ZONE 'America/New_York', 'MM-DD"T"HH24:MI') || ' ' || m.kind
                    FROM platform.ledger_entry l JOIN %s.message m ON m.id = l.id
                    WHERE l.recipient = ? ORDER BY l.sent_at, m.kind DESC\
                    """.formatted(role()))
                .param(recipient)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> bodies(String recipient) {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT body FROM platform.ledger_entry WHERE recipient = ? ORDER BY sent_at")
                .param(recipient)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> reasons() {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT DISTINCT reason FROM %s.message WHERE status = 'SUPPRESSED'".formatted(role()))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<Sent> sent() {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT appointment_id, version, kind, channel, settled_at FROM %s.message WHERE status = 'SENT'"
                        .formatted(role()))
                .query((row, number) -> new Sent(
                        row.getObject("appointment_id", UUID.class),
                        row.getInt("version"),
                        row.getString("kind"),
                        row.getString("channel"),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private @Nullable Object database(String query) {
        Map<String, @Nullable Object> row = SimulatedDatabases.main()
                .superuser()
                .sql(query.formatted(role()))
                .query()
                .singleRow();
        return row.values().iterator().next();
    }

    private String role() {
        return shop.registered().role();
    }

    private record Sent(UUID appointment, int version, String kind, String channel, Instant at) {}
}
