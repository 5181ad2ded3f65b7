package com.wrenchtime.storefront;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PageClient;
import com.wrenchtime.testing.PageClient.Page;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** A booking without scripts: the forms of a shop's page, sent as a browser sends them. */
@ServedTest
class PlainBookingTests {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern START = Pattern.compile("name=\"start\" value=\"([^\"]+)\"");
    private static final Map<String, String> DETAILS = new TreeMap<>(Map.of(
            "line1", "100 Main St",
            "city", "Woodland",
            "region", "CA",
            "year", "2016",
            "model", "Land Rover Defender",
            "name", "Ada Driver",
            "phone", "(530) 555-0142",
            "notes", "It clicks.\r\nTwice."));

    private final ApplicationContext application;
    private final PageClient browser;
    private final PublicApiClient api;
    private BookableShop shop;

    PlainBookingTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.browser = new PageClient(port);
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenNoScripts_whenAllStepsAreDone_thenItIsBookedLikeAnyOther() {
        var first = browser.get("/" + shop.slug());
        assertThat(first.text())
                .contains("action=\"/%s/form\"".formatted(shop.slug()), "name=\"service\" value=\"S60\"");
        var times = browser.get(form() + "?service=S60&postalCode=95695&date=" + day(3));
        var start = start(times, "T10:00");
        var details = browser.get(form() + "?service=S60&postalCode=95695&start=" + encoded(start));
        // What the postal code tells needs no typing.
        assertThat(details.text()).contains("name=\"region\" value=\"CA\"");

        var review = send(details, DETAILS);
        assertThat(review.status()).as(review.text()).isEqualTo(200);
        assertThat(review.text()).contains("Everything right?", "Land Rover Defender", "$65.00", "10:00");
        var booked = send(review, Map.of("confirm", "yes"));

        assertThat(booked.status()).isEqualTo(303);
        assertThat(booked.location()).startsWith("/m/");
        var appointment = browser.get(booked.location());
        assertThat(appointment.text()).contains("You’re booked", "100 Main St, Woodland, CA 95695", "$65.00");
        var seen = api.get("manage/" + booked.location().substring(3)).json();
        assertThat(OffsetDateTime.parse(seen.get("start").asString())).isEqualTo(start);
        assertThat(rows("vehicle", "make || '/' || model")).containsExactly("Land Rover/Defender");
        assertThat(rows("appointment", "notes")).containsExactly("It clicks.\nTwice.");
        assertThat(rows("text_consent", "granted::text")).containsExactly("false");
        // Nothing that another site could make use of.
        assertThat(browser.cookie("lang")).isEmpty();
        assertThat(booked.header("Set-Cookie")).isEmpty();
    }

    @Test
    void givenAReview_whenConfirmedTwice_thenItIsBookedOnce() {
        var review = review();

        var once = send(review, Map.of("confirm", "yes"));
        var again = send(review, Map.of("confirm", "yes"));

        assertThat(once.status()).isEqualTo(303);
        assertThat(again.location()).isEqualTo(once.location());
        assertThat(rows("appointment", "reference")).hasSize(1);
    }

