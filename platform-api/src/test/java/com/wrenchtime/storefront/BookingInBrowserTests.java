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
        var shop = DemoShopForTests.open(application);

        var builder = new ProcessBuilder("node", "build/browser.mjs")
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

        assertThat(process.exitValue()).as(Files.readString(LOG)).isZero();
    }

    private static boolean hasBrowser() {
        var named = System.getenv("BROWSER");
        return Files.isExecutable(Path.of(named == null ? "/usr/bin/chromium" : named));
    }
}
