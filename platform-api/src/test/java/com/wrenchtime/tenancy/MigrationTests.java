package com.wrenchtime.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.JavaProcess;
import com.wrenchtime.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class MigrationTests {

    private final TestDatabase database = TestDatabase.freshDatabase();
    private final Node node = Node.on(database);
    private final List<RegisteredShop> shops =
            IntStream.range(0, 6).mapToObj(it -> node.openShop()).toList();
    private final int newest = node.schema.newestLevel();

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void givenShopsThatAreBehind_whenOneCannotBeMigrated_thenItIsReportedAndTheOthersAreDone() {
        shops.forEach(this::returnToTheReleaseBefore);
        var unlucky = shops.get(2);
        plantObstacle(unlucky);

        var report = node.migrations.run();

        assertThat(report.outcomes()).hasSize(6);
        assertThat(report.failures()).singleElement().satisfies(it -> {
            assertThat(it.shop().id()).isEqualTo(unlucky.id());
            assertThat(it.failure().orElseThrow()).contains("obstacle");
        });
        assertThat(recordedLevel(unlucky)).isEqualTo(newest - 1);
        assertThat(migratedLevel(unlucky)).isLessThan(newest);
        assertThat(shops).filteredOn(it -> !it.equals(unlucky)).allSatisfy(this::assertNewest);
    }

    @Test
    void givenAShopThatFailed_whenItsObstacleIsGone_thenTheNextRunMendsItAlone() {
        shops.forEach(this::returnToTheReleaseBefore);
        var unlucky = shops.get(2);
        plantObstacle(unlucky);
        node.migrations.run();
        removeObstacle(unlucky);

        var report = node.migrations.run();

        assertThat(report.failures()).isEmpty();
        assertThat(report.outcomes()).extracting(it -> it.shop().id()).containsExactly(unlucky.id());
        assertThat(shops).allSatisfy(this::assertNewest);
        new Census(database).assertNothingIsHalf();
    }

    @Test
    void givenAllShopsAreCurrent_whenTheyAreMigrated_thenTheRegistryIsAskedOnce() {
        var statements = logOf("org.springframework.jdbc.core.JdbcTemplate");
        var connections = logOf("org.springframework.jdbc.datasource.DriverManagerDataSource");

        var report = node.migrations.migrateShops();

        assertThat(report.outcomes()).isEmpty();
        assertThat(statements)
                .filteredOn(it -> it.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .hasSize(1);
        assertThat(connections).isEmpty();
    }

    @Test
    void givenASuspendedAndAnUnfinishedShop_whenAllAreMigrated_thenOnlyTheSuspendedIs() {
        shops.forEach(this::returnToTheReleaseBefore);
        node.provisioning.suspend(shops.get(0).id());
        database.superuser()
                .sql("UPDATE platform.shop SET status = 'PROVISIONING' WHERE id = ?")
                .param(shops.get(1).id().value())
                .update();

        var report = node.migrations.run();

        assertThat(report.outcomes())
                .extracting(it -> it.shop().id())
                .contains(shops.get(0).id())
                .doesNotContain(shops.get(1).id());
    }

    @Test
    void givenShopsThatAreBehind_whenAProcessMigratesThem_thenItsExitCodeTellsWhetherAllAreDone(@TempDir Path folder)
            throws Exception {
        shops.forEach(this::returnToTheReleaseBefore);
        plantObstacle(shops.get(2));

        try (var failing = migrate(folder)) {
            assertThat(failing.exitCode()).isOne();
            assertThat(failing.output())
                    .contains("5 shops migrated, 1 failed")
                    .contains(shops.get(2).slug());
        }
        removeObstacle(shops.get(2));
        try (var succeeding = migrate(folder)) {
            assertThat(succeeding.exitCode()).isZero();
            assertThat(succeeding.output()).contains("1 shops migrated, 0 failed");
        }
    }

    @Test
    void givenADatabaseThatIsDown_whenAProcessMigrates_thenItFailsAndNamesTheSetting(@TempDir Path folder)
            throws Exception {
        try (var failing = JavaProcess.start(
                PlatformApplication.class,
                folder,
                "--migrate",
                "--wrenchtime.databases.main.url=jdbc:postgresql://localhost:1/wrenchtime",
                "--wrenchtime.databases.main.app-password=a",
                "--wrenchtime.databases.main.owner-password=o")) {
            assertThat(failing.exitCode()).isOne();
            assertThat(failing.output()).contains("wrenchtime.databases.main.url");
        }
    }

    private JavaProcess migrate(Path folder) throws Exception {
        return JavaProcess.start(PlatformApplication.class, folder, database.arguments("--migrate"));
    }

    /** As if the release before had opened it. */
    private void returnToTheReleaseBefore(RegisteredShop shop) {
        node.schema.drop(shop);
        node.schema.create(shop);
        Flyway.configure()
                .dataSource(database.dataSource("wrenchtime_owner"))
                .defaultSchema(shop.role())
                .createSchemas(false)
                .locations("classpath:db/migration/shop")
                // Up to it, or to the one below where the numbers have a gap.
                .target("%d?".formatted(newest - 1))
                .load()
                .migrate();
        database.superuser()
                .sql("UPDATE platform.shop SET migration_level = ? WHERE id = ?")
                .params(newest - 1, shop.id().value())
                .update();
    }

    /** Lets the newest migration fail at its end, whatever it does. */
    private void plantObstacle(RegisteredShop shop) {
        database.superuser()
                .sql("ALTER TABLE %s.flyway_schema_history ADD CONSTRAINT obstacle CHECK (version::int < %d)"
                        .formatted(shop.role(), newest))
                .update();
    }

    private void removeObstacle(RegisteredShop shop) {
        database.superuser()
                .sql("ALTER TABLE %s.flyway_schema_history DROP CONSTRAINT obstacle".formatted(shop.role()))
                .update();
    }

    private void assertNewest(RegisteredShop shop) {
        assertThat(recordedLevel(shop)).isEqualTo(newest);
        assertThat(migratedLevel(shop)).isEqualTo(newest);
    }

    /** According to the schema itself. */
    private int migratedLevel(RegisteredShop shop) {
        return database.superuser()
                .sql("SELECT max(version::int) FROM %s.flyway_schema_history WHERE success".formatted(shop.role()))
                .query(Integer.class)
                .single();
    }

    private int recordedLevel(RegisteredShop shop) {
        return database.superuser()
                .sql("SELECT migration_level FROM platform.shop WHERE id = ?")
                .param(shop.id().value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static List<ILoggingEvent> logOf(String name) {
        var logger = (Logger) LoggerFactory.getLogger(name);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(events);
        return events.list;
    }
}
