package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The figures that operators watch are there under the names that the documents give, and move when they should. */
@ServedTest
class MetricsTests {

    private static final String ANA = "(530) 555-0142";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final MeterRegistry metrics;

    MetricsTests(ApplicationContext application, MeterRegistry metrics, @LocalServerPort int port) {
        this.application = application;
        this.metrics = metrics;
        this.api = new PublicApiClient(port);
    }

    @Test
    void givenABookingAndAConflict_whenCounted_thenEachIsSeen() {
        var shop = BookableShop.open(application, 1);
        double shown = counted("wrenchtime.slots.offered");
        double booked = counted("wrenchtime.bookings", "outcome", "booked");
        double taken = counted("wrenchtime.bookings", "outcome", "slot-taken");

        // Fifteen starts from 09:00 to 16:00.
        api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                .formatted(shop.slug(), serviceOf(60), day(3), day(3)));
        assertThat(api.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).status())
                .isEqualTo(201);
        assertThat(api.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).status())
                .isEqualTo(409);

        assertThat(counted("wrenchtime.slots.offered")).isEqualTo(shown + 15);
        assertThat(counted("wrenchtime.bookings", "outcome", "booked")).isEqualTo(booked + 1);
        assertThat(counted("wrenchtime.bookings", "outcome", "slot-taken")).isEqualTo(taken + 1);
        for (var status : new String[] {"201", "409"}) {
            assertThat(metrics.find("http.server.requests")
                            .tags("uri", "/api/v1/public/{shop}/appointments", "method", "POST")
                            .tags("status", status, "shop.database", "main")
                            .timer())
                    .as(status)
                    .isNotNull();
        }
    }

    @Test
    void givenThePool_whenLookedAt_thenItsConnectionsAreSeen() {
        for (var name : new String[] {"hikaricp.connections.active", "hikaricp.connections.pending"}) {
            assertThat(metrics.find(name).tag("pool", "main").gauge()).as(name).isNotNull();
        }
    }

    @Test
    void givenNoRace_whenLookedAt_thenEachKindIsThereAtNone() {
        assertThat(metrics.find("wrenchtime.booking.races").meters())
                .extracting(Meter::getId)
                .extracting(it -> it.getTag("state"))
                .containsExactlyInAnyOrder("23P01", "40P01", "40001", "55P03");
    }

    @Test
    void givenATaskThatIsLate_whenLookedAt_thenTheLagIsItsAge() {
        var tasks = TestDatabase.shared().superuser();
        tasks.sql("""
            INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES ('nobodys', '1', now() - interval '10 minutes', false, 1)\
            """).update();
        try {
            assertThat(metrics.get("wrenchtime.jobs.lag").gauge().value()).isBetween(600.0, 700.0);
        } finally {
            tasks.sql("DELETE FROM platform.scheduled_tasks WHERE task_name = 'nobodys'")
                    .update();
        }
        assertThat(metrics.get("wrenchtime.jobs.lag").gauge().value()).isLessThan(600);
    }

    private double counted(String name, String... tags) {
        var counter = metrics.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }
}
