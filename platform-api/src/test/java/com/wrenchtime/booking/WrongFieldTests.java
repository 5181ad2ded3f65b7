package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.body;
import static com.wrenchtime.booking.UntouchedShop.text;
import static com.wrenchtime.booking.UntouchedShop.with;
import static com.wrenchtime.booking.WrongValues.degrees;
import static com.wrenchtime.booking.WrongValues.each;
import static com.wrenchtime.booking.WrongValues.lines;
import static com.wrenchtime.booking.WrongValues.optionalLines;
import static com.wrenchtime.booking.WrongValues.services;
import static com.wrenchtime.booking.WrongValues.starts;
import static com.wrenchtime.booking.WrongValues.technicians;
import static com.wrenchtime.testing.BookableShop.ZONE;
import static com.wrenchtime.testing.BookableShop.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.testing.ServedTest;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Bodies in which one field is wrong: it is named, and nothing happens.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongFieldTests {

    private final UntouchedShop shop;

    WrongFieldTests(ApplicationContext application, @LocalServerPort int port) {
        this.shop = UntouchedShop.open(application, port);
    }

    static Stream<Arguments> fields() {
        return Stream.of(
                        lines("/customer/name", 120),
                        lines("/vehicle/make", 60),
                        lines("/vehicle/model", 60),
                        lines("/address/line1", 120),
                        lines("/address/city", 80),
                        lines("/address/region", 80),
                        optionalLines("/address/line2", 120),
                        each("appointments", "/customer", "customer", null, "null", "[]", "\"Ana\"", "1", "\"\""),
                        each("appointments", "/vehicle", "vehicle", null, "null", "[]", "\"Honda\"", "true"),
                        each("appointments", "/address", "address", null, "null", "[]", "\"1 Main St\"", "1.5"),
                        each(
                                "appointments",
                                "/customer/phone",
                                "customer.phone",
                                null,
                                "null",
                                "5305550142",
                                "\"\"",
                                "\" \"",
                                "\"call me\"",
                                "\"CALLMENOW\"",
                                "\"+1\"",
                                "\"12345678901234567890\"",
                                "\"(530) 555-0142 ext. 7\"",
                                "\"(530) 555-0142' OR '1'='1\"",
                                "\"(530) 555-0142<script>\"",
                                "\"(530) 555-0142\\u0000\"",
                                "[\"(530) 555-0142\"]",
                                text(5000, '5')),
                        each(
                                "appointments",
                                "/customer/email",
                                "customer.email",
                                "7",
                                "\"\"",
                                "\"ana\"",
                                "\"ana@\"",
                                "\"ana@example\"",
                                "\"ana@example.com\\r\\nBcc: all@example.com\"",
                                "\"ana@example.com\\n\"",
                                "\"Ana <ana@example.com>\"",
                                "\"<script>@example.com\"",
                                "\"a'; DROP TABLE customer;--@example.com\"",
                                "\"" + "a".repeat(250) + "@example.com\"",
                                "{}"),
                        each(
                                "appointments",
                                "/customer/smsConsent",
                                "customer.smsConsent",
                                null,
                                "null",
                                "\"true\"",
                                "\"\"",
                                "1",
                                "[]"),
                        each(
                                "appointments",
                                "/vehicle/year",
                                "vehicle.year",
                                null,
                                "null",
                                "\"2015\"",
                                "\"\"",
                                "2015.5",
                                "1979",
                                "-1",
                                "0",
                                String.valueOf(LocalDate.now(ZONE).getYear() + 2),
                                "1e999",
                                "99999999999",
                                "99999999999999999999",
                                "true",
                                "[2015]"),
                        each(
                                "appointments",
                                "/vehicle/vin",
                                "vehicle.vin",
                                "\"1HGCM82633A004353\"",
                                "\"1HGCM82633A00435\"",
                                "\"1HGCM82633A0043522\"",
                                "\"IHGCM82633A004352\"",
                                "\"WVWZZZ1JZ3O386752\"",
                                "\"1HGCM82633A00435\\u0007\"",
                                "\"'; DROP TABLE x;--\"",
                                "\"\"",
                                "17",
                                text(2000, 'A')),
                        each(
                                "appointments",
                                "/vehicle/plate",
                                "vehicle.plate",
                                "\"\"",
                                "\"1234567890123\"",
                                "\"7A'; --\"",
                                "\"<b>7</b>\"",
                                "\"7\\t8\"",
                                "7"),
                        each(
                                "appointments",
                                "/address/postalCode",
                                "address.postalCode",
                                null,
                                "null",
                                "95695",
                                "\"\"",
                                "\"9569\"",
                                "\"ABCDE\"",
                                "\"95695' OR 1=1\"",
                                "\"<95695>\"",
                                "\"9569\\u0000\"",
                                text(3000, '9')),
                        each(
                                "appointments",
                                "/address/country",
                                "address.country",
                                "\"XX\"",
                                "\"USA\"",
                                "\"\"",
                                "\"U\\u0001\"",
                                "\"';\"",
                                "1"),
                        degrees("appointments", "/address/lat", "address.lat", "90.1"),
                        degrees("appointments", "/address/lng", "address.lng", "-180.1"),
                        degrees("holds", "/place/lat", "place.lat", "-91", "/place/lng", "-121.77"),
                        degrees("holds", "/place/lng", "place.lng", "181", "/place/lat", "38.68"),
                        Stream.of(
                                // Coordinates come in pairs: the missing one is named.
                                arguments("appointments", "/address/lng", null, "address.lng"),
                                arguments("appointments", "/address/lat", "null", "address.lat"),
                                arguments("holds", "/place", "{\"lat\": 38.68}", "place.lng"),
                                arguments("holds", "/place", "{\"lng\": -121.77}", "place.lat"),
                                arguments("holds", "/place", "{}", "place.postalCode"),
                                arguments("holds", "/place", "{\"postalCode\": null}", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "95695", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"\"", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"';--\"", "place.postalCode"),
                                arguments("holds", "/place/postalCode", "\"9\\u00005\"", "place.postalCode"),
                                arguments("holds", "/place", null, "place.postalCode"),
                                arguments("holds", "/place", "null", "place.postalCode")),
                        each("holds", "/place", "place", "[]", "\"95695\"", "95695"),
                        each(
                                "appointments",
                                "/notes",
                                "notes",
                                text(2001, 'n'),
                                "5",
                                "[]",
                                "\"\"",
                                "\"a\\u0000b\"",
                                "\"a\\u001bb\"",
                                "\"a\\u202eb\"",
                                "\"a\\ud800b\""),
                        services("appointments"),
                        services("holds"),
                        starts("appointments"),
                        starts("holds"),
                        starts("manage"),
                        technicians("appointments"),
                        technicians("holds"),
                        each("appointments", "/hold", "hold", "5", "{}", "\"garbage\"", "\"\"", text(5000, 'h')),
                        each(
                                "cancel",
                                "/status",
                                "status",
                                "\"BOOKED\"",
                                "\"cancelled\"",
                                "\"\"",
                                "\"CANCELLED'--\"",
                                "\"CANCELLED\\u0000\"",
                                "0",
                                "[]",
                                "true"),
                        each("cancel", "/reason", "reason", text(501, 'r'), "\"\"", "\"\\u0007\"", "1", "{}"),
                        Stream.of(
                                arguments("cancel", "/status", null, "start"),
                                arguments("cancel", "/start", "\"" + at(3, "10:00") + "\"", "status")),
                        each("appointments", "/tenant", "tenant", "\"other\""),
                        each("appointments", "/shop", "shop", "\"other\""),
                        each("appointments", "/customer/admin", "customer.admin", "true"),
                        each("appointments", "/__proto__", "__proto__", "{}"),
                        each("holds", "/shop", "shop", "\"other\""),
                        each("holds", "/place/role", "place.role", "1"),
                        each("cancel", "/technician", "technician", "\"x\""))
                .flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource("fields")
    void givenAField_whenItIsWrong_thenItIsNamedAndNothingHappens(
            String route, String pointer, @Nullable String value, String named) {
        var refused = shop.refused(422, "validation", () -> shop.send(route, with(body(route), pointer, value)));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .as(refused.toString())
                .contains(named)
                .doesNotHaveDuplicates();
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("detail").asString()))
                .allMatch(it -> !it.isBlank() && it.length() < 200);
    }

    @Test
    void givenManyWrongFields_whenSentTogether_thenAllAreNamedAtOnce() {
        var body = with(
                with(with(body("appointments"), "/customer/phone", "\"x\""), "/vehicle/year", "1"), "/services", "[]");

        var refused = shop.refused(422, "validation", () -> shop.api().book(shop.slug(), body));

        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .containsExactlyInAnyOrder("customer.phone", "vehicle.year", "services");
    }
}
