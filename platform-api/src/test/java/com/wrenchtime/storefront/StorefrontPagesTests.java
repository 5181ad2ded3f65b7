package com.wrenchtime.storefront;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.demo.DemoShopForTests;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.web.QrPicture;
import java.net.URI;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The pages of a shop without a page of its own, as they come from the server, and the files of the element. */
@ServedTest
class StorefrontPagesTests {

    private static final Pattern STRUCTURED =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/widget/[^\"]+)\"");

    private final ApplicationContext application;
    private final PageClient browser;
    private final PublicApiClient api;

    StorefrontPagesTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.browser = new PageClient(port);
        this.api = new PublicApiClient(port);
    }

    @Test
    void givenAShop_whenItsPageIsOpened_thenMenuPhoneAndStructuredDataAreInIt() {
        var shop = DemoShopForTests.open(application);

        var page = browser.get("/" + shop.slug());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("<title>Book a mechanic · Edgar&#39;s Mobile Auto Shop</title>")
                .contains("tel:+15305550123", "Brake Fluid Flush", "$130.00", "We come to Yolo County")
                .contains("<wrenchtime-booking routed shop=\"" + shop.slug() + "\" lang=\"en\"");
        var data = STRUCTURED.matcher(page.text());
        assertThat(data.find()).isTrue();
        var json = JsonMapper.shared().readTree(data.group(1));
        assertThat(json.get("@type").asString()).isEqualTo("AutoRepair");
        assertThat(json.get("openingHoursSpecification")
                        .valueStream()
                        .map(it -> it.get("dayOfWeek").asString()))
                .contains("Monday");
        assertThat(json.at("/openingHoursSpecification/0/opens").asString()).isEqualTo("08:00");
        assertThat(json.get("makesOffer")).hasSize(50);
        assertThat(json.at("/makesOffer/0/price").asString()).isEqualTo("120.00");
    }

    @Test
    void givenAShop_whenItsCodeForTheVanIsAskedFor_thenItLeadsToItsPage() {
        var shop = BookableShop.open(application, 1);

        var code = browser.get("/" + shop.slug() + "/qr.svg");

        assertThat(code.status()).isEqualTo(200);
        assertThat(code.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(code.text())
                .startsWith("<svg ")
                .contains(QrPicture.of("http://localhost:8080/" + shop.slug()).path());
        assertThat(browser.get("/nobody-here/qr.svg").status()).isEqualTo(404);
    }

    @Test
    void givenAServicesAddress_whenOpened_thenItIsInTitleAndElement() {
        var shop = DemoShopForTests.open(application);

        var page = browser.get("/%s/book/OIL_SYNTH".formatted(shop.slug()));

        assertThat(page.text())
                .contains("<title>Full Synthetic Oil Change · ", "services=\"OIL_SYNTH\"")
                .contains("/%s/book/OIL_SYNTH\"".formatted(shop.slug()));
    }

    @Test
    void givenAPersonWhoReadsSpanish_whenTheyComeOrChooseIt_thenThePageIsSpanish() {
        var slug = BookableShop.open(application, 1).slug();

        var spanish = browser.speaking("es-MX,es;q=0.9").get("/" + slug);
        var chosen = browser.speaking("en").get("/" + slug + "?lang=es");

        assertThat(spanish.text()).contains("<html lang=\"es\"", "Un mecánico que va hasta usted", "lang=\"es\"");
        assertThat(chosen.text()).contains("<html lang=\"es\"");
    }

    @Test
    void givenTheseMessages_whenBothLanguagesAreCompared_thenTheyHaveTheSameKeys() {
        var english = ResourceBundle.getBundle("messages/storefront", Locale.ROOT);
        var spanish = ResourceBundle.getBundle("messages/storefront", Locale.of("es"));

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allMatch(it -> !spanish.getString(it).equals(english.getString(it)));
    }

    @Test
    void givenHostileNames_whenShown_thenNothingOfThemIsMarkup() {
        var shop = BookableShop.open(application, 1);
        var hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
        CurrentTenant.run(shop.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            settings.change(renamed(settings.current(), hostile));
        });

        var page = browser.get("/" + shop.slug());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("<script>alert", "<img src=x");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "img-src 'self' https://pictures.example;")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nobody-here", "/..%2f", "/edgar'", "/m/nothing", "/nobody-here/book/OIL", "/nobody-here/form"})
    void givenNoSuchShopOrLink_whenOpened_thenAPageSaysSo(String path) {
        var page = browser.get(path);

        assertThat(page.status()).isIn(400, 404);
        if (page.status() == 404) {
            assertThat(page.text()).contains("Nothing can be booked here", "noindex");
        }
    }

    @Test
    void givenAShopThatIsSuspended_whenOpened_thenItLooksLikeNoneAtAll() {
        var shop = BookableShop.open(application, 1);
        var link = "/m/"
                + api.book(shop.slug(), booking(60, at(3, "10:00"), "(530) 555-0142"))
                        .text("manageToken");
        assertThat(browser.get(link).text()).contains("<wrenchtime-manage shop=\"" + shop.slug() + "\"");
        application.getBean(Provisioning.class).suspend(shop.registered().id());

        var unknown = browser.get("/nobody-here");
        for (var path : new String[] {"/" + shop.slug(), link}) {
            var page = browser.get(path);
            assertThat(page.status()).isEqualTo(404);
            assertThat(withoutAddress(page.text(), path)).isEqualTo(withoutAddress(unknown.text(), "/nobody-here"));
        }
    }

    @Test
    void givenTheElement_whenLoadedFromAnySite_thenItMayBeUsedAndIsKeptAsLongAsItsNameIsGood() {
        var slug = BookableShop.open(application, 1).slug();
        var script = SCRIPT.matcher(browser.get("/" + slug).text());
        assertThat(script.find()).isTrue();

        var hashed = browser.send(browser.request(script.group(1)).header("Accept-Encoding", "gzip"));
        var latest = browser.get("/widget/v1.js");

        assertThat(hashed.status()).isEqualTo(200);
        assertThat(hashed.header("Cache-Control")).contains("max-age=31536000", "public", "immutable");
        assertThat(hashed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(hashed.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(latest.header("Cache-Control"))
                .contains("max-age=300", "public")
                .doesNotContain("immutable");
        assertThat(latest.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(latest.header("Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"/widget/manifest.json", "/widget/v1.js.br", "/widget/booking-0123456789.js", "/widget/..%5cv1.js"})
    void givenAnythingElse_whenAskedFor_thenItIsNotThere(String path) {
        assertThat(browser.get(path).status()).isIn(400, 404);
    }

    private static String withoutAddress(String page, String path) {
        return page.replace(path, "");
    }

    private static ShopSettings renamed(ShopSettings shop, String name) {
        return new ShopSettings(
                name,
                new PhoneNumber("+15305550123"),
                shop.zone(),
                shop.country(),
                shop.currency(),
                shop.locale(),
                new Branding("#1d4ed8", URI.create("https://pictures.example/logo.png")),
                shop.policy(),
                shop.area(),
                shop.driving(),
                shop.allowedOrigins());
    }
}
