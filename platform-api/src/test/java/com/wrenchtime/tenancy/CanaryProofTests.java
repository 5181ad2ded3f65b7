package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.Proof;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Shops hold rows with the same ids and each its own name in them, the canary. Threads work for one shop after the other
 * on too few connections, while transactions roll back, statements are cancelled and backends are killed from outside. No
 * canary may ever be read or written by another shop.
 *
 * <p>Longer: see {@link Proof}.
 */
class CanaryProofTests {

    private static final int THREADS = 8;
    private static final int SHOPS = 5;
    private static final UUID SAME_ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void givenTheSameIdsInAllShops_whenThreadsAlternateAndConnectionsDie_thenNoForeignRowIsSeen(int poolSize)
            throws Exception {
        try (var node = Node.on(Map.of("main", database.url()), poolSize);
                var workers = Executors.newFixedThreadPool(THREADS + 1)) {
            var shops =
                    IntStream.range(0, SHOPS).mapToObj(it -> node.openShop()).toList();
            shops.forEach(it -> node.as(it.tenant(), () -> node.insertPackage(SAME_ID, it.slug())));
            var end = System.nanoTime() + Proof.time().dividedBy(3).toNanos();

            var work = new ArrayList<Callable<Integer>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var random = new Random(thread);
                work.add(() -> alternate(node, shops, random, end));
            }
            work.add(() -> killNowAndThen(end));
            var killed = workers.invokeAll(work).getLast().get();

            System.out.printf(
                    "pool of %d: %d transactions, %d rolled back, %d cancelled, %d broken by %d killed backends%n",
                    poolSize, read.get(), rolledBack.get(), cancelled.get(), broken.get(), killed);
            assertThat(foreign).isEmpty();
            for (var shop : shops) {
                assertThat(database.count(shop.role() + ".customer WHERE name <> '" + shop.slug() + "'"))
                        .isZero();
                assertThat(database.count(shop.role() + ".customer WHERE email LIKE 'rolledback%'"))
                        .isZero();
                assertThat(database.count(shop.role() + ".customer")).isPositive();
            }
            assertThat(List.of(read.get(), rolledBack.get(), cancelled.get(), broken.get(), killed))
                    .allSatisfy(it -> assertThat(it).isPositive());
        }
    }

    private int alternate(Node node, List<RegisteredShop> shops, Random random, long end) {
        while (System.nanoTime() < end) {
            var shop = shops.get(random.nextInt(shops.size()));
            var chance = random.nextInt(100);
            try {
                CurrentTenant.run(
                        shop.tenant(),
                        () -> node.transaction.executeWithoutResult(status -> {
                            look(node, shop);
                            if (chance < 5) {
                                greet(node, shop, "rolledback");
                                status.setRollbackOnly();
                                rolledBack.incrementAndGet();
                            } else if (chance < 8) {
                                cancel(node);
                            } else if (chance < 40) {
                                greet(node, shop, "kept");
                            }
                            look(node, shop);
                            read.incrementAndGet();
                        }));
            } catch (DataAccessException | TransactionException e) {
                // A connection that was killed, or a statement that was cancelled: an error, as it should be.
                (String.valueOf(e.getMessage()).contains("statement timeout") ? cancelled : broken).incrementAndGet();
            }
        }
        return 0;
    }

    private void look(Node node, RegisteredShop shop) {
        var canary = node.jdbc
                .sql("SELECT name FROM service_package WHERE id = ?")
                .param(SAME_ID)
                .query(String.class)
                .optional()
                .orElse("nothing");
        if (!canary.equals(shop.slug())) {
            foreign.add("%s read %s".formatted(shop.slug(), canary));
        }
    }

    private static void greet(Node node, RegisteredShop shop, String prefix) {
        node.jdbc
                .sql("INSERT INTO customer (id, name, email) VALUES (gen_random_uuid(), ?, ? || gen_random_uuid())")
                .params(shop.slug(), prefix)
                .update();
    }

    private static void cancel(Node node) {
        node.jdbc.sql("SET LOCAL statement_timeout = 5").update();
        node.jdbc.sql("SELECT pg_sleep(1)").query().singleValue();
    }

    private int killNowAndThen(long end) throws InterruptedException {
        var killed = 0;
        while (System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(150));
            killed += database.killBackends(true);
        }
        return killed;
    }
}
