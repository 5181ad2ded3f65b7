package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShopsTests {

    private final TestDatabase database = TestDatabase.freshDatabase();

    @Test
    void givenTwoNodes_whenOneSuspendsAShop_thenItKnowsAtOnceAndTheOtherSoon() {
        try (var here = Node.on(database);
                var there = Node.on(database)) {
            var shop = here.openShop();
            assertThat(here.shop(shop.id()).status()).isEqualTo(ShopStatus.ACTIVE);
            assertThat(here.shops.findBySlug(shop.slug())).isPresent();
            assertThat(there.shop(shop.id()).status()).isEqualTo(ShopStatus.ACTIVE);
            assertThat(there.shops.findBySlug(shop.slug())).isPresent();

            here.provisioning.suspend(shop.id());

            assertThat(here.shop(shop.id()).status()).isEqualTo(ShopStatus.SUSPENDED);
            assertThat(here.shops.findBySlug(shop.slug()).orElseThrow().status())
                    .isEqualTo(ShopStatus.SUSPENDED);
            await().atMost(Duration.ofMillis(5_500)).untilAsserted(() -> {
                assertThat(there.shop(shop.id()).status()).isEqualTo(ShopStatus.SUSPENDED);
                assertThat(there.shops.findBySlug(shop.slug()).orElseThrow().status())
                        .isEqualTo(ShopStatus.SUSPENDED);
            });
            assertThat(here.shops.active()).extracting(RegisteredShop::id).doesNotContain(shop.id());
        }
    }

    @Test
    void givenABoundShop_whenAnotherIsLookedUp_thenTheRegistryAnswersAllTheSame() {
        try (var node = Node.on(database);
                var other = Node.on(database)) {
            var one = node.openShop();
            var two = node.openShop();

            var found = CurrentTenant.<RegisteredShop, RuntimeException>call(
                    one.tenant(), () -> other.shops.findById(two.id()).orElseThrow());

            assertThat(found).isEqualTo(two);
        }
    }

    @Test
    void givenTwoDatabases_whenShopsArePlacedOnThem_thenEachHasItsDataThere() {
        var second = TestDatabase.freshDatabase();
        try (var node = Node.on(Map.of("main", database.url(), "second", second.url()), 2)) {
            var here = node.openShop("main");
            var there = node.openShop("second");
            var id = UUID.randomUUID();

            node.as(here.tenant(), () -> node.insertPackage(id, "here"));
            node.as(there.tenant(), () -> node.insertPackage(id, "there"));

            assertThat(there.database()).isEqualTo("second");
            assertThat(new Census(database).schemas()).containsExactly(here.role());
            assertThat(new Census(second).schemas()).containsExactly(there.role());
            assertThat(database.count(here.role() + ".service_package WHERE name = 'here'"))
                    .isOne();
            assertThat(second.count(there.role() + ".service_package WHERE name = 'there'"))
                    .isOne();
            assertThat(new Census(database).registered()).containsExactlyInAnyOrder(here.role(), there.role());
        }
    }

    @Test
    void givenAnUnfinishedShopOnTheSecondDatabase_whenItIsAbandoned_thenItIsGoneThere() {
        var second = TestDatabase.freshDatabase();
        try (var node = Node.on(Map.of("main", database.url(), "second", second.url()), 2)) {
            var shop = node.openShop("second");
            database.superuser()
                    .sql("UPDATE platform.shop SET status = 'PROVISIONING'")
                    .update();

            node.provisioning.abandonUnfinished();

            assertThat(new Census(second).schemas()).isEmpty();
            assertThat(new Census(second).roles()).doesNotContain(shop.role());
            assertThat(new Census(database).registered()).isEmpty();
        }
    }
}
