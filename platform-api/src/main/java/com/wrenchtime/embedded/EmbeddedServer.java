package com.wrenchtime.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server on a folder that outlives it.
 *
 * <pre>
 * 18/          the data, one folder for each major version of PostgreSQL
 * binaries/    PostgreSQL itself
 * lock         held by the process that uses the folder
 * initialized  present once the data folder has been made completely
 * token-secret  proves the tokens that customers are given
 * identity-secret  encrypts what is kept of people's authenticators
 * oauth-secret  seals signing keys and the tokens of sessions
 * server.log   what the server said since its last start
 * </pre>
 *
 * The only class that knows the library with the binaries, which is not there in the packaged application.
 */
final class EmbeddedServer {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final String OR_ANOTHER =
            " or set wrenchtime.databases.main.url (environment WRENCHTIME_DATABASES_MAIN_URL) to a database of your"
                    + " own.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final FileChannel lock;
    private final EmbeddedPostgres postgres;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private EmbeddedServer(Path folder, FileChannel lock, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.lock = lock;
        this.postgres = postgres;
    }

    static EmbeddedServer start(Path folder) {
        try {
            Files.createDirectories(folder);
            var lock = lock(folder);
            try {
                return new EmbeddedServer(folder, lock, startLocked(folder));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw failed(
                    "The data folder %s cannot be used: %s".formatted(folder, e.getMessage()),
                    "Make it writable for the user %s, or delete it to begin anew,"
                            .formatted(System.getProperty("user.name")),
                    e);
        } catch (IOException | IllegalStateException e) {
            throw failed(
                    "The embedded PostgreSQL did not start on %s.".formatted(folder),
                    "Look into %s,".formatted(folder.resolve("server.log")),
                    e);
        }
    }

    /** Makes the database unless it is there, brings roles and schemas up to date, and returns its JDBC address. */
    String prepare(String database) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found =
                    statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(database))) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + database);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database in " + folder, e);
        }
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new ClassPathResource("db/bootstrap.sql").getContentAsString(UTF_8));
        } catch (SQLException e) {
            throw new IllegalStateException("db/bootstrap.sql failed in " + folder, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info(
                "Data are kept in {} (look inside with: psql -h localhost -p {} -U postgres {})",
                folder,
                postgres.getPort(),
                database);
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), database);
    }

    /** A secret of this folder's own, made at first use. */
    String secret(String name) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                // Written aside and moved, so that it is never there by half.
                var draft = POSIX
                        ? Files.createTempFile(
                                folder,
                                name,
                                null,
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                        : Files.createTempFile(folder, name, null);
                Files.writeString(draft, Base64.getEncoder().encodeToString(random));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (stopped.getAndSet(true)) {
            return;
        }
        try {
            postgres.close();
            lock.close();
        } catch (IOException e) {
            log.warn("Could not stop the embedded PostgreSQL in {}", folder, e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This very process has it; the answer is the same.
        }
        channel.close();
        throw failed("Another running application uses the data folder %s.".formatted(folder), "Stop it first,");
    }

    private static EmbeddedPostgres startLocked(Path folder) throws IOException {
        var binaries = Files.createDirectories(folder.resolve("binaries"));
        var data = folder.resolve("18");
        var initialized = folder.resolve("initialized");
        refuseForeign(data);
        stopLeftBehind(data, binaries);
        if (!Files.exists(initialized)) {
            // Whoever made it was killed before the server ever ran on it.
            FileSystemUtils.deleteRecursively(data);
        }
        deleteHalfUnpacked(binaries);
        var serverLog = folder.resolve("server.log");
        Files.deleteIfExists(serverLog);
        var output = Redirect.appendTo(serverLog.toFile());
        var postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library's defaults are for data that nobody will miss.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .start();
        if (!Files.exists(initialized)) {
            Files.createFile(initialized);
        }
        return postgres;
    }

    /** PostgreSQL runs on nobody's data but those of the user it runs as, and says so in its own log only. */
    private static void refuseForeign(Path data) throws IOException {
        var user = System.getProperty("user.name");
        if (POSIX && Files.exists(data) && !Files.getOwner(data).getName().equals(user)) {
            throw failed(
                    "The data folder %s belongs to the user %s, and this is %s."
                            .formatted(data, Files.getOwner(data).getName(), user),
                    "Run it as the same user again, or delete the folder to begin anew,");
        }
    }

    /** A killed application cannot stop its server, which then still works on the data. */
    private static void stopLeftBehind(Path data, Path binaries) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var ours = binaries.toRealPath();
        var pid = Files.readAllLines(pidFile).stream().findFirst().map(Long::parseLong);
        // The number may meanwhile belong to any other process.
        var server = pid.flatMap(ProcessHandle::of)
                .filter(it -> it.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(ours))
                        .isPresent());
        if (server.isPresent()) {
            log.info(
                    "Stopping the PostgreSQL server {} that an earlier run left behind",
                    server.get().pid());
            stop(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static void stop(ProcessHandle server) throws IOException {
        if (POSIX) {
            // SIGINT is PostgreSQL's fast shutdown; destroy() would wait for its clients to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        } else {
            server.destroy();
        }
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping a server that was left behind", e);
        }
    }

    /** The library takes whatever file is there for complete. */
    private static void deleteHalfUnpacked(Path binaries) throws IOException {
        try (var versions = Files.newDirectoryStream(binaries, it -> !Files.exists(it.resolve(".exists")))) {
            for (var version : versions) {
                FileSystemUtils.deleteRecursively(version);
            }
        }
    }

    private static FailureAnalyzedException failed(String description, String action) {
        return new FailureAnalyzedException(description, action + OR_ANOTHER);
    }

    private static FailureAnalyzedException failed(String description, String action, Throwable cause) {
        return new FailureAnalyzedException(description, action + OR_ANOTHER, cause);
    }
}
