package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.jobs.TasksByHand;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps a text from leaving: no consent, the night, too many, the wrong country. */
@SimulatedTest
class SendingRulesTests {

    // 11:00 in New York, the shop's zone.
    private static final Instant MONDAY = Instant.parse("2027-06-07T15:00:00Z");
    private static final AtomicInteger NUMBERS = new AtomicInteger(1_000);

    private final TestDatabase database = SimulatedDatabases.main();
    private final BookableShop shop;
    private final Messages messages;
    private final TextConsents consents;
    private final TransactionTemplate transaction;
    private final SettableClock clock;
    private final TasksByHand tasks;
    private final PhoneNumber number = aNumber();

    SendingRulesTests(
            ApplicationContext application,
            Messages messages,
            TextConsents consents,
            TransactionTemplate transaction,
            SettableClock clock) {
        this.shop = BookableShop.open(application, 1);
        this.messages = messages;
        this.consents = consents;
        this.transaction = transaction;
        this.clock = clock;
        this.tasks = new TasksByHand(application, tenant());
    }

    @BeforeEach
    void beginOnMonday() {
        clock.set(MONDAY);
    }

    @Test
    void givenNobodyWasAsked_whenATextIsDue_thenItIsNotSent() {
        var id = send(text(number));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED no-consent");
    }

