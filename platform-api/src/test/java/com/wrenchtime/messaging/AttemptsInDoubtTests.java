package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wrenchtime.jobs.Task;
import com.wrenchtime.messaging.Claims.Claim;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import com.wrenchtime.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a message when nobody knows whether it was sent. */
@SimulatedTest
class AttemptsInDoubtTests {

    private static final Instant MONDAY = Instant.parse("2027-06-07T15:00:00Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("+15305550199");

    private final TestDatabase database = SimulatedDatabases.main();
    private final BookableShop shop;
    private final Claims claims;
    private final Outbox outbox;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final Carrying carrier = new Carrying();
    private final SendMessage sending;

    AttemptsInDoubtTests(
            ApplicationContext application,
            Claims claims,
            Outbox outbox,
            Messages messages,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            SettableClock clock) {
        this.shop = BookableShop.open(application, 1);
        this.claims = claims;
        this.outbox = outbox;
        this.messages = messages;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        this.sending = new SendMessage(
                claims,
                outbox,
                new Delivery(null, carrier, null, AllowedRecipients.EVERYBODY),
                application.getBean(MessagingSettings.class),
                new SimpleMeterRegistry(),
                clock);
    }

    @BeforeEach
    void beginOnMonday() {
        clock.set(MONDAY);
    }

    @Test
    void givenACarrierThatFellSilentAndHasIt_whenItIsAsked_thenNothingIsSentAgain() {
        var id = aText();
        carrier.answers = () -> {
            throw NotSent.perhaps();
        };

        var first = sending.perform(tenant(), id);
        assertThat(first).isInstanceOf(Task.Outcome.Later.class);
        assertThat(state(id)).isEqualTo("SENDING");

        carrier.has = new Receipt("standin", "SM1", 1);
        clock.move(Duration.ofSeconds(20));
        assertThat(sending.perform(tenant(), id)).isEqualTo(Task.Outcome.DONE);

        assertThat(state(id)).isEqualTo("SENT");
        assertThat(carrier.delivered).hasSize(1);
    }

    @Test
    void givenACarrierThatFellSilentAndNeverGotIt_whenEnoughTimeHasPassed_thenItIsSentOnce() {
        var id = aText();
        carrier.answers = () -> {
            throw NotSent.perhaps();
        };
        sending.perform(tenant(), id);
        carrier.answers = () -> new Receipt("standin", "SM2", 1);

        clock.move(Duration.ofSeconds(20));
        sending.perform(tenant(), id);
        assertThat(carrier.delivered).as("too early: it may still be under way").hasSize(1);

        clock.move(Duration.ofMinutes(2));
        sending.perform(tenant(), id);
        sending.perform(tenant(), id);

        assertThat(state(id)).isEqualTo("SENT");
        assertThat(carrier.delivered).hasSize(2).extracting(Letter::id).containsOnly(id);
    }

    @Test
    void givenACarrierThatCannotBeAsked_whenItFallsSilent_thenTheMessageIsNotSentAgain() {
        var id = aText();
        carrier.canBeAsked = false;
        carrier.answers = () -> {
            throw NotSent.perhaps();
        };

        sending.perform(tenant(), id);
        sending.perform(tenant(), id);

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(carrier.delivered).hasSize(1);
    }

    @Test
    void givenANodeThatSlept_whenItsWorkWasTakenOver_thenWhatItLearnsIsNotWrittenDown() {
        var id = aText();
        var asleep = (Claim.Ready) claim(id);
        assertThat(claim(id)).isInstanceOf(Claim.InDoubt.class);

        CurrentTenant.run(tenant(), () -> outbox.putBack(asleep.letter(), "smtp-451"));
        CurrentTenant.run(tenant(), () -> outbox.failed(id, asleep.letter().attempt(), "smtp-550"));
        CurrentTenant.run(tenant(), () -> outbox.sent(asleep.letter(), new Receipt("standin", "SM3", 1)));

        assertThat(state(id)).isEqualTo("SENDING");
        assertThat(database.count("%s.message WHERE provider_id IS NOT NULL".formatted(tenant().role())))
                .isZero();
    }

    @Test
    void givenACarrierThatWantsRest_whenItSaysHowLong_thenItGetsIt() {
        var id = aText();
        carrier.answers = () -> {
            throw NotSent.forNow("twilio-429", Duration.ofSeconds(77));
        };

        assertThat(sending.perform(tenant(), id)).isEqualTo(Task.Outcome.at(MONDAY.plusSeconds(77)));
        assertThat(state(id)).isEqualTo("QUEUED");
    }

    @Test
    void givenAPlannedMessage_whenItIsPlannedAgain_thenThereIsOne() {
        var appointment = UUID.randomUUID();
        var occasion = new Occasion(
                "reminder-120", Channel.TEXT, appointment, 3, Purpose.APPOINTMENT, MONDAY, MONDAY.plusSeconds(60));

        assertThat(in(() -> messages.plan(List.of(occasion)))).isOne();
        assertThat(in(() -> messages.plan(List.of(occasion)))).isZero();

        assertThat(database.count("%s.message WHERE appointment_id = '%s'".formatted(tenant().role(), appointment)))
                .isOne();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> in(() -> jdbc.sql("""
                    INSERT INTO message (id, kind, channel, appointment_id, version, confidential, purpose, status, created_at)
                    SELECT gen_random_uuid(), kind, channel, appointment_id, version, confidential, purpose, 'QUEUED', created_at
                    FROM message WHERE appointment_id = ?\
                    """).param(appointment).update()));
    }

    private UUID aText() {
        return in(() -> messages.send(Message.text("note", NUMBER, "Hello").purpose(Purpose.ASKED_FOR)));
    }

    private Claim claim(UUID id) {
        return CurrentTenant.<Claim, RuntimeException>call(tenant(), () -> claims.take(id));
    }

    private <T> T in(Supplier<T> work) {
        return java.util.Objects.requireNonNull(CurrentTenant.<T, RuntimeException>call(
                tenant(), () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get()))));
    }

    private String state(UUID id) {
        return database.superuser()
                .sql("SELECT status FROM %s.message WHERE id = ?".formatted(tenant().role()))
                .param(id)
                .query(String.class)
                .single();
    }

    private Tenant tenant() {
        return shop.registered().tenant();
    }

    /** A carrier that does what the test says. */
    private static final class Carrying implements Carrier {

        private final List<Letter> delivered = new ArrayList<>();
        private Supplier<Receipt> answers =
                () -> new Receipt("standin", UUID.randomUUID().toString(), 1);
        private @org.jspecify.annotations.Nullable Receipt has;
        private boolean canBeAsked = true;

        @Override
        public Receipt deliver(Letter letter) {
            delivered.add(letter);
            return answers.get();
        }

        @Override
        public boolean canBeAsked() {
            return canBeAsked;
        }

        @Override
        public Optional<Receipt> find(Letter letter, Instant since, Set<String> known) {
            return Optional.ofNullable(has);
        }
    }
}
