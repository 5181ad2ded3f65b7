package com.wrenchtime.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A database prepared by {@code db/bootstrap.sql}, in the one PostgreSQL 18 server that all tests of a JVM share: a
 * container where a Docker engine answers, else an embedded server in a temporary folder.
 */
public final class TestDatabase {

    /** Of every login; an embedded server does not ask for it. */
    public static final String PASSWORD = "test";

    private static final AtomicInteger FRESH = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** The database of the Spring contexts that ask for no other. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    /** Another database in the same server: bootstrapped and otherwise empty. */
    public static TestDatabase freshDatabase() {
        var database = new TestDatabase("fresh_" + FRESH.incrementAndGet());
        database.create();
        return database;
    }

    /** Its JDBC address, without a user. */
    public String url() {
        return Server.RUNNING.url(name);
    }

    /** The settings that make it the application's main database, and the secrets that the application wants to start. */
    public Map<String, Object> settings() {
        return Map.of(
                "wrenchtime.embedded-database",
                "true",
                "wrenchtime.databases.main.url",
                url(),
                "wrenchtime.databases.main.app-password",
                PASSWORD,
                "wrenchtime.databases.main.owner-password",
                PASSWORD,
                "wrenchtime.migrate-on-start",
                "true",
                "wrenchtime.tokens.secret",
                "known to everybody who reads these tests",
                "wrenchtime.identity.secret",
                "known to everybody who reads these tests",
                "wrenchtime.oauth.secret",
                "known to everybody who reads these tests as well");
    }

    /** {@link #settings} as arguments of a command line, after the given ones. */
    public String[] arguments(String... first) {
        return Stream.concat(
                        Stream.of(first),
                        settings().entrySet().stream()
                                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                                .sorted())
                .toArray(String[]::new);
    }

    /** Its size on the disk. */
    public long megabytes() {
        return superuser()
                .sql("SELECT pg_database_size(current_database()) / 1024 / 1024")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    /** The superuser's view, to look at and tamper with anything. */
    public JdbcClient superuser() {
        return JdbcClient.create(dataSource("postgres"));
    }

    /** Unpooled connections as the given login. */
    public DataSource dataSource(String user) {
        return new DriverManagerDataSource(url(), user, PASSWORD);
    }

    /** Ends all of the login role's connections to this database, or those that are at work, from outside. */
    public int killBackends(boolean onlyAtWork) {
        return superuser()
                .sql("""
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = 'wrenchtime_app'
                      AND (NOT :onlyAtWork OR state <> 'idle')\
                    """)
                .param("onlyAtWork", onlyAtWork)
                .query(Integer.class)
                .single();
    }

    /** How many rows a table has, by its qualified name. */
    public long count(String table) {
        return superuser()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private void create() {
        try (var connection = Server.RUNNING.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the test database " + name, e);
        }
        try (var connection = Server.RUNNING.connect(name);
                var statement = connection.createStatement()) {
            statement.execute(new ClassPathResource("db/bootstrap.sql").getContentAsString(UTF_8));
            // Only a container asks for passwords; an embedded server trusts its own machine.
            statement.execute("ALTER ROLE wrenchtime_app PASSWORD '%1$s'".formatted(PASSWORD));
            statement.execute("ALTER ROLE wrenchtime_owner PASSWORD '%1$s'".formatted(PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not prepare the test database " + name, e);
        }
    }

    private static final class Shared {

        private static final TestDatabase DATABASE = new TestDatabase("wrenchtime");

        static {
            DATABASE.create();
        }
    }

    /** The server, started at its first use and stopped with the JVM. */
    private record Server(String host, int port) {

        // Every application context that Spring keeps for the next test class keeps its pools too.
        private static final String CONNECTIONS = "800";

        static final Server RUNNING = start();

        String url(String database) {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        }

        Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(url(database), "postgres", PASSWORD);
        }

        private static Server start() {
            return DockerEngine.answers() ? container() : embedded();
        }

        // Stopped by Testcontainers itself when the JVM ends.
        @SuppressWarnings("resource")
        private static Server container() {
            var container = new PostgreSQLContainer("postgres:18")
                    .withUsername("postgres")
                    .withPassword(PASSWORD)
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + CONNECTIONS);
            container.start();
            return new Server(container.getHost(), container.getFirstMappedPort());
        }

        private static Server embedded() {
            try {
                var log = Redirect.appendTo(new File("target/test-database.log"));
                var server = EmbeddedPostgres.builder()
                        .setDataDirectory(Files.createTempDirectory("wrenchtime-test-"))
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("max_connections", CONNECTIONS)
                        .setOutputRedirector(log)
                        .setErrorRedirector(log)
                        .start();
                return new Server("localhost", server.getPort());
            } catch (IOException e) {
                throw new UncheckedIOException("Could not start the embedded PostgreSQL", e);
            }
        }
    }
}
