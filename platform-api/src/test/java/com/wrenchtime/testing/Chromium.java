package com.wrenchtime.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.core.io.ClassPathResource;

/**
 * A real browser, for what no other client can show: scripts, passkeys, focus, and how pages look. Neither it nor its driver is
 * ever downloaded; docs/building.md says where they come from.
 */
public final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final String LANGUAGE = System.getProperty("pages.language", "en");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final String base;

    private Chromium(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /**
     * Starts a browser with a profile of its own. On a machine without Chromium the test is skipped; a build server has to
     * have it.
     *
     * @param base the address of the application
     */
    public static Chromium start(String base) {
        assumeTrue(
                (Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER)) || "true".equals(System.getenv("CI")),
                "No Chromium with its driver in /usr/bin: see docs/building.md");
        var options = new ChromeOptions()
                .setBinary(BROWSER.toFile())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--accept-lang=" + LANGUAGE);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("target/chromedriver.log"))
                .build();
        return new Chromium(new ChromeDriver(service, options), base);
    }

    /** Opens a page and waits for it. */
    public Chromium open(String path) {
        driver.get(base + path);
        return this;
    }

    /** The path and query of the page that is shown. */
    public String path() {
        return driver.getCurrentUrl().substring(base.length());
    }

    /** Waits for the page at this path. */
    public Chromium waitFor(String path) {
        await().atMost(PATIENCE).until(this::path, path::equals);
        return this;
    }

    /** The text that a person can see. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Whether an element like this can be seen. */
    public boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until an element like this can be seen. */
    public Chromium waitUntilShown(String selector) {
        await().atMost(PATIENCE).until(() -> shows(selector));
        return this;
    }

    /** Types into the field with this id, instead of what was there. */
    public Chromium type(String id, String text) {
        var field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Clicks what matches and can be seen. */
    public Chromium click(String selector) {
        driver.findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not to be seen: " + selector))
                .click();
        return this;
    }

    /** Signs in as far as a password goes. */
    public Chromium signIn(String email, String password) {
        return open("/login").type("email", email).type("password", password).click("main form button");
    }

    /** Signs out of everything by forgetting all cookies. */
    public Chromium forget() {
        driver.manage().deleteAllCookies();
        return this;
    }

    /** Presses keys, wherever the focus is. */
    public Chromium press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Presses Tab until the element with this id has the focus. */
    public Chromium tabTo(String id) {
        for (int i = 0; i < 50; i++) {
            if (id.equals(focused().getAttribute("id"))) {
                return this;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("No way to " + id);
    }

    /** What has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Lets the machine have a finger print reader or the like, whose holder is verified. */
    public VirtualAuthenticator authenticator() {
        return driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserConsenting(true)
                .setIsUserVerified(true));
    }

    /** Takes such a device away. */
    public void remove(VirtualAuthenticator authenticator) {
        driver.removeVirtualAuthenticator(authenticator);
    }

    /** Shows pages so wide, in CSS pixels, and light or dark; at once, without colours on their way from one to the other. */
    public Chromium look(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"),
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    /** What axe finds against WCAG 2.2 AA on the page that is shown; none when it finds nothing. */
    public List<?> violations() {
        driver.executeScript(axe());
        return (List<?>) driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {
              runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              resultTypes: ["violations"],
            }).then((it) => done(it.violations.map((found) =>
              `${found.id}: ${found.nodes.map((node) => node.target.join(" ") + " " + node.failureSummary).join(", ")}`)));
            """);
    }

    /** Whether somebody has to scroll sideways. */
    public boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** Keeps a picture of the whole page. */
    public void picture(Path file) {
        try {
            var height = (Long) driver.executeScript("return document.documentElement.scrollHeight");
            var width = (Long) driver.executeScript("return document.documentElement.clientWidth");
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
