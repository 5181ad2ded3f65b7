package com.wrenchtime.storefront;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the booking pages ask of the public API beyond what any program needs. */
@ServedTest
class StorefrontApiTests {

    private static final String ANA = "(530) 555-0142";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    StorefrontApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenAShop_whenAPageBegins_thenOneAnswerHasShopMenuAndQuestion() {
        var begun = api.get(shop.slug() + "/storefront").json();

        assertThat(begun.get("shop")).isEqualTo(api.get(shop.slug()).json());
        assertThat(begun.at("/shop/country").asString()).isEqualTo("US");
        assertThat(begun.get("services"))
                .isEqualTo(api.get(shop.slug() + "/services").json().get("items"));
        assertThat(begun.get("today").asString()).isEqualTo(day(0).toString());
        assertThat(begun.at("/smsConsent/en").asString())
                .contains("text messages from " + shop.slug(), "Reply STOP to opt out");
        assertThat(begun.at("/smsConsent/es").asString()).contains("mensajes de texto de " + shop.slug());
    }

    @ParameterizedTest
    @CsvSource({
        "postalCode=95695, 95695, CA, true",
        "postalCode=10001, 10001, NY, false",
        // The point of a code that the shop does not list is nearer to the middle of Woodland.
        "lat=38.6785&lng=-121.7733, 95776, CA, true",
        "lat=40.7507&lng=-73.9973, 10001, NY, false",
    })
    void givenAPlace_whenAskedWhetherTheShopComes_thenPostalCodeAndStateComeAlong(
            String place, String postalCode, String region, boolean served) {
        var answer = api.get(shop.slug() + "/coverage?" + place).json();

        assertThat(answer.get("served").asBoolean()).isEqualTo(served);
        assertThat(answer.get("postalCode").asString()).isEqualTo(postalCode);
        assertThat(answer.get("region").asString()).isEqualTo(region);
    }

    @Test
    void givenAPlaceInTheOcean_whenAskedWhetherTheShopComes_thenNoPostalCodeIsMadeUp() {
        var answer = api.get(shop.slug() + "/coverage?lat=36&lng=-140").json();

        assertThat(answer.get("postalCode").isNull()).isTrue();
        assertThat(answer.get("region").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, I agree to receive text messages", "es, Acepto recibir mensajes de texto"})
    void givenAQuestionInALanguage_whenAnswered_thenItsWordsAreKept(String language, String wording) {
        var body = booking(60, at(3, "10:00"), ANA)
                .replace("\"smsConsent\"", "\"language\": \"%s\", \"smsConsent\"".formatted(language));

        var answer = api.book(shop.slug(), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(wordings()).hasSize(1).first().asString().startsWith(wording);
    }

    @Test
    void givenALanguageInWhichNothingIsAsked_whenBooked_thenTheFieldIsNamed() {
        var body = booking(60, at(3, "10:00"), ANA).replace("\"smsConsent\"", "\"language\": \"fr\", \"smsConsent\"");

        var answer = api.book(shop.slug(), body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("customer.language invalid");
    }

    @Test
    void givenAnAppointment_whenOtherTimesAreAskedFor_thenItsOwnTimeIsNotInTheWay() {
        var link = "manage/"
                + api.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).text("manageToken");
        api.book(shop.slug(), booking(60, at(3, "14:00"), ANA));

        var starts = starts(api.get("%s/availability?from=%s&to=%s".formatted(link, day(3), day(3))));

        assertThat(starts).contains("09:30", "10:00", "10:30").doesNotContain("14:00", "13:30");
        for (var start : starts) {
            var moved = api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, start)));
            assertThat(moved.status()).as(start + " " + moved).isEqualTo(200);
        }
    }

    @Test
    void givenALink_whenOtherTimesAreAskedForWithoutDates_thenEachIsNamed() {
        var link = "manage/"
                + api.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).text("manageToken");

        assertThat(api.get(link + "/availability").errors()).containsExactlyInAnyOrder("from required", "to required");
        assertThat(api.get("manage/nothing/availability?from=%s&to=%s".formatted(day(3), day(3)))
                        .status())
                .isEqualTo(404);
    }

    private static List<String> starts(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }

    private List<String> wordings() {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT wording FROM %s.text_consent"
                        .formatted(shop.registered().role()))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
