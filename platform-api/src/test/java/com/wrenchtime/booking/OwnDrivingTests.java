package com.wrenchtime.booking;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.travel.OwnDriving;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A shop may know its roads better than the platform. */
@ServedTest
class OwnDrivingTests {

    private static final String DAVIS = "95616";

    private final ApplicationContext application;
    private final PublicApiClient api;

    OwnDrivingTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
    }

    @Test
    void givenAShopWithSlowRoads_whenAskedAndBooked_thenItsDrivesCountAndNobodyElses() {
        var usual = BookableShop.open(application, 1);
        var slow = BookableShop.open(application, 1);
        know(new OwnDriving(2.5, 20.0, 40.0), slow);
        for (var shop : List.of(usual, slow)) {
            assertThat(api.book(shop.slug(), booking(60, at(3, "12:00"), "(530) 555-0142"))
                            .status())
                    .isEqualTo(201);
        }

        // Davis is some 16 km from where the first job is: less than half an hour as the platform assumes, and more
        // than an
        // hour on these roads.
        assertThat(starts(usual)).contains("10:30", "13:30").doesNotContain("11:00", "13:00");
        assertThat(starts(slow)).contains("09:30", "14:30").doesNotContain("10:00", "14:00");
        var inDavis = booking(60, at(3, "14:00"), "(530) 555-0143").replace("95695", DAVIS);
        assertThat(api.book(slow.slug(), inDavis).status()).isEqualTo(409);
        assertThat(api.book(usual.slug(), inDavis).status()).isEqualTo(201);
    }

    @Test
    void givenJobsWithTheirWays_whenTheRoadsGetSlower_thenN274TheyStandAndCanBeChanged() {
        var shop = BookableShop.open(application, 1);
        var first = link(api.book(shop.slug(), booking(60, at(3, "10:00"), "(530) 555-0142")));
        var second = link(api.book(
                shop.slug(), booking(60, at(3, "11:30"), "(530) 555-0143").replace("95695", DAVIS)));
        var third = link(api.book(shop.slug(), booking(60, at(3, "13:00"), "(530) 555-0144")));

        know(new OwnDriving(2.5, 20.0, 40.0), shop);

        assertThat(api.patch(second, "{\"status\": \"CANCELLED\"}").status()).isEqualTo(200);
        assertThat(api.patch(first, "{\"start\": \"%s\"}".formatted(at(3, "11:00")))
                        .status())
                .isEqualTo(200);
        assertThat(api.get(third).text("start")).startsWith(day(3) + "T13:00");
    }

    private static String link(PublicApiClient.Answer booked) {
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return "manage/" + booked.text("manageToken");
    }

    private void know(OwnDriving driving, BookableShop shop) {
        CurrentTenant.run(shop.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            var now = settings.current();
            settings.change(new ShopSettings(
                    now.name(),
                    now.phone(),
                    now.zone(),
                    now.country(),
                    now.currency(),
                    now.locale(),
                    now.branding(),
                    now.policy(),
                    now.area(),
                    driving,
                    now.allowedOrigins()));
            assertThat(settings.current().driving()).isEqualTo(driving);
        });
    }

    private List<String> starts(BookableShop shop) {
        return api.get("%s/availability?services=%s&from=%s&to=%s&postalCode=%s"
                        .formatted(shop.slug(), serviceOf(60), day(3), day(3), DAVIS))
                .json()
                .at("/days/0/slots")
                .valueStream()
                .map(it -> it.get("start").asString().substring(11, 16))
                .toList();
    }
}
