package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisioningTests {

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final Node node = Node.on(database);
    private final Census census = new Census(database);

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void givenAnOpenShop_whenItIsOpenedAgain_thenNothingChanges() {
        var id = TestShops.randomId();
        var slug = TestShops.randomSlug();
        var package1 = UUID.randomUUID();
        var shop = node.provisioning.open(id, slug, () -> {});
        node.as(shop.tenant(), () -> node.insertPackage(package1, "kept"));

        var again = node.provisioning.open(id, slug, () -> {
            throw new AssertionError("No first content for a shop that has it");
        });

        assertThat(again).isEqualTo(shop);
        assertThat(again.status()).isEqualTo(ShopStatus.ACTIVE);
        assertThat(again.migrationLevel()).isEqualTo(node.schema.newestLevel());
        assertThat(database.count(shop.role() + ".service_package")).isOne();
    }

    @Test
    void givenTwoAttemptsAtOnce_whenTheyOpenTheSameShop_thenItIsMadeOnce() throws Exception {
        var id = TestShops.randomId();
        var slug = TestShops.randomSlug();
        try (var workers = Executors.newFixedThreadPool(2)) {
            var one = workers.submit(() -> node.provisioning.open(id, slug, () -> {}));
            var other = workers.submit(() -> node.provisioning.open(id, slug, () -> {}));

            assertThat(one.get()).isEqualTo(other.get());
        }
        census.assertNothingIsHalf();
    }

    static Stream<Named<BiConsumer<Node, RegisteredShop>>> stepsThatWereDoneBeforeItDied() {
        return Stream.of(
                Named.of("registered", (node, shop) -> {}),
                Named.of("role and schema made", (node, shop) -> node.schema.create(shop)),
                Named.of("migrated", (node, shop) -> {
                    node.schema.create(shop);
                    node.schema.migrate(shop);
                }),
                Named.of("level recorded", (node, shop) -> {
                    node.schema.create(shop);
                    node.schema.migrate(shop);
                    node.shops.recordLevel(shop.id(), node.schema.newestLevel());
                }),
                Named.of(
                        "first content begun",
                        (node, shop) -> assertThatIllegalStateException()
                                .isThrownBy(() -> node.provisioning.open(shop.id(), new Slug(shop.slug()), () -> {
                                    throw new IllegalStateException("Killed here");
                                }))));
    }

    @ParameterizedTest
    @MethodSource("stepsThatWereDoneBeforeItDied")
    void givenAnAttemptThatDied_whenItIsRepeated_thenTheShopOpens(BiConsumer<Node, RegisteredShop> steps) {
        var shop = node.shops.register(TestShops.randomSlug(), TestShops.randomId(), "main");
        steps.accept(node, shop);
        var id = UUID.randomUUID();

        var opened = node.provisioning.open(
                shop.id(),
                new Slug(shop.slug()),
                () -> node.transaction.executeWithoutResult(status -> node.insertPackage(id, "first")));

        assertThat(opened.status()).isEqualTo(ShopStatus.ACTIVE);
        assertThat(database.count(shop.role() + ".service_package")).isOne();
        census.assertNothingIsHalf();
    }

    @ParameterizedTest
    @MethodSource("stepsThatWereDoneBeforeItDied")
    void givenAnAttemptThatDied_whenItIsAbandoned_thenNothingIsLeft(BiConsumer<Node, RegisteredShop> steps) {
        var shop = node.shops.register(TestShops.randomSlug(), TestShops.randomId(), "main");
        steps.accept(node, shop);

        var abandoned = node.provisioning.abandonUnfinished();

        assertThat(abandoned).extracting(RegisteredShop::id).containsExactly(shop.id());
        assertThat(node.shops.findById(shop.id())).isEmpty();
        assertThat(node.shops.findBySlug(shop.slug())).isEmpty();
        assertThat(census.schemas()).doesNotContain(shop.role());
        assertThat(census.roles()).doesNotContain(shop.role());
        var successor = node.provisioning.open(TestShops.randomId(), new Slug(shop.slug()), () -> {});
        assertThat(successor.status()).isEqualTo(ShopStatus.ACTIVE);
        census.assertNothingIsHalf();
    }

    @Test
    void givenAShopInTheMaking_whenTheUnfinishedAreAbandoned_thenItIsSpared() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var worker = Executors.newSingleThreadExecutor()) {
            var opening =
                    worker.submit(() -> node.provisioning.open(TestShops.randomId(), TestShops.randomSlug(), () -> {
                        begun.countDown();
                        await(goOn);
                    }));
            begun.await();

            var abandoned = node.provisioning.abandonUnfinished();
            goOn.countDown();

            assertThat(abandoned).isEmpty();
            assertThat(opening.get().status()).isEqualTo(ShopStatus.ACTIVE);
        }
        census.assertNothingIsHalf();
    }

    @Test
    void givenATakenAddress_whenAnotherShopWantsIt_thenItIsRefusedAndNothingIsLeft() {
        var shop = node.openShop();
        var id = TestShops.randomId();

        assertThatExceptionOfType(Shops.SlugTaken.class)
                .isThrownBy(() -> node.provisioning.open(id, new Slug(shop.slug()), () -> {}))
                .withMessageContaining(shop.slug());

        assertThat(node.shops.findById(id)).isEmpty();
        census.assertNothingIsHalf();
    }

    @Test
    void givenAQuarantinedAddress_whenAShopWantsIt_thenItIsRefusedUntilTheQuarantineEnds() {
        var slug = TestShops.randomSlug();
        database.superuser()
                .sql("INSERT INTO platform.quarantined_slug VALUES (?, now() + interval '1 day')")
                .param(slug.value())
                .update();

        assertThatExceptionOfType(Shops.SlugTaken.class)
                .isThrownBy(() -> node.provisioning.open(TestShops.randomId(), slug, () -> {}));

        database.superuser()
                .sql("UPDATE platform.quarantined_slug SET until = now() WHERE slug = ?")
                .param(slug.value())
                .update();
        assertThat(node.provisioning.open(TestShops.randomId(), slug, () -> {}).status())
                .isEqualTo(ShopStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "api", "wrenchtime", "www", "login", "well-known"})
    void givenAReservedAddress_whenAShopWantsIt_thenItIsRefused(String reserved) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slug(reserved))
                .withMessageContaining("reserved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "-ab",
                "ab-",
                "a--b",
                "Edgar",
                "éclair",
                "a b",
                "a/b",
                "a\0b",
                "shop_1",
                "a.b",
                "%00a",
                "12345678901234567890123456789012345678901"
            })
    void givenATextThatIsNoAddress_whenItIsLookedUp_thenItIsUnknownAndCannotBeTaken(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
        assertThat(node.shops.findBySlug(text)).isEmpty();
    }

    @Test
    void givenAnAddressOfMostLetters_whenAShopWantsIt_thenTheRegistryAgreesWithTheProgram() {
        var longest =
                new Slug(("t" + UUID.randomUUID() + "0000").replace("-", "0").substring(0, 40));
        var shortest = new Slug("a1b");

        assertThat(node.provisioning
                        .open(TestShops.randomId(), longest, () -> {})
                        .slug())
                .isEqualTo(longest.value());
        assertThat(node.provisioning
                        .open(TestShops.randomId(), shortest, () -> {})
                        .slug())
                .isEqualTo(shortest.value());
    }

    @Test
    void givenAShop_whenItsStatusWouldLeap_thenItStays() {
        var unfinished = node.shops.register(TestShops.randomSlug(), TestShops.randomId(), "main");
        var open = node.openShop();

        assertThatIllegalStateException().isThrownBy(() -> node.provisioning.resume(unfinished.id()));
        assertThatIllegalStateException().isThrownBy(() -> node.provisioning.suspend(unfinished.id()));
        node.provisioning.suspend(open.id());
        node.provisioning.suspend(open.id());
        node.provisioning.resume(open.id());

        assertThat(node.shop(unfinished.id()).status()).isEqualTo(ShopStatus.PROVISIONING);
        assertThat(node.shop(open.id()).status()).isEqualTo(ShopStatus.ACTIVE);
        node.provisioning.abandonUnfinished();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
