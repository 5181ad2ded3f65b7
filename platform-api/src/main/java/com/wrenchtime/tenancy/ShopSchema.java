package com.wrenchtime.tenancy;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes, migrates and drops the schemas: the platform's and each shop's with the role of the same name. Every step may
 * be repeated, so an attempt that was killed is mended by the next one.
 */
@Component
class ShopSchema {

    private static final Logger log = LoggerFactory.getLogger(ShopSchema.class);

    private static final String SHOP_MIGRATIONS = "db/migration/shop";
    private static final String PLATFORM_MIGRATIONS = "db/migration/platform";
    private static final String TASK_MIGRATIONS = "db/migration/tasks";

    private final Databases databases;
    private final int newestLevel = newestVersion();

    ShopSchema(Databases databases) {
        this.databases = databases;
    }

    /** The version of the newest migration of a shop's schema that this release brings. */
    int newestLevel() {
        return newestLevel;
    }

    /**
     * Brings the platform's schema to its newest version, and in every database the queue of tasks. A database other than
     * the main one that cannot be reached keeps nobody from migrating the rest.
     *
     * @throws FailureAnalyzedException if the database cannot be logged in to, with the settings to look at
     */
    void migratePlatform() {
        try (var connection = databases.owner(DatabaseSettings.MAIN).getConnection()) {
            log.debug("Migrating the platform of {}", connection.getMetaData().getURL());
        } catch (SQLException e) {
            throw new FailureAnalyzedException(
                    "The main database does not let wrenchtime_owner in: " + e.getMessage(),
                    "Check wrenchtime.databases.main.url and wrenchtime.databases.main.owner-password (environment"
                            + " WRENCHTIME_DATABASES_MAIN_URL, WRENCHTIME_DATABASES_MAIN_OWNERPASSWORD), and that"
                            + " db/bootstrap.sql has prepared the database.",
                    e);
        }
        flyway(DatabaseSettings.MAIN, "platform", PLATFORM_MIGRATIONS).load().migrate();
        migrateTasks(DatabaseSettings.MAIN);
        databases.keys().stream()
                .filter(it -> !it.equals(DatabaseSettings.MAIN))
                .sorted()
                .forEach(this::tryToMigrateTasks);
    }

    private void tryToMigrateTasks(String database) {
        try {
            migrateTasks(database);
        } catch (FlywayException e) {
            log.error("Could not migrate the tasks of database {}; its shops cannot queue any", database, e);
        }
    }

    // Beside the platform's own history: the tasks are in all databases, the rest of that schema in the main one alone.
    private void migrateTasks(String database) {
        flyway(database, "platform", TASK_MIGRATIONS)
                .table("tasks_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Makes the role and the empty schema, unless they are there. The role may use its schema's tables, not change them. */
    void create(RegisteredShop shop) {
        var owner = databases.owner(shop.database());
        new TransactionTemplate(new DataSourceTransactionManager(owner))
                .executeWithoutResult(status -> JdbcClient.create(owner)
                        .sql("""
                            DO $$
                            BEGIN
                                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                                    CREATE ROLE %1$s NOLOGIN;
                                END IF;
                                GRANT %1$s TO wrenchtime_app;
                                IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '%1$s') THEN
                                    CREATE SCHEMA %1$s;
                                    GRANT USAGE ON SCHEMA %1$s TO %1$s;
                                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s
                                        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %1$s;
                                    ALTER DEFAULT PRIVILEGES IN SCHEMA %1$s GRANT USAGE ON SEQUENCES TO %1$s;
                                END IF;
                            END
                            $$\
                            """.formatted(shop.tenant().role()))
                        .update());
    }

    /** Brings the shop's schema to {@link #newestLevel}; does nothing when it is there. */
    void migrate(RegisteredShop shop) {
        flyway(shop.database(), shop.tenant().role(), SHOP_MIGRATIONS).load().migrate();
    }

    /** Removes the schema with everything in it, and the role. */
    void drop(RegisteredShop shop) {
        JdbcClient.create(databases.owner(shop.database()))
                .sql("""
                    DO $$
                    BEGIN
                        DROP SCHEMA IF EXISTS %1$s CASCADE;
                        IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                                DROP ROLE %1$s;
                        END IF;
                    END
                    $$\
                    """.formatted(shop.tenant().role()))
                .update();
    }

    private FluentConfiguration flyway(String database, String schema, String location) {
        return Flyway.configure()
                .dataSource(databases.owner(database))
                .defaultSchema(schema)
                .createSchemas(false)
                .locations("classpath:" + location)
                .validateMigrationNaming(true)
                .group(true);
    }

    private static int newestVersion() {
        try {
            var files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + SHOP_MIGRATIONS + "/V*.sql");
            return Arrays.stream(files)
                    .map(it -> requireNonNull(it.getFilename()))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
