package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.shared.TenantId;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeNoticesTests {

    /** Less than what is remembered lives where no notices are heard. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final TestDatabase database = TestDatabase.freshDatabase();

    @Test
    void givenAShopThatIsRemembered_whenItsEntryIsChangedByHand_thenEveryNodeKnowsAtOnce() {
        try (var node = Node.on(database)) {
            var shop = node.openShop();
            await().until(node.notices::areHeard);
            assertThat(node.shop(shop.id()).status()).isEqualTo(ShopStatus.ACTIVE);
            assertThat(node.shops.findBySlug(shop.slug())).isPresent();

            changeStatus(shop.id(), "SUSPENDED");

            await().atMost(AT_ONCE).untilAsserted(() -> {
                assertThat(node.shop(shop.id()).status()).isEqualTo(ShopStatus.SUSPENDED);
                assertThat(node.shops.findBySlug(shop.slug()).orElseThrow().status())
                        .isEqualTo(ShopStatus.SUSPENDED);
            });
        }
    }

    @Test
    void givenAConnectionThatIsGone_whenAChangeIsMadeMeanwhile_thenItIsNotMissed() {
        try (var node = Node.on(database)) {
            var shop = node.openShop();
            await().until(node.notices::areHeard);
            assertThat(node.shop(shop.id()).status()).isEqualTo(ShopStatus.ACTIVE);

            var ended = database.superuser().sql("""
                WITH gone AS (
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND application_name = 'wrenchtime changes'
                )
                UPDATE platform.shop SET status = 'SUSPENDED' FROM gone WHERE id = ?\
                """).param(shop.id().value()).update();

            assertThat(ended).isOne();
            await().atMost(Duration.ofSeconds(4))
                    .untilAsserted(
                            () -> assertThat(node.shop(shop.id()).status()).isEqualTo(ShopStatus.SUSPENDED));
            await().until(node.notices::areHeard);
            changeStatus(shop.id(), "ACTIVE");
            await().atMost(AT_ONCE)
                    .untilAsserted(
                            () -> assertThat(node.shop(shop.id()).status()).isEqualTo(ShopStatus.ACTIVE));
        }
    }

    @Test
    void givenAReadingThatBeganBeforeAChange_whenItEndsAfterIt_thenItIsNotRemembered() {
        try (var node = Node.on(database)) {
            var known = new Remembered<String, Integer>(node.notices, "topic", List::getFirst, 10);
            var value = new AtomicInteger(1);

            var read = known.get("key", () -> {
                var old = value.get();
                value.set(2);
                known.forget("key");
                return old;
            });

            assertThat(read).isOne();
            assertThat(known.get("key", value::get)).isEqualTo(2);
            value.set(3);
            assertThat(known.get("key", value::get)).isEqualTo(2);
        }
    }

    private void changeStatus(TenantId id, String status) {
        database.superuser()
                .sql("UPDATE platform.shop SET status = ? WHERE id = ?")
                .params(status, id.value())
                .update();
    }
}
