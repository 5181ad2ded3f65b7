package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.TechnicianCalendar;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.workforce.TechnicianId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Who wants a technician's time waits for the technician's lock before touching any row. The constraint and the repeated
 * attempts hide from customers when that is missing, so these tests look at how often the database had to end an attempt.
 */
@ServedTest
class WritersInLineTests {

    private static final int WRITERS = 8;

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    WritersInLineTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 2);
    }

    @Test
    void givenOneTime_whenManyTakeItAtOnce_thenOneDoesAndTheDatabaseEndsNoAttempt() throws Exception {
        var before = races();

        for (int day = 3; day < 13; day++) {
            var start = at(day, "10:00");
            var taken = Race.of(WRITERS, it -> take(start));

            assertThat(taken).containsOnlyOnce(true);
        }

        assertThat(races()).isEqualTo(before);
    }

    @Test
    void givenAThirdHold_whenOneMoreIsWanted_thenTheOldestIsNotTouchedBeforeTheTechniciansTurn() throws Exception {
        var first = shop.technicians().getFirst();
        keep(first, "09:00");
        keep(shop.technicians().getLast(), "09:00");
        keep(first, "11:00");
        var before = races();
        try (var inFront = TestDatabase.shared().dataSource("postgres").getConnection();
                var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            inFront.setAutoCommit(false);
            lock(first, inFront);
            var fourth = customers.submit(() -> keep(shop.technicians().getLast(), "14:00"));
            await().atMost(Duration.ofSeconds(10)).until(this::isSomebodyWaiting);

            var row = lockedRows(inFront);
            inFront.commit();

            assertThat(row)
                    .as("rows of the first technician that nobody else has locked")
                    .isEqualTo(2);
            assertThat(fourth.get().status()).isEqualTo(201);
        }
        assertThat(races()).isEqualTo(before);
        assertThat(keep(first, "09:00").status()).as("the oldest was given up").isEqualTo(201);
    }

    private boolean take(String start) {
        var wish = new Wish(Duration.ofMinutes(60), new Skill(1), BookableShop.WOODLAND, null);
        return CurrentTenant.<Boolean, RuntimeException>call(
                shop.registered().tenant(),
                () -> application
                        .getBean(Attempts.class)
                        .until(() -> Optional.of(application
                                .getBean(TechnicianCalendar.class)
                                .take(
                                        UUID.randomUUID(),
                                        wish,
                                        shop.technicians().getFirst(),
                                        OffsetDateTime.parse(start).toInstant())
                                .isPresent())));
    }

    private Answer keep(TechnicianId technician, String time) {
        return api.post(shop.slug() + "/holds", """
            {"services": ["%s"], "start": "%s", "place": {"postalCode": "95695"}, "technician": "%s"}\
            """.formatted(serviceOf(60), at(3, time), technician.value()));
    }

    private double races() {
        return application.getBean(MeterRegistry.class).find("wrenchtime.booking.races").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void lock(TechnicianId technician, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + shop.registered().role());
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended(current_role || '%s', 0))"
                    .formatted(technician.value()));
        }
    }

    private boolean isSomebodyWaiting() {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
                .query(Boolean.class)
                .single();
    }

    private int lockedRows(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
            SELECT count(*) FROM (SELECT FROM commitment WHERE technician_id = ? FOR UPDATE SKIP LOCKED) AS mine\
            """)) {
            statement.setObject(1, shop.technicians().getFirst().value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
