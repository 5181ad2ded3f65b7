package com.wrenchtime.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.ServedTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The admin's shell and its files, as they come from the server. */
@ServedTest
class AdminFilesTests {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/admin/assets/[^\"]+[.]js)\"");

    private final PageClient browser;

    AdminFilesTests(@LocalServerPort int port) {
        this.browser = new PageClient(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin", "/admin/", "/admin/board", "/admin/appointments/0196e0f0-0000-7000-8000-000000000001"})
    void givenAnAddressOfTheAdmin_whenOpened_thenItIsTheShellUnderAStrictPolicy(String address) {
        var page = browser.get(address);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<div id=\"root\"></div>").doesNotContain("<style", "<script>");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void givenTheShell_whenItsScriptIsLoaded_thenBrowsersKeepItForGood() {
        var script = SCRIPT.matcher(browser.get("/admin").text());
        assertThat(script.find()).isTrue();

        var loaded = browser.get(script.group(1));

        assertThat(loaded.status()).isEqualTo(200);
        assertThat(loaded.header("Cache-Control")).contains("max-age=31536000", "immutable");
    }

    @Test
    void givenTheServiceWorker_whenLoaded_thenItMayServeTheWholeAdmin() {
        assertThat(browser.get("/admin/sw.js").header("Service-Worker-Allowed")).isEqualTo("/admin");
    }

    @Test
    void givenAnAssetThatIsNotThere_whenLoaded_thenItIsNotTheShell() {
        assertThat(browser.get("/admin/assets/index-00000000.js").status()).isEqualTo(404);
        assertThat(browser.get("/admin/other.js").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sw.js", "theme.js", "manifest.webmanifest", "icon.svg", "icon-192.png", "icon-maskable.png"})
    void givenAFileWithAFixedName_whenLoaded_thenBrowsersAskEachTime(String name) {
        var file = browser.get("/admin/" + name);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(file.response().headers().firstValue("Last-Modified")).isEmpty();
    }
}
