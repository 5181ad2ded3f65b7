package com.wrenchtime.booking;

import static com.wrenchtime.booking.UntouchedShop.body;
import static com.wrenchtime.booking.UntouchedShop.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text that looks like a program in some language is text.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INJECTION =
            "Robert'); DROP TABLE appointment;-- <script>alert(\"1\")</script> ${7*7} %s";

    private final UntouchedShop shop;
    private final ApplicationContext application;

    HostileTextTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.shop = UntouchedShop.open(application, port);
    }

    @Test
    void givenText_whenItLooksLikeSqlOrHtml_thenItIsStoredAndAnsweredAsItIs() {
        var own = BookableShop.open(application, 1);
        var quoted = JSON.writeValueAsString(INJECTION);
        var word = JSON.writeValueAsString(INJECTION.substring(0, 60));
        var body = body("appointments");
        for (var pointer : List.of("/customer/name", "/address/line1", "/address/line2", "/notes")) {
            body = with(body, pointer, quoted);
        }
        for (var pointer : List.of("/vehicle/make", "/vehicle/model", "/address/city", "/address/region")) {
            body = with(body, pointer, word);
        }
        CurrentTenant.run(
                own.registered().tenant(),
                () -> application.getBean(Services.class).save(nasty()));

        var booked = shop.api().book(own.slug(), body);
        var cancelled = shop.api()
                .patch(
                        "manage/" + booked.text("manageToken"),
                        "{\"status\": \"CANCELLED\", \"reason\": %s}".formatted(quoted));
        var menu = shop.api().get(own.slug() + "/services");

        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        assertThat(cancelled.status()).isEqualTo(200);
        var stored = TestDatabase.shared()
                .superuser()
                .sql("""
                    SELECT contact_name, line1, line2, notes, city, region, make, model, reason
                    FROM %1$s.appointment, %1$s.vehicle, %1$s.appointment_change WHERE reason IS NOT NULL\
                    """.formatted(own.registered().role()))
                .query()
                .singleRow();
        assertThat(List.of(
                        stored.get("contact_name"),
                        stored.get("line1"),
                        stored.get("line2"),
                        stored.get("notes"),
                        stored.get("reason")))
                .containsOnly(INJECTION);
        assertThat(List.of(stored.get("city"), stored.get("region"), stored.get("make"), stored.get("model")))
                .containsOnly(INJECTION.substring(0, 60));
        assertThat(menu.json().at("/items/4/name").asString()).isEqualTo(INJECTION);
        assertThat(menu.response().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(menu.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
    }

    private static Service nasty() {
        return new Service(
                new ServiceId(UUID.randomUUID()),
                "NASTY",
                INJECTION,
                INJECTION,
                INJECTION,
                Duration.ofMinutes(60),
                new Money(1, Currency.getInstance("USD")),
                new Skill(1),
                List.of(INJECTION),
                true,
                null,
                1000);
    }
}
