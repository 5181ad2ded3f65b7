package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.wrenchtime.availability.Holds;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.AsUnknown;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Group J of the acceptance list, by its numbers: times that are kept for some minutes.
 *
 * <p>Not here, because they are no features: showing a customer the start that is held for them (J190), one hold that moves
 * (J200: up to three, and each can be given up), holds of another length (J203). J205 is in the shape of the API: the token
 * is part of the request.
 */
@ServedTest
class HoldScenarioTests {

    private static final String ANA = "(530) 555-0142";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    HoldScenarioTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenAHoldOfOneService_whenAnotherIsAskedFor_thenJ191ItsTimeIsTakenToo() {
        keep(60, "10:00");

        assertThat(starts(30)).contains("09:30", "11:00").doesNotContain("10:00", "10:30");
        assertThat(keep(90, "09:00").status()).isEqualTo(409);
    }

    @Test
    void givenHoldsThatOverlapWithoutBeingEqual_whenPlacedAtOnce_thenJ193OneIs() throws Exception {
        for (int round = 3; round < 9; round++) {
            var date = round;

            var answers = Race.of(
                    2,
                    it -> api.post(
                            shop.slug() + "/holds",
                            it == 0 ? hold(90, at(date, "10:00")) : hold(30, at(date, "11:00"))));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void givenAHoldThatHasRunOut_whenAskedForTimes_thenJ194ItsTimeIsOfferedWithoutAnyCleaning() {
        keep(60, "10:00");
        age("expires_at = clock_timestamp()", "10:00");

        assertThat(starts(60)).contains("10:00");
        assertThat(keep(60, "10:00").status()).isEqualTo(201);
    }

    @Test
    void givenHoldsOfAllKinds_whenCleaned_thenJ196OnlyThoseThatRanOutLongAgoGo() {
        keep(60, "09:00");
        keep(60, "11:00");
        keep(60, "13:00");
        api.book(shop.slug(), booking(60, at(3, "15:00"), ANA));
        age("expires_at = clock_timestamp() - interval '25 hours'", "09:00");
        age("expires_at = clock_timestamp() - interval '23 hours'", "11:00");

        CurrentTenant.call(
                shop.registered().tenant(),
                () -> application.getBean(Holds.class).tidyShop());

        assertThat(commitments()).containsExactly("11:00", "13:00", "15:00");
    }

    @Test
    void givenAHold_whenItsHolderBooks_thenJ197ItIsUsedUpAndJ199NobodyElseCould() {
        var token = keep(60, "10:00").text("token");

        var without = api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));
        var with = api.book(shop.slug(), booking(token, ANA));
        var again = api.book(shop.slug(), booking(token, ANA));

        assertThat(without.status()).isEqualTo(409);
        assertThat(with.status()).as(with.toString()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(409);
        assertThat(commitments()).containsExactly("10:00");
    }

    @Test
    void givenAClientWithThreeHolds_whenItWantsAFourth_thenJ206TheOldestIsGivenUp() {
        for (var time : List.of("09:00", "11:00", "13:00", "15:00")) {
            assertThat(keep(60, time).status()).isEqualTo(201);
        }

        assertThat(starts(60)).contains("09:00").doesNotContain("11:00", "13:00", "15:00");
    }

    @Test
    void givenAnAppointmentThatMoved_whenItsFormerTimeIsWanted_thenJ208ItCanBeHeld() {
        var link = "manage/"
                + api.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).text("manageToken");
        api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, "14:00")));

        assertThat(keep(60, "10:00").status()).isEqualTo(201);
        assertThat(keep(60, "14:00").status()).isEqualTo(409);
    }

    @Test
    void givenAHold_whenExtended_thenJ202ItIsKeptForAsLongAgainFromNowOnce() {
        var token = keep(60, "10:00").text("token");
        age("expires_at = clock_timestamp() + interval '1 minute'", "10:00");

        var first = extend(token);
        var again = extend(token);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(OffsetDateTime.parse(first.text("expiresAt")).toInstant())
                .isCloseTo(Instant.now().plus(Duration.ofMinutes(10)), within(30, ChronoUnit.SECONDS));
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void givenAHoldThatHasRunOut_whenExtended_thenItsTimeIsNotTakenFromWhoeverHasItNow() {
        var token = keep(60, "10:00").text("token");
        age("expires_at = clock_timestamp()", "10:00");
        keep(30, "10:30");

        var answer = extend(token);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("/problems/hold-run-out");
        assertThat(commitments()).containsExactly("10:30");
    }

    @Test
    void givenAHoldOfAnotherShop_whenExtendedHere_thenItIsAsUnknownAsNoHold() {
        var token = keep(60, "10:00").text("token");
        var other = BookableShop.open(application, 1);

        var theirs = extend(other, token);
        var none = extend(other, "nothing");

        AsUnknown.sameAsUnknown(theirs, none);
    }

    private Answer extend(String token) {
        return extend(shop, token);
    }

    private Answer extend(BookableShop where, String token) {
        return api.send("POST", where.slug() + "/holds/" + token + "/extension", null, Map.of());
    }

    private Answer keep(int minutes, String time) {
        return api.post(shop.slug() + "/holds", hold(minutes, at(3, time)));
    }

    private void age(String change, String time) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.commitment SET %s WHERE lower(work) = ?::timestamptz"
                        .formatted(shop.registered().role(), change))
                .param(at(3, time))
                .update();
    }

    private List<String> commitments() {
        return TestDatabase.shared()
                .superuser()
                .sql(
                        "SELECT to_char(lower(work) AT TIME ZONE 'America/New_York', 'HH24:MI') FROM %s.commitment ORDER BY 1"
                                .formatted(shop.registered().role()))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> starts(int minutes) {
        return api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                        .formatted(shop.slug(), serviceOf(minutes), day(3), day(3)))
                .json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }
}
