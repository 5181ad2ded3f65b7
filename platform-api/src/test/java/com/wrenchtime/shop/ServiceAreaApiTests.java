package com.wrenchtime.shop;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An owner sets where the shop drives to, and sees first what that changes. */
@ServedTest
class ServiceAreaApiTests {

    private static final String ZONE = """
        {"zones": [{"name": "Davis", "travelFee": {"amount": 900, "currency": "USD"}, "postalCodes": ["95616", "95618"]}]}\
        """;

    private final ApplicationContext application;
    private final PublicApiClient visitors;
    private final int port;
    private BookableShop shop;
    private Staff staff;

    ServiceAreaApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.visitors = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
        staff = Staff.of(shop, port);
    }

    @Test
    void givenAnotherArea_whenOnlyAsked_thenItIsSaidWhatItWouldChangeAndNothingChanges() {
        var booked = visitors.book(shop.slug(), booking(60, at(3, "10:00"), "+15305550142"));
        var before = staff.owner().get("service-area").json();

        var changes = staff.owner().post("service-area/check", ZONE).json();

        assertThat(changes.get("added").toString()).isEqualTo("[\"95618\"]");
        assertThat(changes.get("removed").toString()).isEqualTo("[\"95695\",\"95776\"]");
        assertThat(changes.at("/fees/0/postalCode").asString()).isEqualTo("95616");
        assertThat(changes.at("/fees/0/before/amount").asLong()).isEqualTo(500);
        assertThat(changes.at("/fees/0/after/amount").asLong()).isEqualTo(900);
        assertThat(changes.get("zonesChanged").toString()).isEqualTo("[\"Around Woodland\",\"Davis\"]");
        assertThat(changes.at("/outside/0/appointment").asString()).isEqualTo(booked.text("id"));
        assertThat(changes.get("outsideInAll").asInt()).isOne();
        assertThat(staff.owner().get("service-area").json()).isEqualTo(before);
        assertThat(served("95695")).isTrue();
    }

    @Test
    void givenAnotherArea_whenPut_thenCustomersAreServedThereAndWhatWasBookedStays() {
        var booked = visitors.book(shop.slug(), booking(60, at(3, "10:00"), "+15305550142"));

        var changed = staff.owner().put("service-area", 1, ZONE);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.json().at("/changes/outsideInAll").asInt()).isOne();
        assertThat(changed.json().get("area"))
                .isEqualTo(staff.owner().get("service-area").json());
        assertThat(served("95695")).isFalse();
        assertThat(served("95618")).isTrue();
        assertThat(staff.owner().get("appointments/" + booked.text("id")).text("status"))
                .isEqualTo("BOOKED");
        assertThat(staff.owner().get("settings").version())
                .as("a thing of its own")
                .isOne();
        assertThat(staff.owner()
                        .get("audit?action=service-area.changed")
                        .json()
                        .at("/items/0/after/zones/0/name")
                        .asString())
                .isEqualTo("Davis");
    }

    @Test
    void givenAZoneThatIsThere_whenItsFeeIsChanged_thenItStaysTheSameZone() {
        var area = staff.owner().get("service-area").json();
        var id = area.at("/zones/0/id").asString();

        var changed = staff.owner().put("service-area", 1, """
            {"zones": [{"id": "%s", "name": "Around Woodland", "travelFee": {"amount": 0, "currency": "USD"},
            "circle": {"lat": 38.6785, "lng": -121.7733, "radiusMeters": 40000}}]}\
            """.formatted(id));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().at("/area/zones/0/id").asString()).isEqualTo(id);
        assertThat(changed.json().at("/changes/zonesChanged")).isEmpty();
        var coverage = visitors.get(shop.slug() + "/coverage?postalCode=95695").json();
        assertThat(coverage.at("/travelFee/amount").asLong(-1)).isZero();
    }

    @Test
    void givenAChange_whenTheVersionIsMissingOrOld_thenItIsRefusedAndTheLatterShowsThePresent() {
        staff.owner().put("service-area", 1, ZONE);

        var missing = staff.owner().send("PUT", "service-area", ZONE, Map.of());
        var stale = staff.owner().put("service-area", 1, ZONE);

        assertThat(missing.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("present"))
                .isEqualTo(staff.owner().get("service-area").json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                  | zones required
        {"zones": [null]}                                   | zones[0] required
        {"zones": [{}]}                                     | zones[0].name required, zones[0].travelFee required, zones[0].postalCodes required
        {"zones": [{"name": "a", "travelFee": {"amount": -1, "currency": "USD"}, "postalCodes": ["95616"]}]} | zones[0].travelFee.amount invalid
        {"zones": [{"name": "a", "travelFee": {"amount": 1, "currency": "EUR"}, "postalCodes": ["95616"]}]}  | zones[0].travelFee.currency invalid
        {"zones": [{"name": "a", "travelFee": {"amount": 1, "currency": "USD"}, "postalCodes": ["9561"]}]}   | zones[0].postalCodes invalid
        {"zones": [{"name": "a", "travelFee": {"amount": 1, "currency": "USD"}, "postalCodes": [null]}]}     | zones[0].postalCodes invalid
        {"zones": [{"name": "a", "travelFee": {"amount": 1, "currency": "USD"}, "circle": {"lat": 91, "lng": 0, "radiusMeters": 0}}]} | zones[0].circle.lat invalid, zones[0].circle.radiusMeters invalid
        {"zones": [{"id": "6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19", "name": "a", "travelFee": {"amount": 1, "currency": "USD"}, "postalCodes": ["95616"]}]} | zones[0].id invalid
        """)
    void givenAWrongField_whenSent_thenItIsNamedAndNothingChanges(String body, String errors) {
        var before = staff.owner().get("service-area").json();

        var checked = staff.owner().post("service-area/check", body);
        var put = staff.owner().put("service-area", 1, body);

        assertThat(checked.status()).as(checked.toString()).isEqualTo(422);
        assertThat(String.join(", ", checked.errors())).isEqualTo(errors);
        assertThat(put.errors()).isEqualTo(checked.errors());
        assertThat(staff.owner().get("service-area").json()).isEqualTo(before);
    }

    private boolean served(String postalCode) {
        return visitors.get(shop.slug() + "/coverage?postalCode=" + postalCode)
                .json()
                .get("served")
                .asBoolean();
    }
}
