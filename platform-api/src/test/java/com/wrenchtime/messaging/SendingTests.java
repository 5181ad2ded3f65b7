package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.jobs.TaskQueue;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A message leaves the house exactly when the change that it follows from is committed. */
@PlatformTest
class SendingTests {

    private final TestDatabase database = TestDatabase.shared();
    private final ReceivedMessages received = new ReceivedMessages(database);
    private final BookableShop shop;
    private final Messages messages;
    private final Outbox outbox;
    private final SendMessage sending;
    private final TaskQueue tasks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SendingTests(
            ApplicationContext application,
            Messages messages,
            Outbox outbox,
            SendMessage sending,
            TaskQueue tasks,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.shop = BookableShop.open(application, 1);
        this.messages = messages;
        this.outbox = outbox;
        this.sending = sending;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void givenAMessageOfAShop_whenCommitted_thenItArrivesUnderTheShopsName() {
        var recipient = anAddress();

        in(tenant(), () -> messages.send(Message.mail("note", recipient, "Hello", "Line 1\nLine 2")));

        var mail = received.onlyTo(recipient.value());
        assertThat(mail.sender()).isEqualTo(shop.slug());
        assertThat(mail.subject()).isEqualTo("Hello");
        assertThat(mail.body()).isEqualTo("Line 1\nLine 2");
        assertThat(settled(tenant(), recipient))
                .containsEntry("status", "SENT")
                .containsEntry("body", "Line 1\nLine 2");
    }

    @Test
    void givenAMessageOfThePlatform_whenCommitted_thenItArrivesUnderThePlatformsName() {
        var recipient = anAddress();

        in(Tenant.PLATFORM, () -> messages.send(Message.mail("note", recipient, "Hello", "Body")));

        assertThat(received.onlyTo(recipient.value()).sender()).isEqualTo("Wrenchtime");
        assertThat(settled(Tenant.PLATFORM, recipient)).containsEntry("status", "SENT");
    }

    @Test
    void givenAConfidentialMessage_whenSent_thenWhatItSaidIsNotKept() {
        var recipient = anAddress();

        in(
                tenant(),
                () -> messages.send(Message.mail("one-time-code", recipient, "Code", "123456")
                        .confidential()));

        assertThat(received.onlyTo(recipient.value()).body()).isEqualTo("123456");
        assertThat(settled(tenant(), recipient)).containsEntry("status", "SENT").containsEntry("body", null);
    }

    @Test
    void givenAMessage_whenItsTransactionIsUndone_thenNothingIsLeftOfIt() {
        var recipient = anAddress();
        var before = database.count("platform.scheduled_tasks WHERE task_instance LIKE '%s/%%'".formatted(role()));

        CurrentTenant.run(
                tenant(),
                () -> transaction.executeWithoutResult(status -> {
                    messages.send(Message.mail("note", recipient, "Hello", "Body"));
                    status.setRollbackOnly();
                }));

        assertThat(database.count("%s.message WHERE recipient = '%s'".formatted(role(), recipient.value())))
                .isZero();
        assertThat(database.count("platform.scheduled_tasks WHERE task_instance LIKE '%s/%%'".formatted(role())))
                .isEqualTo(before);
    }

    @Test
    void givenNoTransaction_whenAMessageIsSent_thenThatIsAnError() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> CurrentTenant.run(
                        tenant(), () -> messages.send(Message.mail("note", anAddress(), "Hello", "Body"))));
    }

    @Test
    void givenAMessageWhoseTimeHasPassed_whenItsTurnComes_thenItIsNotSent() {
        var number = aNumber();

        in(
                tenant(),
                () -> messages.send(Message.text("note", number, "Your code")
                        .confidential()
                        .usefulUntil(Instant.now().minusSeconds(1))));

        await().until(() -> database.count(
                        "%s.message WHERE recipient = '%s' AND status = 'SUPPRESSED'".formatted(role(), number.e164()))
                == 1);
        assertThat(received.soFar(number.e164())).isEmpty();
    }

    @Test
    void givenAnAttemptThatEndedWithoutTellingHow_whenItIsRepeated_thenTheMessageIsNotSentAgain() {
        var id = UUID.randomUUID();
        var number = aNumber();
        in(tenant(), () -> outbox.add(id, Message.text("note", number, "Hello")));
        in(tenant(), () -> outbox.begin(id, number.e164(), null, "Hello"));

        sending.perform(tenant(), id);

        assertThat(database.superuser()
                        .sql("SELECT status, reason FROM %s.message WHERE id = ?".formatted(role()))
                        .param(id)
                        .query()
                        .singleRow())
                .containsEntry("status", "FAILED")
                .containsEntry("reason", "outcome-unknown");
        assertThat(received.soFar(number.e164())).isEmpty();
    }

    @Test
    void givenAShopsRole_whenItReachesForTheTasks_thenOnlyTheDoorIsOpen() {
        for (var statement : new String[] {
            "SELECT count(*) FROM platform.scheduled_tasks",
            "DELETE FROM platform.scheduled_tasks",
            "INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " VALUES ('x', 'y', now(), false, 1)",
            "SELECT count(*) FROM platform.ledger_entry"
        }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(
                            () -> in(tenant(), () -> jdbc.sql(statement).query().singleRow()))
                    .havingRootCause()
                    .withMessageContaining("permission denied");
        }
    }

    @Test
    void givenTheDoor_whenATaskIsAdded_thenItIsTheShopsWhoseRoleItIs() {
        var thing = UUID.randomUUID();

        in(tenant(), () -> tasks.add("nobody-does-this", thing));

        assertThat(database.superuser()
                        .sql("SELECT task_name, task_instance FROM platform.scheduled_tasks WHERE task_instance LIKE ?")
                        .param("%/" + thing)
                        .query()
                        .singleRow())
                .containsEntry("task_name", "queued-nobody-does-this")
                .containsEntry("task_instance", role() + "/" + thing);
    }

    @Test
    void givenTheDoor_whenNoTenantStandsBeforeIt_thenItStaysShut() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> JdbcClient.create(database.dataSource("wrenchtime_app"))
                        .sql("SELECT tasks.add('send-message', gen_random_uuid(), now())")
                        .query()
                        .singleRow())
                .havingRootCause()
                .withMessageContaining("Only a tenant can add tasks");
    }

    @Test
    void givenTheDoor_whenWhatIsNoNameComesThroughIt_thenItIsRefused() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> in(tenant(), () -> tasks.add("Housekeeping'", UUID.randomUUID())))
                .havingRootCause()
                .withMessageContaining("Not the name of a task");
    }

    private Map<String, @Nullable Object> settled(Tenant tenant, EmailAddress recipient) {
        var row = "%s.message WHERE recipient = '%s'".formatted(tenant.role(), recipient.value());
        await().until(() -> database.count(row + " AND settled_at IS NOT NULL") == 1);
        return database.superuser()
                .sql("SELECT status, body FROM " + row)
                .query()
                .singleRow();
    }

    private void in(Tenant tenant, Runnable work) {
        CurrentTenant.run(tenant, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private Tenant tenant() {
        return shop.registered().tenant();
    }

    private String role() {
        return tenant().role();
    }

    private static EmailAddress anAddress() {
        return new EmailAddress("to-%s@example.com".formatted(UUID.randomUUID()));
    }

    private static PhoneNumber aNumber() {
        return new PhoneNumber("+1530%07d".formatted(Math.abs(UUID.randomUUID().hashCode() % 10_000_000)));
    }
}
