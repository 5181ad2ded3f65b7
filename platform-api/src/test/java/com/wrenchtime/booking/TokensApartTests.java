package com.wrenchtime.booking;

import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static com.wrenchtime.testing.PublicApiClient.hold;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import com.wrenchtime.web.Tokens;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Two shops whose holds and appointments have the same ids, and every token tried on the other. A token is good for one thing
 * of one shop; for anything else it looks like one of what never was.
 */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensApartTests {

    private static final String PHONE = "(530) 555-0142";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final BookableShop ours;
    private final BookableShop theirs;
    private final String ourLink;
    private final String theirLink;
    private final Answer theirHold;

    TokensApartTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
        this.ours = BookableShop.open(application, 2);
        this.theirs = BookableShop.open(application, 2);
        this.ourLink = link(ours, booking(60, at(3, "10:00"), PHONE));
        this.theirLink = link(theirs, booking(60, at(3, "13:00"), PHONE));
        this.theirHold = api.post(theirs.slug() + "/holds", hold(60, at(4, "10:00")));
    }

    /**
     * Only a token's signature can be judged without looking, so what is none is a field in error, as any garbage is. A
     * genuine one names a thing, and of a thing that is not here nobody learns whether it is somewhere else.
     */
    @Test
    void givenTheOthersHold_whenUsedHere_thenItIsAsUnknownAsAnyOtherAndStaysTheirs() {
        var token = theirHold.text("token");
        var neverHeld = token(ours.registered().tenant(), Tokens.Purpose.HOLD);

        sameAsUnknown(api.book(ours.slug(), booking(token, PHONE)), api.book(ours.slug(), booking(neverHeld, PHONE)));
        sameAsUnknown(
                api.delete(ours.slug() + "/holds/" + token),
                api.delete(ours.slug() + "/holds/"
                        + token(ours.registered().tenant(), Tokens.Purpose.MANAGE_APPOINTMENT)));

        assertThat(api.book(ours.slug(), booking("garbage", PHONE)).status()).isEqualTo(422);
        assertThat(isKept(theirs, token)).as("it still holds").isTrue();
    }

    @Test
    void givenTheOthersHold_whenAHoldHereHasItsId_thenEachTokenIsForItsOwnShop() {
        var other =
                api.post(theirs.slug() + "/holds", hold(60, at(11, "10:00"))).text("token");
        var mine = rename(
                api.post(ours.slug() + "/holds", hold(60, at(11, "14:00"))).text("token"), other);
        var neverHeld = token(ours.registered().tenant(), Tokens.Purpose.HOLD);

        sameAsUnknown(api.book(ours.slug(), booking(other, PHONE)), api.book(ours.slug(), booking(neverHeld, PHONE)));
        sameAsUnknown(api.delete(ours.slug() + "/holds/" + other), api.delete(ours.slug() + "/holds/x"));

        assertThat(List.of(isKept(ours, mine), isKept(theirs, other))).containsExactly(true, true);
        assertThat(api.delete(theirs.slug() + "/holds/" + other).status()).isEqualTo(204);
        assertThat(List.of(isKept(ours, mine), isKept(theirs, other))).containsExactly(true, false);
        assertThat(booked(ours, booking(mine, PHONE)).text("start")).startsWith(day(11) + "T14:00");
    }

    @Test
    void givenALink_whenItIsNotGenuine_thenItIsAsUnknownAsAnyOther() {
        var genuine = ourLink.substring("manage/".length());
        var bytes = Base64.getUrlDecoder().decode(genuine);
        var forged = new ArrayList<String>();
        for (int i = 0; i < bytes.length; i++) {
            var altered = bytes.clone();
            altered[i] ^= 1;
            forged.add(Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
        for (int length : List.of(1, 22, 43, genuine.length() - 1)) {
            forged.add(genuine.substring(0, length));
        }
        forged.add(genuine + "A");
        forged.add(genuine + genuine);
        // Their shop with our appointment and our proof, and the other way round.
        var theirBytes = Base64.getUrlDecoder().decode(theirLink.substring("manage/".length()));
        for (int part : List.of(16, 32)) {
            var mixed = bytes.clone();
            System.arraycopy(theirBytes, 0, mixed, 0, part);
            forged.add(Base64.getUrlEncoder().withoutPadding().encodeToString(mixed));
        }
        forged.add(theirHold.text("token"));
        // Genuine signatures for what is not there: an appointment that never was, one that is the other shop's, a shop
        // that never was, and our own appointment for another purpose.
        var shop = ours.registered().tenant();
        forged.add(token(shop, Tokens.Purpose.MANAGE_APPOINTMENT));
        forged.add(token(shop, Tokens.Purpose.MANAGE_APPOINTMENT, id(api.get(theirLink))));
        forged.add(token(nobody(), Tokens.Purpose.MANAGE_APPOINTMENT));
        forged.add(token(shop, Tokens.Purpose.HOLD, id(api.get(ourLink))));

        var unknown = api.get("manage/x");
        for (var token : forged) {
            sameAsUnknown(api.get("manage/" + token), unknown);
        }
        for (var token : forged.subList(forged.size() - 6, forged.size())) {
            sameAsUnknown(api.patch("manage/" + token, "{\"status\": \"CANCELLED\"}"), unknown);
        }
    }

    @Test
    void givenADeletedAppointment_whenItsLinkIsUsed_thenNothingIsHere() {
        var link = "manage/" + booked(ours, booking(30, at(6, "10:00"), PHONE)).text("manageToken");
        var id = id(api.get(link));
        for (var table : List.of("appointment_line", "appointment_change")) {
            delete(table, "appointment_id", id);
        }
        delete("appointment", "id", id);

        sameAsUnknown(api.get(link), api.get("manage/x"));
        sameAsUnknown(api.patch(link, "{\"status\": \"CANCELLED\"}"), api.get("manage/x"));
    }

    @Test
    void givenAppointmentsOfOneId_whenTheirLinksAreUsed_thenEachIsForItsOwnShop() {
        var other = link(theirs, booking(60, at(12, "13:00"), PHONE));
        var id = id(api.get(other));
        var mine = link(ours, booking(60, at(12, "10:00"), PHONE));
        rename(
                id(api.get(mine)),
                id,
                Map.of(
                        "appointment",
                        "id",
                        "commitment",
                        "id",
                        "appointment_line",
                        "appointment_id",
                        "appointment_change",
                        "appointment_id"));
        mine = "manage/" + token(ours.registered().tenant(), Tokens.Purpose.MANAGE_APPOINTMENT, id);

        assertThat(api.get(mine).text("start")).startsWith(day(12) + "T10:00");
        assertThat(api.get(other).text("start")).startsWith(day(12) + "T13:00");
        sameAsUnknown(api.get(withShopOf(other, mine)), api.get("manage/x"));
        sameAsUnknown(api.patch(withShopOf(mine, other), "{\"status\": \"CANCELLED\"}"), api.get("manage/x"));
        assertThat(api.patch(mine, "{\"status\": \"CANCELLED\"}").status()).isEqualTo(200);
        assertThat(api.get(other).text("status")).isEqualTo("BOOKED");
    }

    /** The second link, with the first one's shop in it. */
    private static String withShopOf(String first, String second) {
        var decoder = Base64.getUrlDecoder();
        var bytes = decoder.decode(second.substring("manage/".length()));
        System.arraycopy(decoder.decode(first.substring("manage/".length())), 0, bytes, 0, 16);
        return "manage/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String link(BookableShop shop, String body) {
        return "manage/" + booked(shop, body).text("manageToken");
    }

    private Answer booked(BookableShop shop, String body) {
        var booked = api.book(shop.slug(), body);
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked;
    }

    private static UUID id(Answer appointment) {
        return UUID.fromString(appointment.text("id"));
    }

    private void delete(String table, String column, UUID id) {
        TestDatabase.shared()
                .superuser()
                .sql("DELETE FROM %s.%s WHERE %s = ?"
                        .formatted(ours.registered().role(), table, column))
                .param(id)
                .update();
    }

    private String token(Tenant.Shop shop, Tokens.Purpose purpose) {
        return token(shop, purpose, UUID.randomUUID());
    }

    private String token(Tenant.Shop shop, Tokens.Purpose purpose, UUID thing) {
        return CurrentTenant.<String, RuntimeException>call(
                shop, () -> application.getBean(Tokens.class).issue(purpose, thing));
    }

    private boolean isKept(BookableShop shop, String hold) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT EXISTS (SELECT FROM %s.commitment WHERE id = ? AND expires_at > clock_timestamp())"
                        .formatted(shop.registered().role()))
                .param(held(hold))
                .query(Boolean.class)
                .single();
    }

    private UUID held(String token) {
        return application
                .getBean(Tokens.class)
                .verify(Tokens.Purpose.HOLD, token)
                .orElseThrow()
                .thing();
    }

    private static Tenant.Shop nobody() {
        var id = TestShops.randomId();
        return new Tenant.Shop(id, "nobody", "shop_" + id.value().toString().replace("-", ""), "main");
    }

    /** Gives our hold the id of theirs; returns our token for it. */
    private String rename(String mine, String theirs) {
        rename(held(mine), held(theirs), Map.of("hold", "id", "commitment", "id"));
        return token(ours.registered().tenant(), Tokens.Purpose.HOLD, held(theirs));
    }

    /** Gives our thing another id, in all the columns that hold it. */
    private void rename(UUID from, UUID to, Map<String, String> columns) {
        var updates = columns.entrySet().stream()
                .map(it -> "UPDATE %1$s.%2$s SET %3$s = '%5$s' WHERE %3$s = '%4$s'; "
                        .formatted(ours.registered().role(), it.getKey(), it.getValue(), from, to))
                .collect(Collectors.joining());
        TestDatabase.shared()
                .superuser()
                .sql("BEGIN; SET LOCAL session_replication_role = replica; " + updates + "COMMIT")
                .update();
    }
}
