package com.wrenchtime.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import org.junit.jupiter.api.Test;

@PlatformTest
class HousekeepingTests {

    private final Housekeeping housekeeping;
    private final TestShops shops;

    HousekeepingTests(Housekeeping housekeeping, TestShops shops) {
        this.housekeeping = housekeeping;
        this.shops = shops;
    }

    @Test
    void givenOldAnswers_whenTidied_thenTheyAreGoneFromEveryShop() {
        var one = shopWithAnOldAnswer();
        var other = shopWithAnOldAnswer();

        housekeeping.tidy(() -> false);

        assertThat(answers(one)).isZero();
        assertThat(answers(other)).isZero();
    }

    @Test
    void givenOldAnswers_whenTheApplicationIsStopping_thenTheyWaitForTheNextTime() {
        var shop = shopWithAnOldAnswer();

        housekeeping.tidy(() -> true);

        assertThat(answers(shop)).isOne();
    }

    private RegisteredShop shopWithAnOldAnswer() {
        var shop = shops.open();
        TestDatabase.shared()
                .superuser()
                .sql("INSERT INTO %s.idempotency_key (principal, route, key, request_hash, created_at)"
                                .formatted(shop.role())
                        + " VALUES ('public', 'POST /x', 'k', sha256('x'), now() - interval '2 days')")
                .update();
        return shop;
    }

    private static long answers(RegisteredShop shop) {
        return TestDatabase.shared().count(shop.role() + ".idempotency_key");
    }
}