    @Test
    void givenATimeThatIsGone_whenConfirmed_thenOthersAreShownAndNothingIsLost() {
        var review = review();
        assertThat(api.book(shop.slug(), booking(60, at(3, "10:00"), "(530) 555-0111"))
                        .status())
                .isEqualTo(201);

        var lost = send(review, Map.of("confirm", "yes"));

        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.text()).contains("That time cannot be had any more", "method=\"post\"");
        var other = start(lost, "T14:00");
        var anew = send(lost, Map.of("start", other));
        assertThat(anew.text()).contains("Everything right?", "Ada Driver", "It clicks.");
        assertThat(send(anew, Map.of("confirm", "yes")).status()).isEqualTo(303);
    }

    @Test
    void givenDetailsThatCannotBe_whenSent_thenEachIsNamedAndAllThatWasTypedStays() {
        var details = browser.get(form() + "?service=S60&postalCode=95695&start=" + encoded(at(3, "10:00")));
        var wrong = new TreeMap<>(DETAILS);
        wrong.putAll(
                Map.of("phone", "12", "model", "Corolla", "year", "", "name", "  ", "vin", "short", "email", "no"));

        var again = send(details, wrong);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("id=\"wrong-phone\"", "id=\"wrong-model\"", "id=\"wrong-year\"", "id=\"wrong-name\"")
                .contains("id=\"wrong-vin\"", "id=\"wrong-email\"", "value=\"100 Main St\"", "value=\"Corolla\"")
                .doesNotContain("id=\"wrong-line1\"", "id=\"wrong-city\"");
        assertThat(shop.rows(TestDatabase.shared())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 422, Choose at least one service",
        "?service=NOTHING&postalCode=95695, 422, Choose at least one service",
        "?service=S60, 422, Type the ZIP code",
        "?service=S60&postalCode=x, 422, Type the ZIP code",
        "?service=S60&postalCode=10001, 422, outside our area",
        "?service=S60&postalCode=95695, 200, When should we come?",
        "?service=S60&postalCode=95695&date=nonsense, 200, When should we come?",
        "?service=S60&postalCode=95695&from=2199-01-01, 200, When should we come?",
        "?service=S60&postalCode=95695&start=nonsense, 200, Your car",
    })
    void givenWhatAnAddressCanSay_whenOpened_thenThePageThatIsNextComes(String query, int status, String text) {
        var page = browser.get(form() + query);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains(text);
    }

    @Test
    void givenAStartThatWasNeverOffered_whenSent_thenTimesAreShown() {
        var details = browser.get(form() + "?service=S60&postalCode=95695&start=2001-01-01T10:00:00Z");

        var page = send(details, DETAILS);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("When should we come?", "cannot be had");
    }

    @Test
    void givenSomebodyWhoReadsSpanish_whenTheyBook_thenAllPagesAndTheQuestionAreSpanish() {
        browser.speaking("es-MX");
        var details = browser.get(form() + "?service=S60&postalCode=95695&start=" + encoded(at(3, "10:00")));
        assertThat(details.text()).contains("Su auto y cómo contactarlo", "Acepto recibir mensajes de texto");
        var typed = new TreeMap<>(DETAILS);
        typed.put("texts", "yes");

        var review = send(details, typed);
        var booked = send(review, Map.of("confirm", "yes"));

        assertThat(review.text()).contains("¿Todo bien?", "Acepto recibir");
        assertThat(browser.get(booked.location()).text()).contains("Su cita está reservada");
        assertThat(rows("text_consent", "granted::text || ' ' || left(wording, 14)"))
                .containsExactly("true Acepto recibir");
    }

    @Test
    void givenHostileTexts_whenCarriedThroughAllForms_thenNoneIsMarkup() {
        var hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'`{{7*7}}${7*7}__${7*7}__";
        var details = browser.get(
                form() + "?service=S60&service=%22%3E%3Cscript%3E&postalCode=95695&start=" + encoded(at(3, "10:00")));
        var typed = new TreeMap<>(DETAILS);
        List.of("line1", "city", "name", "notes").forEach(it -> typed.put(it, hostile));
        typed.put("model", "Ford " + hostile.substring(0, 40));
        var wrong = new TreeMap<>(typed);
        wrong.put("phone", hostile);

        var pages = new ArrayList<>(List.of(details, send(details, wrong)));
        var review = send(details, typed);
        var booked = send(review, Map.of("confirm", "yes"));
        pages.addAll(List.of(review, browser.get(booked.location())));

        assertThat(booked.status()).as(review.text()).isEqualTo(303);
        for (var page : pages) {
            assertThat(page.text()).doesNotContain("<script>", "<img src=x", "__49__");
            assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "form-action 'self'");
        }
        assertThat(HtmlUtils.htmlUnescape(review.text())).contains(hostile);
    }

    private Page review() {
        var details = browser.get(form() + "?service=S60&postalCode=95695&start=" + encoded(at(3, "10:00")));
        var review = send(details, DETAILS);
        assertThat(review.text()).contains("Everything right?");
        return review;
    }

    /** Sends the form of a page: what it carries hidden, and what was typed or pressed. */
    private Page send(Page page, Map<String, String> more) {
        var fields = new ArrayList<String>();
        var hidden = HIDDEN.matcher(page.text());
        while (hidden.find()) {
            fields.addAll(List.of(hidden.group(1), HtmlUtils.htmlUnescape(hidden.group(2))));
        }
        more.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return browser.post(form(), fields.toArray(String[]::new));
    }

    private static String start(Page page, String time) {
        return START.matcher(page.text())
                .results()
                .map(it -> HtmlUtils.htmlUnescape(it.group(1)))
                .filter(it -> it.contains(time))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + time + " in " + page.text()));
    }

    private String form() {
        return "/" + shop.slug() + "/form";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> rows(String table, String column) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT %s FROM %s.%s".formatted(column, shop.registered().role(), table))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
