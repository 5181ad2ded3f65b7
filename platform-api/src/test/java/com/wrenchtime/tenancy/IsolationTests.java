package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestShops;
import java.sql.SQLException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What keeps shops apart, shown on the database itself. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTests {

    private static final String PERMISSION_DENIED = "42501";
    private static final String NO_SUCH_TABLE = "42P01";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenant.Shop own;
    private final Tenant.Shop other;

    IsolationTests(JdbcClient jdbc, PlatformTransactionManager transactions, TestShops shops) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        own = shops.open().tenant();
        other = shops.open().tenant();
    }

    @Test
    void givenNoTenant_whenATransactionBegins_thenItFails() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> transaction.execute(status -> countServices()))
                .withRootCauseInstanceOf(CurrentTenant.NoTenantBound.class);
    }

    @Test
    void givenNoTenant_whenAStatementRuns_thenItFails() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(this::countServices)
                .withRootCauseInstanceOf(CurrentTenant.NoTenantBound.class);
    }

    @Test
    void givenATenantButNoTransaction_whenAStatementRuns_thenItFindsNoTable() {
        assertRefused(NO_SUCH_TABLE, () -> CurrentTenant.run(own, this::countServices));
    }

    @Test
    void givenATenantButNoTransaction_whenAStatementNamesTheSchema_thenItIsRefused() {
        assertRefused(PERMISSION_DENIED, () -> CurrentTenant.run(own, () -> count(own.role() + ".service")));
    }

    @Test
    void givenThePlatform_whenItLooksForAShopsTable_thenThereIsNone() {
        assertRefused(NO_SUCH_TABLE, () -> as(Tenant.PLATFORM, this::countServices));
        assertRefused(PERMISSION_DENIED, () -> as(Tenant.PLATFORM, () -> count(own.role() + ".service")));
    }

    @Test
    void givenAShop_whenItUsesItsTables_thenTheRowsAreItsOwn() {
        var id = UUID.randomUUID();
        as(own, () -> insertService(id, "of one"));
        as(other, () -> insertService(id, "of other"));

        as(own, () -> jdbc.sql("UPDATE service SET price = 7").update());
        as(own, () -> jdbc.sql("DELETE FROM service WHERE name = 'of other'").update());

        assertThat(nameAndPrice(own, id)).isEqualTo("of one 7");
        assertThat(nameAndPrice(other, id)).isEqualTo("of other 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM OTHER.service",
                "SELECT * FROM OTHER.appointment",
                "INSERT INTO OTHER.service_package VALUES (gen_random_uuid(), 'c', 'n', 'k', true, 1)",
                "UPDATE OTHER.service SET price = 1",
                "DELETE FROM OTHER.customer",
                "TRUNCATE OTHER.customer",
                "SELECT * FROM platform.shop",
                "UPDATE platform.shop SET status = 'ACTIVE'",
                "SELECT * FROM platform.scheduled_tasks",
                "INSERT INTO platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " VALUES ('a', 'b', now(), false, 1)",
                "SELECT * FROM platform.flyway_schema_history",
                "SELECT * FROM flyway_schema_history",
                "DELETE FROM flyway_schema_history",
                "UPDATE text_consent SET granted = true",
                "DELETE FROM text_consent",
                "TRUNCATE text_consent",
                "UPDATE appointment_change SET reason = ''",
                "DELETE FROM appointment_change",
                "CREATE TABLE loot (id int)",
                "CREATE FUNCTION loot() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE public.loot (id int)",
                "CREATE TABLE extensions.loot (id int)",
                "CREATE TEMPORARY TABLE loot (id int)",
                "CREATE SCHEMA loot",
                "ALTER TABLE service ADD COLUMN loot int",
                "DROP TABLE hold",
                "DROP SCHEMA OTHER CASCADE",
                "CREATE ROLE loot",
            })
    void givenAShop_whenItReachesBeyondItsOwn_thenPostgresRefuses(String statement) {
        assertRefused(
                PERMISSION_DENIED,
                () -> as(
                        own,
                        () -> jdbc.sql(statement.replace("OTHER", other.role())).update()));
    }

    @Test
    void givenAShop_whenItAddsToWhatMayOnlyGrow_thenItMay() {
        as(
                own,
                () -> jdbc.sql("INSERT INTO customer (id, name, email) VALUES (gen_random_uuid(), 'n',"
                                + " 'e@example.org')")
                        .update());
        as(own, () -> jdbc.sql("""
            INSERT INTO text_consent (id, customer_id, phone, granted, wording, source, answered_at)
            SELECT gen_random_uuid(), id, '+12135550100', true, 'w', 's', now() FROM customer\
            """).update());

        assertThat(as(own, () -> count("text_consent"))).isOne();
    }

    @Test
    void givenABoundShop_whenAnotherIsBound_thenItFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CurrentTenant.run(own, () -> CurrentTenant.run(other, () -> {})))
                .withMessageContaining("another tenant");
        assertThatIllegalStateException()
                .isThrownBy(() -> CurrentTenant.run(own, () -> CurrentTenant.run(Tenant.PLATFORM, () -> {})));
    }

    @Test
    void givenWorkOfThePlatform_whenItTurnsToAShop_thenOnlyOutsideOfATransaction() {
        var seen = as(own, () -> count("customer"));

        CurrentTenant.run(
                Tenant.PLATFORM,
                () -> assertThat(as(own, () -> count("customer"))).isEqualTo(seen));

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> as(Tenant.PLATFORM, () -> CurrentTenant.<Boolean, RuntimeException>call(own, () -> true)))
                .withMessageContaining("another tenant");
    }

    @Test
    void givenABoundShop_whenTheSameIsBoundAgain_thenItGoesOn() {
        CurrentTenant.run(
                own,
                () -> CurrentTenant.run(
                        own, () -> assertThat(CurrentTenant.get()).isEqualTo(own)));

        assertThat(CurrentTenant.isBound()).isFalse();
    }

    private String nameAndPrice(Tenant tenant, UUID id) {
        return as(
                tenant,
                () -> jdbc.sql("SELECT name || ' ' || price FROM service WHERE id = ?")
                        .param(id)
                        .query(String.class)
                        .single());
    }

    private int insertService(UUID id, String name) {
        return jdbc.sql("""
            INSERT INTO service (id, code, name, category, description, duration_minutes, price, required_skill, keywords, active, position)
            VALUES (?, 'code', ?, '', '', 60, 0, 1, '{}', true, 1)\
            """).params(id, name).update();
    }

    private long countServices() {
        return count("service");
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private <T> T as(Tenant tenant, ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentTenant.call(tenant, () -> transaction.execute(status -> work.call()));
    }

    private static void assertRefused(String state, ThrowingCallable statement) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(statement)
                .satisfies(it -> assertThat(NestedExceptionUtils.getMostSpecificCause(it))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                cause -> assertThat(cause.getSQLState())
                                        .as(cause.getMessage())
                                        .isEqualTo(state)));
    }
}
