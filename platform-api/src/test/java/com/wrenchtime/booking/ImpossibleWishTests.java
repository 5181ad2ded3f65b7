package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.ANA;
import static com.wrenchtime.booking.UntouchedShop.UNKNOWN;
import static com.wrenchtime.booking.UntouchedShop.body;
import static com.wrenchtime.booking.UntouchedShop.with;
import static com.wrenchtime.testing.BookableShop.ZONE;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.ServedTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Well-formed wishes that cannot be had.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImpossibleWishTests {

    private final UntouchedShop shop;
    private final ApplicationContext application;

    ImpossibleWishTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.shop = UntouchedShop.open(application, port);
    }

    static Stream<Arguments> wishes() {
        var unknown = "[\"%s\"]".formatted(UNKNOWN);
        var early = "\"" + at(3, "08:00") + "\"";
        var late = "\"" + at(3, "16:30") + "\"";
        var nobody = "\"" + UNKNOWN + "\"";
        return Stream.of("appointments", "holds")
                .flatMap(route -> Stream.of(
                        arguments(route, "/services", unknown, 404, "not-found"),
                        arguments(route, "/technician", nobody, 404, "not-found"),
                        arguments(route, "/start", early, 409, "slot-taken"),
                        arguments(route, "/start", late, 409, "slot-taken"),
                        // An offset that is not the shop's is still one instant, here 05:00 or 06:00 on the shop's
                        // clock.
                        arguments(route, "/start", "\"" + day(3) + "T10:00:00Z\"", 409, "slot-taken"),
                        arguments(
                                route,
                                route.equals("holds") ? "/place/postalCode" : "/address/postalCode",
                                "\"90001\"",
                                422,
                                "outside-service-area")));
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @MethodSource("wishes")
    void givenAWish_whenItCannotBeHad_thenTheAnswerSaysWhy(
            String route, String pointer, String value, int status, String type) {
        var body = body(route);
        if (pointer.equals("/address/postalCode")) {
            body = with(with(body, "/address/lat", null), "/address/lng", null);
        }
        var sent = with(body, pointer, value);

        var refused = shop.refused(status, type, () -> shop.send(route, sent));

        if (status == 409) {
            assertThat(refused.json().get("alternatives").size()).isBetween(1, 6);
        }
    }

    @Test
    void givenClockChanges_whenAWallTimeIsMissingOrTwice_thenEachOffsetIsOneInstant() {
        var other = BookableShop.open(application, 1);
        CurrentTenant.run(other.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            settings.change(aYearAhead(settings.current()));
        });
        var rules = ZONE.getRules();
        var first = rules.nextTransition(Instant.now().plus(Duration.ofDays(3)));
        var horizon = day(366).atStartOfDay(ZONE).toInstant();
        for (var change : List.of(first, rules.nextTransition(first.getInstant()))) {
            if (change.getInstant().isAfter(horizon)) {
                continue; // for a week after a change, every few years
            }
            // In the gap 02:00-03:00 or the overlap 01:00-02:00, with either offset: at night, so nobody works.
            var wall = change.isGap()
                    ? change.getDateTimeBefore().plusMinutes(30)
                    : change.getDateTimeAfter().plusMinutes(30);
            for (var offset : List.of(change.getOffsetBefore(), change.getOffsetAfter())) {
                var refused = shop.api()
                        .book(other.slug(), booking(60, wall.atOffset(offset).toString(), ANA));
                assertThat(refused.status())
                        .as("%s %s: %s", wall, offset, refused)
                        .isEqualTo(409);
                assertThat(refused.text("type")).isEqualTo("/problems/slot-taken");
            }
            assertThat(shop.api()
                            .book(other.slug(), booking(60, wall.toString(), ANA))
                            .status())
                    .as("no offset")
                    .isEqualTo(422);
            // The day itself is booked by its instant, and answered with the offset that the shop's clock has then.
            var ten = change.getDateTimeBefore().toLocalDate().atTime(10, 0).atZone(ZONE);
            var booked =
                    shop.api().book(other.slug(), booking(60, ten.toInstant().toString(), ANA));
            assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
            assertThat(booked.text("start"))
                    .isEqualTo(ten.toOffsetDateTime().format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
    }

    private static ShopSettings aYearAhead(ShopSettings now) {
        var policy = now.policy();
        return new ShopSettings(
                now.name(),
                now.phone(),
                now.zone(),
                now.country(),
                now.currency(),
                now.locale(),
                now.branding(),
                new BookingPolicy(
                        policy.minNotice(),
                        366,
                        policy.slotStep(),
                        policy.holdFor(),
                        policy.cancellationWindow(),
                        policy.bufferBefore(),
                        policy.bufferAfter(),
                        policy.confirmedByHand()),
                now.area(),
                now.driving(),
                now.allowedOrigins());
    }
}
