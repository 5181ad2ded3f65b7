package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wrenchtime.PlatformApplication;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.web.Scopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.json.JsonMapper;

/** A published client library for Node does everything with our authorization server that a client can do. */
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = "management.server.port=0")
@Import({TestShops.class, TestCallers.class, TestMembers.class, TestApplications.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class OpenIdClientTests {

    private static final Path SOURCES = Path.of("src", "test", "openid-client");
    private static final Path FOLDER = Path.of("target", "openid-client");
    private static final int PORT = freePort();

    private final TestMembers members;
    private final TestShops shops;
    private final TestApplications applications;

    OpenIdClientTests(TestMembers members, TestShops shops, TestApplications applications) {
        this.members = members;
        this.shops = shops;
        this.applications = applications;
    }

    /** The issuer is an address that the library really goes to. */
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("wrenchtime.web.public-url", () -> "http://localhost:" + PORT);
    }

    @BeforeAll
    static void theLibrary() throws IOException, InterruptedException {
        // A developer may lack Node; whoever lands a change may not.
        assumeTrue(hasNode() || "true".equals(System.getenv("CI")), "No Node of version 20 or newer");
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "package-lock.json", "flow.mjs")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    @Test
    void givenAPublishedClient_whenItDoesAllThereIs_thenEveryStepIsAsTheStandardsSay()
            throws IOException, InterruptedException {
        var shop = shops.open();
        var person = members.join(shop, Role.OWNER);
        var application = applications.register(PORT);
        var program = program(shop);

        var output = run(
                Map.of(
                        "ISSUER",
                        "http://localhost:" + PORT,
                        "CLIENT_ID",
                        application.id(),
                        "CLIENT_SECRET",
                        TestApplications.SECRET,
                        "REDIRECT_URI",
                        TestApplications.REDIRECT,
                        "AFTER_LOGOUT",
                        TestApplications.AFTER_LOGOUT,
                        "PROGRAM_ID",
                        program.id(),
                        "PROGRAM_SECRET",
                        program.secret(),
                        "SIGNED_IN",
                        TestMembers.HEADER + "\n" + members.signedIn(person, shop)),
                "node",
                "flow.mjs");

        var result = JsonMapper.shared().readTree(output.lines().toList().getLast());
        assertThat(result.path("sub").asString()).isEqualTo(person.toString());
        assertThat(result.path("userInfo").asString()).isEqualTo(person.toString());
        assertThat(result.path("goodbye").asString()).isEqualTo(TestApplications.AFTER_LOGOUT + "?state=bye");
        assertThat(result.at("/program/type").asString()).isEqualToIgnoringCase("Bearer");
        assertThat(result.at("/program/expires").asInt()).isBetween(1, 900);
    }

    private static TestClient program(RegisteredShop shop) {
        var created = new StaffApiClient(PORT, TestCallers.member(shop.tenant(), Role.OWNER))
                .post(
                        "api-clients",
                        "{\"name\":\"Some program\",\"scopes\":[\"%s\"]}"
                                .formatted(Scopes.all().first()))
                .json();
        return new TestClient(
                PORT, created.path("id").asString(), created.path("secret").asString(), TestApplications.REDIRECT);
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            var process = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .start();
            var version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    && version.matches("v[0-9]+\\..*")
                    && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var log = FOLDER.resolve("output.log");
        var builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("%s ends", List.of(command))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
