package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** The way into a shop ends with its transaction, however that ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionTests {

    private static final String LOGIN = "wrenchtime_app";

    private final Node node = Node.on(Map.of("main", TestDatabase.shared().url()), 1);
    private final Tenant.Shop shop = node.openShop().tenant();

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void givenATransaction_whenItRuns_thenItActsAsTheShop() {
        assertThat(node.as(shop, this::role)).isEqualTo(shop.role());
    }

    @Test
    void givenATransaction_whenItCommits_thenTheConnectionIsNobodyAgain() {
        node.as(shop, this::role);

        assertThat(CurrentTenant.<String, RuntimeException>call(shop, this::role))
                .isEqualTo(LOGIN);
    }

    @Test
    void givenATransaction_whenItRollsBack_thenTheConnectionIsNobodyAgain() {
        CurrentTenant.run(
                shop,
                () -> node.transaction.executeWithoutResult(status -> {
                    role();
                    status.setRollbackOnly();
                }));

        assertThat(CurrentTenant.<String, RuntimeException>call(shop, this::role))
                .isEqualTo(LOGIN);
    }

    @Test
    void givenATransaction_whenAStatementFails_thenTheConnectionIsNobodyAgain() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> node.as(
                        shop,
                        () -> node.jdbc.sql("SELECT 1 / 0").query(Integer.class).single()));

        assertThat(CurrentTenant.<String, RuntimeException>call(shop, this::role))
                .isEqualTo(LOGIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givenASmallPool_whenUnknownRolesAreTried_thenEachFailsAndThePoolStaysWhole(int poolSize) {
        var unknown = new Tenant.Shop(shop.id(), "x", "shop_" + "0".repeat(32), "main");
        try (var small = Node.on(Map.of("main", TestDatabase.shared().url()), poolSize)) {
            for (var attempt = 0; attempt < 15; attempt++) {
                assertThatExceptionOfType(CannotCreateTransactionException.class)
                        .isThrownBy(() -> small.as(unknown, this::role))
                        .havingRootCause()
                        .withMessageContaining("does not exist");
            }

            var id = UUID.randomUUID();
            assertThat(small.as(shop, () -> small.insertPackage(id, "after"))).isOne();
            small.as(shop, () -> small.jdbc.sql("DELETE FROM service_package").update());
        }
    }

    private String role() {
        return node.jdbc.sql("SELECT current_user").query(String.class).single();
    }
}
