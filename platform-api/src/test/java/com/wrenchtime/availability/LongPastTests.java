package com.wrenchtime.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** However long a shop looks back, what it reads of a day is that day. */
@PlatformTest
class LongPastTests {

    private static final int PAST = 4_000;

    private final ApplicationContext application;
    private final DayPlans plans;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LongPastTests(ApplicationContext application, DayPlans plans, JdbcClient jdbc, TransactionTemplate transaction) {
        this.application = application;
        this.plans = plans;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void givenALongPast_whenADayIsLookedAt_thenThePastIsNotRead() {
        var shop = BookableShop.open(application, 5);
        remember(shop);

        long read = CurrentTenant.<Long, RuntimeException>call(
                shop.registered().tenant(),
                () -> transaction.execute(status -> {
                    plans.on(BookableShop.day(3));
                    return jdbc.sql("""
                        SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                        WHERE relname = 'commitment' AND schemaname = current_schema()\
                        """).query(Long.class).single();
                }));

        assertThat(read).as("rows of %d", 5 * PAST).isLessThan(100);
    }

    private static void remember(BookableShop shop) {
        var database = TestDatabase.shared().superuser();
        var role = shop.registered().role();
        database.sql("""
            INSERT INTO %1$s.commitment (id, technician_id, work, occupied, buffer_before_minutes, buffer_after_minutes)
            SELECT gen_random_uuid(), t.id, tstzrange(past.at, past.at + interval '30 minutes'),
                   tstzrange(past.at, past.at + interval '30 minutes'), 0, 0
            FROM %1$s.technician t
            CROSS JOIN LATERAL (
                SELECT date_trunc('hour', now()) - interval '3 days' - n * interval '50 minutes' AS at
                FROM generate_series(1, %2$d) n
            ) AS past\
            """.formatted(role, PAST)).update();
        database.sql("ANALYZE %s.commitment".formatted(role)).update();
    }
}
