package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A customer's way from the menu to a changed appointment, over HTTP. */
@ServedTest
class BookingApiTests {

    private static final String ANA = "(530) 555-0142";
    private static final String BEN = "+1 530 555 0143";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private BookableShop shop;

    BookingApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 1);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
    }

    @Test
    void givenAMenu_whenBooked_thenTheAppointmentHasItsPriceFeeAndTime() {
        var booked = api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.text("start")).startsWith(day(3) + "T10:00:00-0");
        assertThat(booked.text("end")).startsWith(day(3) + "T11:00:00-0");
        assertThat(booked.json().at("/lines/0/price/amount").asLong()).isEqualTo(6000);
        assertThat(booked.json().at("/travelFee/amount").asLong()).isEqualTo(500);
        assertThat(booked.json().at("/total/amount").asLong()).isEqualTo(6500);
        assertThat(booked.json().at("/technician/name").asString()).isEqualTo("Technician 0");
        assertThat(booked.text("reference")).hasSize(8);
    }

    @Test
    void givenTwoServices_whenBookedTogether_thenLengthsAndPricesAddUp() {
        var both = booking(60, at(3, "10:00"), ANA)
                .replace("\"%s\"".formatted(serviceOf(60)), "\"%s\", \"%s\"".formatted(serviceOf(60), serviceOf(30)));

        var booked = api.book(shop.slug(), both);

        assertThat(booked.text("end")).startsWith(day(3) + "T11:30:00");
        assertThat(booked.json().at("/total/amount").asLong()).isEqualTo(9500);
    }

    @Test
    void givenABooking_whenAnotherOverlapsIt_thenItGetsAlternativesAndATouchingOneIsFine() {
        api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));

        var overlapping = api.book(shop.slug(), booking(60, at(3, "10:30"), BEN));
        var touching = api.book(shop.slug(), booking(60, at(3, "11:00"), BEN));

        assertThat(overlapping.status()).isEqualTo(409);
        assertThat(overlapping.text("type")).isEqualTo("/problems/slot-taken");
        var starts = overlapping
                .json()
                .get("alternatives")
                .valueStream()
                .map(it -> it.get("start").asString().substring(0, 16))
                .toList();
        assertThat(starts)
                .containsExactly(
                        day(3) + "T09:00",
                        day(3) + "T11:00",
                        day(3) + "T11:30",
                        day(3) + "T12:00",
                        day(3) + "T12:30",
                        day(3) + "T13:00");
        assertThat(touching.status()).as(touching.toString()).isEqualTo(201);
    }

    @Test
    void givenABuffer_whenAskedForTimes_thenTheyKeepTheDistance() {
        shop = BookableShop.open(application, 1, Duration.ofMinutes(30));
        api.book(shop.slug(), booking(60, at(3, "12:00"), ANA));

        assertThat(starts(60))
                .containsExactly(
                        "09:00", "09:30", "10:00", "10:30", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00");
    }

    @Test
    void givenAHold_whenAnotherWantsTheTime_thenOnlyTheHoldersTokenBooksIt() {
        var held = api.post(shop.slug() + "/holds", hold(60, at(3, "10:00")));

        var stranger = api.book(shop.slug(), booking(60, at(3, "10:00"), BEN));
        var holder = api.book(shop.slug(), booking(held.text("token"), ANA));
        var again = api.book(shop.slug(), booking(held.text("token"), ANA));

        assertThat(held.status()).as(held.toString()).isEqualTo(201);
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(holder.status()).as(holder.toString()).isEqualTo(201);
        assertThat(holder.text("start")).isEqualTo(held.text("start"));
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void givenAHold_whenGivenUpOrExpired_thenItsTimeIsOfferedAgainWithoutAnyJob() {
        var released = api.post(shop.slug() + "/holds", hold(60, at(3, "10:00")));
        api.post(shop.slug() + "/holds", hold(60, at(3, "13:00")));
        assertThat(starts(60)).doesNotContain("10:00", "13:00");

        assertThat(api.delete(shop.slug() + "/holds/" + released.text("token")).status())
                .isEqualTo(204);
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE %s.commitment SET expires_at = now() WHERE lower(work) = ?::timestamptz"
                        .formatted(shop.registered().role()))
                .param(at(3, "13:00"))
                .update();

        assertThat(starts(60)).contains("10:00", "13:00");
        assertThat(api.book(shop.slug(), booking(60, at(3, "13:00"), BEN)).status())
                .isEqualTo(201);
    }

    @Test
    void givenAClient_whenItHoldsAFourthTime_thenItsOldestIsFree() {
        for (var time : List.of("09:00", "10:00", "11:00", "12:00")) {
            assertThat(api.post(shop.slug() + "/holds", hold(60, at(3, time))).status())
                    .isEqualTo(201);
        }

        assertThat(starts(60)).contains("09:00").doesNotContain("10:00", "11:00", "12:00");
    }

    @Test
    void givenAnAppointment_whenMoved_thenTheOldTimeIsFreeAndTheLinkStays() {
        var booked = api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));
        var link = "manage/" + booked.text("manageToken");

        var overlappingItself = api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, "10:30")));
        var moved = api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, "14:00")));

        assertThat(overlappingItself.status()).as(overlappingItself.toString()).isEqualTo(200);
        assertThat(moved.text("start")).startsWith(day(3) + "T14:00");
        assertThat(starts(60)).contains("10:00", "10:30").doesNotContain("14:00");
        assertThat(api.get(link).text("id")).isEqualTo(booked.text("id"));
        assertThat(api.get(link).response().headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void givenAnAppointment_whenCancelledTwice_thenItIsCancelledOnceAndItsTimeIsFree() {
        var booked = api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));
        var link = "manage/" + booked.text("manageToken");

        var first = api.patch(link, "{\"status\": \"CANCELLED\", \"reason\": \"sold the car\"}");
        var second = api.patch(link, "{\"status\": \"CANCELLED\"}");
        var move = api.patch(link, "{\"start\": \"%s\"}".formatted(at(3, "14:00")));

        assertThat(first.text("status")).isEqualTo("CANCELLED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(move.status()).isEqualTo(409);
        assertThat(api.book(shop.slug(), booking(60, at(3, "10:00"), BEN)).status())
                .isEqualTo(201);
        assertThat(TestDatabase.shared().count(shop.registered().role() + ".appointment_change"))
                .isEqualTo(3);
    }

    @Test
    void givenAStaleVersion_whenChanged_thenNothingHappens() {
        var booked = api.book(shop.slug(), booking(60, at(3, "10:00"), ANA));
        var link = "manage/" + booked.text("manageToken");
        api.patch(link, "{\"status\": \"CONFIRMED\"}");

        var stale = api.send("PATCH", link, "{\"status\": \"CANCELLED\"}", Map.of("If-Match", "\"1\""));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(api.get(link).text("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void givenTheSameKey_whenSentAgain_thenTheAnswerIsTheSameAndAnotherBodyIsRefused() {
        var key = UUID.randomUUID().toString();

        var first = api.book(shop.slug(), key, booking(60, at(3, "10:00"), ANA));
        var second = api.book(shop.slug(), key, booking(60, at(3, "10:00"), ANA));
        var other = api.book(shop.slug(), key, booking(60, at(3, "11:00"), ANA));

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(TestDatabase.shared().count(shop.registered().role() + ".appointment"))
                .isEqualTo(1);
    }

    @Test
    void givenAnAddressOutsideTheArea_whenBooked_thenThePhoneNumberComesInstead() {
        var far = booking(60, at(3, "10:00"), ANA).replace("95695", "90001");

        var refused = api.book(shop.slug(), far);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).isEqualTo("/problems/outside-service-area");
        assertThat(refused.text("phone")).isEqualTo("+15305550100");
        assertThat(api.get(shop.slug() + "/coverage?postalCode=90001")
                        .json()
                        .get("served")
                        .asBoolean())
                .isFalse();
        assertThat(api.get(shop.slug() + "/coverage?postalCode=95695")
                        .json()
                        .at("/travelFee/amount")
                        .asLong())
                .isEqualTo(500);
    }

    private List<String> starts(int minutes) {
        var found = api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=95695"
                .formatted(shop.slug(), serviceOf(minutes), day(3), day(3)));
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        return found.json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }
}
