package com.wrenchtime.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.shop.Settings;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.workforce.Technicians;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first content of a shop bears repetition, because its opening may be interrupted at any point. */
@PlatformTest
class DemoShopsTests {

    private final Provisioning provisioning;
    private final DemoShops demo;

    DemoShopsTests(
            Provisioning provisioning,
            Settings settings,
            Menu menu,
            Technicians technicians,
            SampleAppointments samples) {
        this.provisioning = provisioning;
        this.demo = new DemoShops(provisioning, settings, menu, technicians, samples);
    }

    @Test
    void givenAnOpeningThatWasInterrupted_whenOpenedAgain_thenNothingIsThereTwice() {
        var id = TestShops.randomId();
        var slug = TestShops.randomSlug();
        assertThatThrownBy(() -> provisioning.open(id, slug, () -> {
                    demo.furnishEdgar();
                    throw new Interruption();
                }))
                .isInstanceOf(Interruption.class);

        var again = provisioning.open(id, slug, demo::furnishEdgar);
        var atOnce = provisioning.open(TestShops.randomId(), TestShops.randomSlug(), demo::furnishEdgar);

        assertThat(appointments(again))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(appointments(atOnce));
        for (var table : List.of("service", "service_package", "technician", "customer", "vehicle")) {
            assertThat(rows(table, again)).as(table).isEqualTo(rows(table, atOnce));
        }
    }

    private static List<String> appointments(RegisteredShop shop) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT contact_name || ' ' || starts_at || ' ' || technician_id FROM %s.appointment"
                        .formatted(shop.role()))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long rows(String table, RegisteredShop shop) {
        return TestDatabase.shared().count(shop.role() + "." + table);
    }

    private static final class Interruption extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
