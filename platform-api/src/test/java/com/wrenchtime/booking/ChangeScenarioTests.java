package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What the acceptance list says of moving and cancelling, by its numbers, through the API. Races are in ChangeRaceProofTests,
 * tokens that are wrong in TokensApartTests.
 */
@ServedTest
class ChangeScenarioTests {

    private static final String ANA = "(530) 555-0142";
    private static final String BEN = "(530) 555-0143";
    private static final String CANCEL = "{\"status\": \"CANCELLED\"}";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    ChangeScenarioTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @BeforeEach
    void open() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenARequest_whenMoved_thenL241ItIsStillARequest() {
        shop.confirmByHand(application);

        var moved = move(link(book("10:00", ANA)), "14:00");

        assertThat(moved.text("status")).isEqualTo("REQUESTED");
        assertThat(moved.text("start")).startsWith(day(3) + "T14:00");
    }

    @Test
    void givenTwoTechnicians_whenAnAppointmentMoves_thenH178TheTechnicianStays() {
        shop = BookableShop.open(application, 2);
        var mine = by(0, "10:00");
        by(0, "14:00");

        var refused = move(link(mine), "14:00");
        var moved = move(link(mine), "15:00");

        assertThat(refused.status()).as("free with the other technician only").isEqualTo(409);
        assertThat(technician(moved)).isEqualTo("Technician 0");
    }

    @Test
    void givenAnAppointment_whenMoved_thenL226TheOldTimeIsFreeAndL227ItMayOverlapItself() {
        var booked = book("10:00", ANA);

        assertThat(move(link(booked), "10:30").status()).isEqualTo(200);
        assertThat(move(link(booked), "14:00").text("id")).isEqualTo(booked.text("id"));
        assertThat(starts(60)).contains("10:00", "10:30").doesNotContain("14:00");
    }

    @Test
    void givenACancelledAppointment_whenMoved_thenL235ItIsNotAndL236ItsTimeCanBeBooked() {
        var link = link(book("10:00", ANA));
        api.patch(link, CANCEL);

        assertThat(move(link, "14:00").text("type")).isEqualTo("/problems/not-possible-now");
        assertThat(book("10:00", BEN).status()).isEqualTo(201);
    }

    @Test
    void givenAnAppointmentOfYesterday_whenChanged_thenL239ItCannotBe() {
        var link = link(book("10:00", ANA));
        end("now() - interval '1 day'");

        assertThat(api.patch(link, CANCEL).text("type")).isEqualTo("/problems/too-late-to-change");
        assertThat(move(link, "14:00").text("type")).isEqualTo("/problems/too-late-to-change");
        assertThat(api.get(link).text("status")).isEqualTo("BOOKED");
    }

    @Test
    void givenTwoCustomers_whenOneLooks_thenL245NothingOfTheOtherIsSeen() {
        var ana = book("10:00", ANA);
        book("12:00", BEN);

        assertThat(api.get(link(ana)).response().body())
                .doesNotContain("0143", "T12:00", "+1530555")
                .contains("T10:00");
    }

    @Test
    void givenALinkOfLongAgo_whenUsed_thenL244NothingIsThere() {
        var link = link(book("10:00", ANA));
        end("now() - interval '49 hours'");

        assertThat(api.get(link).status()).isEqualTo(404);
        assertThat(api.patch(link, CANCEL).status()).isEqualTo(404);
    }

    @Test
    void givenTwoMovesOfWhatBothHaveSeen_whenOneIsDone_thenL229TheOtherIsRefused() {
        var link = link(book("10:00", ANA));
        var seen = Map.of(
                "If-Match",
                api.get(link).response().headers().firstValue("ETag").orElseThrow());

        var first = api.send("PATCH", link, "{\"start\": \"%s\"}".formatted(at(3, "14:00")), seen);
        var second = api.send("PATCH", link, "{\"start\": \"%s\"}".formatted(at(3, "15:00")), seen);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(412);
        assertThat(api.get(link).text("start")).startsWith(day(3) + "T14:00");
    }

    private Answer book(String time, String phone) {
        return api.book(shop.slug(), booking(60, at(3, time), phone));
    }

    private Answer by(int technician, String time) {
        var booked = api.book(
                shop.slug(),
                booking(60, at(3, time), ANA)
                        .replaceFirst(
                                "\\{",
                                "{\"technician\": \"%s\", "
                                        .formatted(shop.technicians()
                                                .get(technician)
                                                .value())));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked;
    }

    private Answer move(String link, String time) {
        return api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, time)));
    }

    private static String link(Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return "manage/" + booked.text("manageToken");
    }

    private static String technician(Answer answer) {
        return answer.json().at("/technician/name").asString();
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

    private void end(String moment) {
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %1$s.appointment SET starts_at = %2$s - interval '1 hour', ends_at = %2$s"
                        .formatted(shop.registered().role(), moment))
                .update();
    }
}
