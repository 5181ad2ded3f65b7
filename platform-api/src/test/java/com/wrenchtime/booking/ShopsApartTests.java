package com.wrenchtime.booking;

import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.BookableShop.serviceOf;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.catalog.Service;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.catalog.ServicePackage;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Money;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Skill;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.tenancy.Provisioning;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.RawHttp;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.workforce.Technician;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.Technicians;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Two shops with the same ids, times and customers, and every public route tried across them. Nothing of one shop can be
 * seen, used or changed through the other, and what belongs to another shop looks like what never was.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopsApartTests {

    private static final String PHONE = "(530) 555-0142";
    private static final String CANARY = "Canary";
    private static final String UNKNOWN = "6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final int port;
    private final BookableShop ours;
    private final BookableShop theirs;
    private final UUID theirService = UUID.randomUUID();
    private final TechnicianId theirTechnician = new TechnicianId(UUID.randomUUID());
    private final String ourLink;
    private final String theirLink;

    ShopsApartTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.port = port;
        this.api = new PublicApiClient(port);
        this.ours = BookableShop.open(application, 2);
        this.theirs = BookableShop.open(application, 2);
        plantCanaries();
        this.ourLink =
                "manage/" + booked(ours, booking(60, at(3, "10:00"), PHONE)).text("manageToken");
        this.theirLink = "manage/"
                + booked(
                                theirs,
                                booking(60, at(3, "13:00"), PHONE)
                                        .replace("\"Ana\"", "\"Canary Ana\"")
                                        .replace("1 Main St", "1 Canary St")
                                        .replace("CR-V", "Canary")
                                        .replace("{\"services\"", "{\"notes\": \"Canary\", \"services\""))
                        .text("manageToken");
    }

    @Test
    void givenTheOthersService_whenWantedHere_thenItIsAsUnknownAsAnyOther() {
        for (var route : List.of("availability", "availability/days")) {
            var query = "%s/%s?services=%s&from=%s&to=%s&postalCode=95695";
            sameAsUnknown(
                    api.get(query.formatted(ours.slug(), route, theirService, day(3), day(4))),
                    api.get(query.formatted(ours.slug(), route, UNKNOWN, day(3), day(4))));
            assertThat(api.get(query.formatted(theirs.slug(), route, theirService, day(3), day(4)))
                            .status())
                    .as("it is there")
                    .isEqualTo(200);
        }
        var held = hold(60, at(3, "15:00"));
        var wish = booking(60, at(3, "15:00"), PHONE);
        sameAsUnknown(
                api.post(ours.slug() + "/holds", service(held, theirService.toString())),
                api.post(ours.slug() + "/holds", service(held, UNKNOWN)));
        sameAsUnknown(
                api.book(ours.slug(), service(wish, theirService.toString())),
                api.book(ours.slug(), service(wish, UNKNOWN)));
    }

    @Test
    void givenTheOthersTechnician_whenWantedHere_thenNobodyKnowsThem() {
        var them = theirTechnician.value().toString();
        for (var route : List.of("availability", "availability/days")) {
            var query = "%s/%s?services=%s&from=%s&to=%s&postalCode=95695&technician=%s";
            sameAsUnknown(
                    api.get(query.formatted(ours.slug(), route, serviceOf(60), day(3), day(4), them)),
                    api.get(query.formatted(ours.slug(), route, serviceOf(60), day(3), day(4), UNKNOWN)));
        }
        var held = hold(60, at(3, "15:00"));
        var wish = booking(60, at(3, "15:00"), PHONE);
        sameAsUnknown(
                api.post(ours.slug() + "/holds", technician(held, them)),
                api.post(ours.slug() + "/holds", technician(held, UNKNOWN)));
        sameAsUnknown(api.book(ours.slug(), technician(wish, them)), api.book(ours.slug(), technician(wish, UNKNOWN)));
    }

    @Test
    void givenALink_whenUsed_thenItAnswersAndChangesItsOwnShopOnly() {
        var mine = api.get(ourLink);
        var other = api.get(theirLink);

        assertThat(mine.text("start")).startsWith(day(3) + "T10:00");
        assertThat(mine.response().body()).doesNotContain(CANARY);
        assertThat(other.text("start")).startsWith(day(3) + "T13:00");
        assertThat(other.response().body()).contains("Canary technician");
        var before = theirs.rows(TestDatabase.shared());
        assertThat(api.patch(ourLink, "{\"status\": \"CONFIRMED\"}").status()).isEqualTo(200);
        assertThat(api.get(theirLink).text("status")).isEqualTo("BOOKED");
        assertThat(theirs.rows(TestDatabase.shared())).isEqualTo(before);
    }

    @Test
    void givenAKey_whenBothShopsGetIt_thenBothBook() {
        var key = UUID.randomUUID().toString();
        var wish = booking(60, at(7, "10:00"), PHONE);

        var here = api.book(ours.slug(), key, wish);
        var there = api.book(theirs.slug(), key, wish);

        assertThat(here.status()).as(here.toString()).isEqualTo(201);
        assertThat(there.status()).as(there.toString()).isEqualTo(201);
        assertThat(there.text("id")).isNotEqualTo(here.text("id"));
        assertThat(here.response().body()).doesNotContain(CANARY);
    }

    @Test
    void givenARequest_whenItNamesAnotherShopElsewhere_thenOnlyThePathCounts() {
        var headers = List.of(
                "X-Tenant: " + theirs.slug(),
                "X-Tenant-Id: " + theirs.registered().id().value(),
                "X-Shop: " + theirs.slug(),
                "X-Forwarded-Host: " + theirs.slug() + ".wrenchtime.test",
                "X-Forwarded-Prefix: /api/v1/public/" + theirs.slug(),
                "X-Original-URL: /api/v1/public/" + theirs.slug(),
                "X-Rewrite-URL: /api/v1/public/" + theirs.slug(),
                "Forwarded: host=" + theirs.slug(),
                "Referer: https://" + theirs.slug() + ".test/",
                "Cookie: shop=" + theirs.slug() + "; tenant=" + theirs.slug());
        for (var rest :
                List.of("", "/services", "?shop=" + theirs.slug(), "?slug=%s&tenant=%1$s".formatted(theirs.slug()))) {
            for (var header : headers) {
                only(RawHttp.send(port, "GET /api/v1/public/" + ours.slug() + rest, "Host: localhost", header));
            }
            only(RawHttp.send(port, "GET /api/v1/public/" + ours.slug() + rest, "Host: " + theirs.slug()));
        }
        var rows = theirs.rows(TestDatabase.shared());
        for (var field : List.of("shop", "slug", "tenant", "tenantId")) {
            var refused = api.book(
                    ours.slug(),
                    booking(60, at(8, "10:00"), PHONE)
                            .replaceFirst("\\{", "{\"%s\": \"%s\", ".formatted(field, theirs.slug())));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        }
        var booked = api.send(
                "POST",
                ours.slug() + "/appointments?shop=" + theirs.slug(),
                booking(60, at(8, "10:00"), PHONE),
                Map.of(
                        "X-Tenant",
                        theirs.slug(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.response().body()).doesNotContain(CANARY);
        assertThat(theirs.rows(TestDatabase.shared())).isEqualTo(rows);
    }

    @Test
    void givenCanariesInTheOtherShop_whenEverythingIsAskedHere_thenNoneIsSeen() {
        var query = "?services=%s&from=%s&to=%s&postalCode=95695".formatted(serviceOf(60), day(3), day(9));
        var full = booking(60, at(3, "10:00"), PHONE);
        var answers = List.of(
                api.get(ours.slug()),
                api.get(ours.slug() + "/services"),
                api.get(ours.slug() + "/packages"),
                api.get(ours.slug() + "/coverage?postalCode=95695"),
                api.get(ours.slug() + "/coverage?postalCode=90001"),
                api.get(ours.slug() + "/availability" + query),
                api.get(ours.slug() + "/availability/days" + query),
                api.post(ours.slug() + "/holds", hold(30, at(9, "10:00"))),
                api.book(ours.slug(), booking(30, at(9, "12:00"), PHONE)),
                api.book(ours.slug(), full),
                api.book(ours.slug(), full),
                api.book(ours.slug(), full.replace("95695", "90001")),
                api.get(ourLink));

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.response().body())
                        .doesNotContainIgnoringCase(CANARY, "+15305550199", theirs.slug(), theirService.toString()));
        assertThat(answers).extracting(Answer::status).contains(200, 201, 409, 422);
        // Their taken time is free here: 13:00 of the one is nothing to the other.
        assertThat(answers.get(5).response().body()).contains(day(3) + "T13:00");
        for (var route : List.of("", "/services", "/packages")) {
            assertThat(api.get(theirs.slug() + route).response().body())
                    .as("planted")
                    .contains(CANARY);
        }
    }

    @Test
    void givenASuspendedShop_whenAskedForAnything_thenItIsAsUnknownAsAnyOther() {
        var closed = BookableShop.open(application, 1);
        var link =
                "manage/" + booked(closed, booking(60, at(3, "10:00"), PHONE)).text("manageToken");
        var hold = api.post(closed.slug() + "/holds", hold(60, at(3, "12:00"))).text("token");
        assertThat(api.get(link).status()).isEqualTo(200);

        application.getBean(Provisioning.class).suspend(closed.registered().id());

        var unknown = api.get("nobody-here");
        for (var rest : List.of("", "/services", "/packages", "/coverage?postalCode=95695", "/availability")) {
            sameAsUnknown(api.get(closed.slug() + rest), unknown);
        }
        sameAsUnknown(api.get(link), unknown);
        sameAsUnknown(api.patch(link, "{\"status\": \"CANCELLED\"}"), unknown);
        sameAsUnknown(api.post(closed.slug() + "/holds", hold(60, at(3, "14:00"))), unknown);
        sameAsUnknown(api.delete(closed.slug() + "/holds/" + hold), unknown);
        sameAsUnknown(api.book(closed.slug(), booking(60, at(3, "14:00"), PHONE)), unknown);
        assertThat(api.get(ours.slug()).status()).isEqualTo(200);
    }

    private void only(String answer) {
        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
        assertThat(answer).doesNotContain(CANARY, theirs.slug());
    }

    private static String service(String body, String service) {
        return body.replace(serviceOf(60).toString(), service);
    }

    private static String technician(String body, String technician) {
        return body.replaceFirst("\\{", "{\"technician\": \"%s\", ".formatted(technician));
    }

    private Answer booked(BookableShop shop, String body) {
        var booked = api.book(shop.slug(), body);
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked;
    }

    private void plantCanaries() {
        CurrentTenant.run(theirs.registered().tenant(), () -> {
            var settings = application.getBean(Settings.class);
            var now = settings.current();
            settings.change(new ShopSettings(
                    "Canary shop",
                    new PhoneNumber("+15305550199"),
                    now.zone(),
                    now.country(),
                    now.currency(),
                    now.locale(),
                    new Branding("#c0ffee", null),
                    now.policy(),
                    now.area(),
                    now.driving(),
                    now.allowedOrigins()));
            var services = application.getBean(Services.class);
            services.save(canary(theirService, "CANARY", 60, 1));
            services.save(canary(serviceOf(60), "S60", 60, 60));
            services.save(new ServicePackage(
                    UUID.randomUUID(), "CANARY", "Canary package", "Canary", List.of(new ServiceId(theirService)), 1));
            var technicians = application.getBean(Technicians.class);
            for (var id : theirs.technicians()) {
                technicians.save(
                        new Technician(id, "Canary technician", new Skill(5), true, BookableShop.WOODLAND, true, 1));
            }
            technicians.save(new Technician(
                    theirTechnician, "Canary alone", new Skill(5), true, BookableShop.WOODLAND, true, 9));
        });
    }

    private static Service canary(UUID id, String code, int minutes, int position) {
        return new Service(
                new ServiceId(id),
                code,
                "Canary service",
                "Canary",
                "Canary",
                Duration.ofMinutes(minutes),
                new Money(100, Currency.getInstance("USD")),
                new Skill(1),
                List.of("canary"),
                true,
                null,
                position);
    }
}
