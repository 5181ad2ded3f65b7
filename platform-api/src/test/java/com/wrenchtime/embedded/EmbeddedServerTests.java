package com.wrenchtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.testing.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedServerTests {

    private static final Pattern PORT = Pattern.compile("-p (\\d+) ");

    @TempDir
    Path folder;

    @Test
    void givenAFolder_whenTheServerIsStoppedAndStarted_thenDataAndSecretAreKept() throws Exception {
        var server = EmbeddedServer.start(folder);
        client(server.prepare("wrenchtime"))
                .sql("CREATE TABLE platform.kept AS SELECT 42 AS answer")
                .update();
        var secret = server.secret("token-secret");
        server.stop();

        var again = EmbeddedServer.start(folder);

        try {
            assertThat(client(again.prepare("wrenchtime"))
                            .sql("SELECT answer FROM platform.kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
            assertThat(again.secret("token-secret")).isEqualTo(secret);
            assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token-secret"))))
                    .isEqualTo("rw-------");
        } finally {
            again.stop();
        }
        assertThat(folder.resolve("18/postmaster.pid")).doesNotExist();
    }

    @Test
    void givenAFolderInUse_whenAnotherStartsOnIt_thenItIsToldSo() {
        var server = EmbeddedServer.start(folder);
        try {
            assertThatExceptionOfType(FailureAnalyzedException.class)
                    .isThrownBy(() -> EmbeddedServer.start(folder))
                    .satisfies(it -> assertThat(it.analysis().getDescription())
                            .contains("Another running application")
                            .contains(folder.toString()));
        } finally {
            server.stop();
        }
    }

    @Test
    void givenAFolderThatWasMadeByHalf_whenTheServerStarts_thenItIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("18"));
        Files.writeString(folder.resolve("18/postgresql.conf"), "# killed while writing this");

        var server = EmbeddedServer.start(folder);

        assertThat(server.prepare("wrenchtime")).startsWith("jdbc:postgresql:");
        server.stop();
    }

    @Test
    void givenThePidFileOfAnotherProcess_whenTheServerStarts_thenThatProcessLives() throws Exception {
        EmbeddedServer.start(folder).stop();
        Files.writeString(
                folder.resolve("18/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("18") + "\n");

        var server = EmbeddedServer.start(folder);

        assertThat(server.prepare("wrenchtime")).startsWith("jdbc:postgresql:");
        server.stop();
    }

    @Test
    void givenAKilledApplication_whenTheNextStarts_thenItsServerIsStoppedAndItsDataAreThere() throws Exception {
        try (var first = JavaProcess.start(Holder.class, folder, folder.toString())) {
            client("jdbc:postgresql://localhost:%s/wrenchtime".formatted(port(first)))
                    .sql("CREATE TABLE platform.kept AS SELECT 42 AS answer")
                    .update();
            first.kill();
        }
        assertThat(folder.resolve("18/postmaster.pid")).exists();

        try (var second = JavaProcess.start(Holder.class, folder, folder.toString())) {
            var answer = client("jdbc:postgresql://localhost:%s/wrenchtime".formatted(port(second)))
                    .sql("SELECT answer FROM platform.kept")
                    .query(Integer.class)
                    .single();

            assertThat(answer).isEqualTo(42);
            assertThat(second.output())
                    .contains("that an earlier run left behind")
                    .contains(folder.toString());
            second.terminate();
            second.exitCode();
        }
        assertThat(folder.resolve("18/postmaster.pid")).doesNotExist();
    }

    @Test
    void givenNoDatabaseAndNoBinaries_whenTheApplicationStarts_thenItRefusesAndNamesTheSetting() throws Exception {
        try (var application = JavaProcess.start(
                PlatformApplication.class,
                folder,
                entry -> !entry.contains("zonky") && !entry.endsWith("test-classes"))) {
            assertThat(application.exitCode()).isOne();
            assertThat(application.output())
                    .contains("APPLICATION FAILED TO START")
                    .contains("wrenchtime.databases.main.url")
                    .contains("WRENCHTIME_DATABASES_MAIN_URL")
                    .doesNotContain("\tat ");
        }
    }

    private static String port(JavaProcess holder) throws Exception {
        holder.awaitLine("Data are kept in");
        return holder.output(PORT).getLast();
    }

    private static JdbcClient client(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    /** Runs a server until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String... args) throws InterruptedException {
            var server = EmbeddedServer.start(Path.of(args[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.prepare("wrenchtime");
            Thread.currentThread().join();
        }
    }
}
