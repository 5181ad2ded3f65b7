package com.wrenchtime.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.travel.OwnDriving;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class SettingsTests {

    private static final OwnDriving SLOW = new OwnDriving(2.5, 20.0, 40.0);

    private final Settings settings;
    private final TransactionTemplate transaction;
    private final BookableShop shop;

    SettingsTests(Settings settings, TransactionTemplate transaction, ApplicationContext application) {
        this.settings = settings;
        this.transaction = transaction;
        this.shop = BookableShop.open(application, 1);
    }

    @Test
    void givenSettingsThatAreRemembered_whenTheyAreChangedElsewhere_thenTheyAreKnownAtOnce() {
        var role = shop.registered().role();
        assertThat(now().name()).isNotEqualTo("Elsewhere");

        TestDatabase.shared()
                .superuser()
                .sql("UPDATE " + role + ".shop_settings SET name = 'Elsewhere'")
                .update();

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(now().name()).isEqualTo("Elsewhere"));
    }

    @Test
    void givenAChangeThatIsRolledBack_whenTheSettingsWereReadWithinIt_thenTheyAreNotRemembered() {
        var before = now();

        CurrentTenant.run(
                shop.registered().tenant(),
                () -> transaction.executeWithoutResult(status -> {
                    settings.change(with(before, SLOW));
                    assertThat(settings.current().driving()).isEqualTo(SLOW);
                    status.setRollbackOnly();
                }));

        assertThat(now()).isEqualTo(before);
    }

    private ShopSettings now() {
        return CurrentTenant.call(shop.registered().tenant(), settings::current);
    }

    private static ShopSettings with(ShopSettings now, OwnDriving driving) {
        return new ShopSettings(
                now.name(),
                now.phone(),
                now.zone(),
                now.country(),
                now.currency(),
                now.locale(),
                now.branding(),
                now.policy(),
                now.area(),
                driving,
                now.allowedOrigins());
    }
}
