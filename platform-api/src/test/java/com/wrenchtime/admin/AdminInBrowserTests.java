package com.wrenchtime.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wrenchtime.demo.DemoShopForTests;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BrowserTest;
import com.wrenchtime.testing.TestPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** People run their day in a real browser. What they do is in {@code tenant-admin/test/browser}. */
@BrowserTest
class AdminInBrowserTests {

    private static final Path ADMIN = Path.of("..", "tenant-admin");
    private static final Path LOG = Path.of("target", "admin-in-browser.log");

    private final ApplicationContext application;
    private final TestPeople people;
    private final int port;

    AdminInBrowserTests(ApplicationContext application, TestPeople people, @LocalServerPort int port) {
        this.application = application;
        this.people = people;
        this.port = port;
    }

    @Test
    void givenARealBrowser_whenPeopleRunTheirDayInIt_thenTheyCan() throws IOException, InterruptedException {
        // A developer may lack the browser; whoever lands a change may not.
        assumeTrue(hasBrowser() || "true".equals(System.getenv("CI")), "No Chromium, and BROWSER names none");
        var shop = DemoShopForTests.open(application);

        var builder = new ProcessBuilder("node", "--test", "--test-concurrency=1", "test/browser/")
                .directory(ADMIN.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        var environment = builder.environment();
        environment.put("PLATFORM", "http://localhost:" + port);
        environment.put("PASSWORD", TestPeople.PASSWORD);
        for (var role : Role.values()) {
            environment.put(role.name(), people.member(shop, role).email().value());
        }
        var process = builder.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(LOG)).isZero();
    }

    private static boolean hasBrowser() {
        var named = System.getenv("BROWSER");
        return Files.isExecutable(Path.of(named == null ? "/usr/bin/chromium" : named));
    }
}
