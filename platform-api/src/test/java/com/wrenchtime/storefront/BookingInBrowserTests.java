package com.wrenchtime.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.wrenchtime.demo.DemoShopForTests;
import com.wrenchtime.testing.ServedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Customers book in a real browser, on the hosted page and on sites of other origins. What they do is in
 * {@code booking-widget/test/browser}.
 */
@ServedTest
class BookingInBrowserTests {

    private static final Path WIDGET = Path.of("..", "booking-widget");
    /** Two ways to book. */
    private static final int ALL_ENGINES = 2;

    private static final Path LOG = Path.of("target", "booking-in-browser.log");

    private final ApplicationContext application;
    private final int port;

    BookingInBrowserTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
    }

    @Test
    void givenARealBrowser_whenCustomersBookInIt_thenTheyCan() throws IOException, InterruptedException {
        // A developer may lack the browser; whoever lands a change may not.
        assumeTrue(hasBrowser() || "true".equals(System.getenv("CI")), "No Chromium, and BROWSER names none");

        run("build/browser.mjs");
    }

    @Test
    void givenTheOtherEngines_whenCustomersBookInThem_thenTheyCan() throws IOException, InterruptedException {
        var log = run("build/engines.mjs");

        var leftOut = log.lines().filter(it -> it.contains("is not tried")).toList();
        assumeTrue(leftOut.size() < ALL_ENGINES, () -> String.join("; ", leftOut));
    }

    private String run(String program) throws IOException, InterruptedException {
        var shop = DemoShopForTests.open(application);
        var builder = new ProcessBuilder("node", program)
                .directory(WIDGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().put("PLATFORM", "http://localhost:" + port);
        builder.environment().put("SHOP", shop.slug());
        var process = builder.start();
        try {
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
        }
        var log = Files.readString(LOG);
        assertThat(process.exitValue()).as(log).isZero();
        return log;
    }

    private static boolean hasBrowser() {
        var named = System.getenv("BROWSER");
        return Files.isExecutable(Path.of(named == null ? "/usr/bin/chromium" : named));
    }
}
