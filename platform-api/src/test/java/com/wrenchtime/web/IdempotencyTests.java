package com.wrenchtime.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.tenancy.RegisteredShop;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

@EdgeTest
class IdempotencyTests {

    record Wish(String what) {}

    record Done(UUID id, OffsetDateTime at, double weight) {}

    private static final Wish WISH = new Wish("oil");

    private final Idempotency idempotency;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OpenShops shops;
    private final JsonMapper json;
    private final AtomicInteger worked = new AtomicInteger();
    private @Nullable RegisteredShop shop;

    IdempotencyTests(
            Idempotency idempotency,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            OpenShops shops,
            JsonMapper json) {
        this.idempotency = idempotency;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.shops = shops;
        this.json = json;
    }

    @BeforeEach
    void openShop() {
        shop = shops.open();
    }

    @Test
    void givenTwentyEqualRequestsAtOnce_whenAnswered_thenOneIsDoneAndAllGetTheSameAnswer() throws Exception {
        var start = new CountDownLatch(1);
        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return json.writeValueAsString(once("key", WISH, this::slowWork));
                    }))
                    .toList();
            start.countDown();
            for (Future<String> request : requests) {
                answers.add(request.get(30, SECONDS));
            }
        }

        assertThat(worked).hasValue(1);
        assertThat(answers).hasSize(1);
    }

    @Test
    void givenAKeyInUse_whenSentWithAnotherRequest_thenRefused() {
        once("key", WISH, this::work);

        assertThatThrownBy(() -> once("key", new Wish("brakes"), this::work))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/idempotency-key-reuse"));
        assertThat(worked).hasValue(1);
    }

    @Test
    void givenWorkThatFailsOrHasNoResult_whenTriedAgain_thenItIsDone() {
        assertThatThrownBy(() -> once("key", WISH, () -> {
                    throw new IllegalStateException("Failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).isZero();

        assertThat(once("key", new Wish("brakes"), Optional::empty)).isEmpty();
        assertThat(rows()).isZero();

        assertThat(once("key", WISH, this::work)).isPresent();
        assertThat(rows()).isOne();
    }

    @Test
    void givenAnAnswerOfYesterday_whenTheKeyComesAgain_thenItIsNew() {
        var first = once("key", WISH, this::work);
        age("23 hours 59 minutes");
        assertThat(once("key", WISH, this::work)).isEqualTo(first);

        age("2 minutes");

        assertThat(once("key", new Wish("brakes"), this::work)).isNotEqualTo(first);
        assertThat(worked).hasValue(2);
    }

    @Test
    void givenOldAnswers_whenForgotten_thenTheYoungStay() {
        once("old", WISH, this::work);
        age("25 hours");
        once("young", WISH, this::work);

        var forgotten = CurrentTenant.call(tenant(), idempotency::tidyShop);

        assertThat(forgotten).isOne();
        assertThat(rows()).isOne();
    }

    @Test
    void givenTwoShops_whenTheyGetTheSameKey_thenBothAreServed() {
        var first = once("key", WISH, this::work);
        openShop();

        assertThat(once("key", WISH, this::work)).isNotEqualTo(first);
    }

    @Test
    void givenNoTransaction_whenCalled_thenItIsAMistake() {
        assertThatThrownBy(() -> CurrentTenant.call(
                        tenant(), () -> idempotency.once("me", "POST x", "key", WISH, Done.class, this::work)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u00e9"})
    void givenAKeyThatIsNone_whenSent_thenRefused(String key) {
        assertThatThrownBy(() -> once(key, WISH, this::work)).isInstanceOf(ValidationFailed.class);
        assertThatThrownBy(() -> once("k".repeat(256), WISH, this::work)).isInstanceOf(ValidationFailed.class);
        assertThatThrownBy(() -> once(null, WISH, this::work))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        it -> assertThat(it.getBody().getType()).hasToString("/problems/idempotency-key-required"));
    }

    private Optional<Done> once(@Nullable String key, Wish wish, Supplier<Optional<Done>> work) {
        return CurrentTenant.call(
                tenant(),
                () -> transaction.execute(
                        status -> idempotency.once("me", "POST wishes", key, wish, Done.class, work)));
    }

    private Optional<Done> work() {
        worked.incrementAndGet();
        return Optional.of(new Done(UUID.randomUUID(), OffsetDateTime.parse("2026-05-31T09:00:00-07:00"), 1.10));
    }

    private Optional<Done> slowWork() {
        jdbc.sql("SELECT pg_sleep(0.2)").query((row, number) -> 1).list();
        return work();
    }

    private long rows() {
        return CurrentTenant.call(
                tenant(),
                () -> transaction.execute(status -> jdbc.sql("SELECT count(*) FROM idempotency_key")
                        .query(Long.class)
                        .single()));
    }

    private void age(String interval) {
        CurrentTenant.call(
                tenant(),
                () -> transaction.execute(
                        status -> jdbc.sql("UPDATE idempotency_key SET created_at = created_at - ?::interval")
                                .param(interval)
                                .update()));
    }

    private com.wrenchtime.shared.Tenant.Shop tenant() {
        return java.util.Objects.requireNonNull(shop).tenant();
    }
}