    @Test
    void givenConsent_whenATextIsDue_thenItIsSentAndCounted() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        var id = send(text(number));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SENT null");
        assertThat(arrived(number)).isOne();
        assertThat(database.count(
                        "%s.message WHERE segments = 1 AND attempt = 1 AND id = '%s'".formatted(tenant().role(), id)))
                .isOne();
    }

    @Test
    void givenConsentToTextsAboutAppointments_whenOneAdvertises_thenItIsNotSent() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        var id = send(text(number).purpose(Purpose.MARKETING));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED no-consent");
    }

    @Test
    void givenSomebodyWhoOptedOut_whenAStrangerBooksWithTheirNumber_thenTheyStayOut() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, false, TextConsent.BY_TEXT);
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        var id = send(text(number));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED opted-out");

        answer(number, TextConsent.Purpose.APPOINTMENTS, true, TextConsent.BY_TEXT);
        var later = send(text(number));
        tasks.runDue();

        assertThat(state(later)).isEqualTo("SENT null");
    }

    @Test
    void givenAMessageInTheQueue_whenItsRecipientOptsOut_thenItIsNotSent() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        var id = send(text(number));
        answer(number, TextConsent.Purpose.APPOINTMENTS, false, TextConsent.BY_TEXT);

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED opted-out");
        assertThat(arrived(number)).isZero();
    }

    @Test
    void givenTheNight_whenATextIsDue_thenItWaitsForTheMorning() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        clock.set(Instant.parse("2027-06-08T01:00:00Z"));
        var id = send(text(number));

        tasks.runUntil(Instant.parse("2027-06-08T11:59:59Z"));
        assertThat(state(id)).isEqualTo("QUEUED null");
        assertThat(arrived(number)).isZero();

        tasks.runUntil(Instant.parse("2027-06-08T12:00:00Z"));
        assertThat(state(id)).isEqualTo("SENT null");
    }

    @Test
    void givenTheNight_whenATextIsOfNoUseInTheMorning_thenItIsDropped() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        clock.set(Instant.parse("2027-06-08T01:00:00Z"));
        var id = send(text(number).usefulUntil(Instant.parse("2027-06-08T12:00:00Z")));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED quiet-hours");
    }

    @Test
    void givenTheNight_whenSomebodyAsksForACode_thenItComesAtOnce() {
        clock.set(Instant.parse("2027-06-08T05:00:00Z"));
        var id = send(text(number).purpose(Purpose.ASKED_FOR));

        tasks.runDue();

        assertThat(state(id)).isEqualTo("SENT null");
    }

    @Test
    void givenANumberAbroad_whenATextIsDue_thenItIsNotSent() {
        // Jamaica shares the calling code of the United States and is dear.
        for (var abroad : List.of("+18765550123", "+4915112345678")) {
            var there = new PhoneNumber(abroad);
            answer(there, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");

            var id = send(text(there).purpose(Purpose.ASKED_FOR));
            tasks.runDue();

            assertThat(state(id)).isEqualTo("SUPPRESSED country-not-allowed");
        }
    }

    @Test
    void givenTwentyTextsInADay_whenThereIsOneMore_thenItIsNotSent() {
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");
        for (var i = 0; i < SendingRules.A_NUMBER_A_DAY; i++) {
            send(text(number));
        }
        tasks.runDue();

        var id = send(text(number));
        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED number-cap");
        assertThat(arrived(number)).isEqualTo(SendingRules.A_NUMBER_A_DAY);

        clock.move(Duration.ofDays(1).plusSeconds(1));
        var next = send(text(number));
        tasks.runDue();
        assertThat(state(next)).isEqualTo("SENT null");
    }

    @Test
    void givenAnHourThatIsSpent_whenThereIsMore_thenRemindersWaitAndCodesAreRefused() {
        allow("texts_an_hour", 2);
        var others = List.of(aNumber(), aNumber());
        others.forEach(it -> send(text(it).purpose(Purpose.ASKED_FOR)));
        tasks.runDue();
        answer(number, TextConsent.Purpose.APPOINTMENTS, true, "public-booking");

        var waiting = send(text(number));
        var refused = send(text(number).purpose(Purpose.ASKED_FOR));
        tasks.runDue();

        assertThat(state(waiting)).isEqualTo("QUEUED null");
        assertThat(state(refused)).isEqualTo("SUPPRESSED hourly-budget");
        tasks.runUntil(clock.instant().plus(Duration.ofMinutes(71)));
        assertThat(state(waiting)).isEqualTo("SENT null");
    }

    @Test
    void givenADayThatIsSpent_whenThereIsMore_thenItIsNotSent() {
        allow("texts_a_day", 1);
        send(text(aNumber()).purpose(Purpose.ASKED_FOR));
        tasks.runDue();

        var id = send(text(number).purpose(Purpose.ASKED_FOR));
        tasks.runDue();

        assertThat(state(id)).isEqualTo("SUPPRESSED daily-budget");
    }

    @Test
    void givenAMailboxThatWantsNoMore_whenAMailIsDue_thenItIsNotSentUnlessTheyAskForIt(
            org.springframework.context.ApplicationContext application) {
        var address = new EmailAddress("no-more-%s@example.com".formatted(UUID.randomUUID()));
        in(() -> application.getBean(MailRefusals.class).add(address.value(), MailRefusals.Reason.UNSUBSCRIBED));

        var reminder = send(Message.mail("note", address, "Hello", "Body"));
        var code = send(Message.mail("note", address, "Hello", "Body").purpose(Purpose.ASKED_FOR));
        tasks.runDue();

        assertThat(state(reminder)).isEqualTo("SUPPRESSED mail-refused");
        assertThat(state(code)).isEqualTo("SENT null");
    }

    @Test
    void givenAShopInAnotherDatabase_whenItSends_thenItsTaskIsThereAndIsDone(ApplicationContext application) {
        var opened = application.getBean(TestShops.class).open("east");
        var east = BookableShop.furnish(application, opened, 1, Duration.ZERO);
        var there = east.registered().tenant();
        var address = new EmailAddress("east-%s@example.com".formatted(UUID.randomUUID()));

        CurrentTenant.run(
                there,
                () -> transaction.executeWithoutResult(
                        status -> messages.send(Message.mail("note", address, "Hello", "Body"))));

        var tasksOfIt = "platform.scheduled_tasks WHERE task_instance LIKE '%s/%%'".formatted(there.role());
        assertThat(SimulatedDatabases.east().count(tasksOfIt)).isOne();
        assertThat(database.count(tasksOfIt)).isZero();
        new TasksByHand(application, there).runDue();
        assertThat(SimulatedDatabases.east().count("%s.message WHERE status = 'SENT'".formatted(there.role())))
                .isOne();
        assertThat(SimulatedDatabases.east().count(tasksOfIt)).isZero();
    }

    private void allow(String column, int number) {
        database.superuser()
                .sql("UPDATE %s.message_policy SET %s = ?".formatted(tenant().role(), column))
                .param(number)
                .update();
    }

    private UUID send(Message message) {
        return in(() -> messages.send(message));
    }

    private void answer(PhoneNumber phone, TextConsent.Purpose purpose, boolean granted, String source) {
        clock.move(Duration.ofMillis(1));
        in(() -> {
            consents.record(
                    null, new TextConsent(phone, purpose, granted, "May we?", "en", source, null, clock.instant()));
            return true;
        });
    }

    private <T extends @Nullable Object> T in(java.util.function.Supplier<T> work) {
        return CurrentTenant.<T, RuntimeException>call(tenant(), () -> transaction.execute(status -> work.get()));
    }

    private void in(Runnable work) {
        CurrentTenant.run(tenant(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private String state(UUID id) {
        return database.superuser()
                .sql("SELECT status || ' ' || coalesce(reason, 'null') FROM %s.message WHERE id = ?"
                        .formatted(tenant().role()))
                .param(id)
                .query(String.class)
                .single();
    }

    private long arrived(PhoneNumber to) {
        return database.count("platform.ledger_entry WHERE recipient = '%s'".formatted(to.e164()));
    }

    private Tenant tenant() {
        return shop.registered().tenant();
    }

    private static Message text(PhoneNumber to) {
        return Message.text("note", to, "Hello");
    }

    private static PhoneNumber aNumber() {
        return new PhoneNumber("+1530555%04d".formatted(NUMBERS.incrementAndGet()));
    }
}
