package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.RawHttp;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.web.Caller;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two shops with customers, accounts, sessions and appointments of the same ids, and every token tried on the other. */
@ServedTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersApartTests {

    private final int port;
    private final PublicApiClient api;
    private final BookableShop ours;
    private final BookableShop theirs;
    private final CustomerClient ana;
    private final CustomerClient twin;
    private final String appointment;

    CustomersApartTests(ApplicationContext application, @LocalServerPort int port) {
        this.port = port;
        this.api = new PublicApiClient(port);
        this.ours = BookableShop.open(application, 1);
        this.theirs = BookableShop.open(application, 1);
        var mailbox = newMailbox();
        this.appointment = book(ours, at(3, "10:00"), mailbox);
        var others = book(theirs, at(3, "13:00"), mailbox);
        this.ana = new CustomerClient(api, ours.slug()).signedIn(mailbox);
        var other = new CustomerClient(api, theirs.slug()).signedIn(mailbox);
        rename(other.get("").text("id"), ana.get("").text("id"), others);
        this.twin = other;
    }

    @Test
    void givenTheSameIds_whenEachLooks_thenEachSeesTheirOwnShopOnly() {
        assertThat(twin.get("").text("id")).isEqualTo(ana.get("").text("id"));

        assertThat(ana.get("/appointments/" + appointment).text("start")).startsWith(day(3) + "T10:00");
        assertThat(twin.get("/appointments/" + appointment).text("start")).startsWith(day(3) + "T13:00");
        assertThat(ana.patch("/appointments/" + appointment, 1, "{\"status\": \"CONFIRMED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(twin.get("/appointments/" + appointment).text("status")).isEqualTo("BOOKED");
    }

    @Test
    void givenTheOthersToken_whenUsedHere_thenNobodyIsSignedIn() {
        var stranger = new CustomerClient(api, ours.slug(), twin.token());

        for (var rest : List.of("", "/sessions", "/appointments", "/appointments/" + appointment)) {
            assertThat(stranger.get(rest).status()).as(rest).isEqualTo(401);
        }
        assertThat(stranger.delete("/sessions").status()).isEqualTo(401);
        assertThat(List.of(ana.get("").status(), twin.get("").status())).containsOnly(200);
    }

    @Test
    void givenATokenThatIsNotGenuine_whenUsed_thenNobodyIsSignedIn() {
        var genuine = ana.token();
        var bytes = Base64.getUrlDecoder().decode(genuine.substring("customer-".length()));
        var forged = new ArrayList<String>();
        for (int i = 0; i < bytes.length; i++) {
            var altered = bytes.clone();
            altered[i] ^= 1;
            forged.add("customer-" + Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
        // Our secret with their shop, and a shop that never was.
        for (var shop : List.of(theirs.registered().id().value(), UUID.randomUUID())) {
            var moved = ByteBuffer.wrap(bytes.clone())
                    .putLong(shop.getMostSignificantBits())
                    .putLong(shop.getLeastSignificantBits())
                    .array();
            forged.add("customer-" + Base64.getUrlEncoder().withoutPadding().encodeToString(moved));
        }
        forged.addAll(List.of(
                "customer-",
                genuine.substring(0, genuine.length() - 1),
                genuine + "A",
                genuine.substring("customer-".length()),
                genuine.replace("customer-", "visit-")));

        for (var shop : List.of(ours, theirs)) {
            for (var token : forged) {
                assertThat(new CustomerClient(api, shop.slug(), token).get("").status())
                        .as(token)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void givenACustomersToken_whenUsedOnEverythingForOthers_thenItOpensNothing() {
        var asCustomer = new StaffApiClient(port, "Bearer " + ana.token());
        for (var route :
                List.of("me", "appointments", "board", "technicians", "services", "members", "audit", "api-clients")) {
            assertThat(asCustomer.get(route).status()).as(route).isEqualTo(403);
        }
        assertThat(asCustomer.get("operator/shops").status()).isEqualTo(403);
        assertThat(asCustomer.post("services", "{}").status()).isEqualTo(403);
        assertThat(RawHttp.status(RawHttp.send(
                        port, "GET /oauth2/userinfo", "Host: localhost", "Authorization: Bearer " + ana.token())))
                .isEqualTo(401);
    }

    @Test
    void givenTokensOfOthers_whenUsedOnWhatIsTheCustomers_thenTheyOpenNothing() {
        var tenant = ours.registered().tenant();
        var others = new ArrayList<String>();
        for (var role : Role.values()) {
            others.add(TestCallers.member(tenant, role));
        }
        others.add(TestCallers.program(tenant, "appointments:read", "appointments:write", "customers:read"));
        others.add(TestCallers.operator());
        others.add(TestCallers.as(new Caller(tenant, new Actor.Operator(UUID.randomUUID(), "Some operator"))));
        for (var other : others) {
            for (var rest : List.of("", "/sessions", "/appointments")) {
                var answer =
                        api.send("GET", ours.slug() + "/customers/me" + rest, null, Map.of("Authorization", other));
                assertThat(answer.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void givenACustomerOfAnotherShopByAnyProof_whenTheyComeHere_thenTheyAreNobody() {
        var other = TestCallers.customer(
                theirs.registered().tenant(), UUID.fromString(ana.get("").text("id")));

        assertThat(api.send("GET", ours.slug() + "/customers/me", null, Map.of("Authorization", other))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void givenTheirAppointment_whenLookedForHere_thenItIsAsUnknownAsAnyOther() {
        var onlyTheirs = book(theirs, at(4, "10:00"), newMailbox());

        sameAsUnknown(ana.get("/appointments/" + onlyTheirs), ana.get("/appointments/" + UUID.randomUUID()));
    }

    private String book(BookableShop shop, String start, String mailbox) {
        Answer booked = api.book(
                shop.slug(),
                PublicApiClient.booking(60, start, CustomerClient.newPhone())
                        .replace("\"smsConsent\"", "\"email\": \"%s\", \"smsConsent\"".formatted(mailbox)));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    /** Gives their customer and appointment the ids of ours. */
    private void rename(String theirCustomer, String ourCustomer, String theirAppointment) {
        var updates = new StringBuilder();
        for (var column : List.of(
                "customer.id",
                "account.customer_id",
                "account_contact.customer_id",
                "account_session.customer_id",
                "appointment.customer_id",
                "appointment_owner.customer_id",
                "vehicle.customer_id",
                "text_consent.customer_id")) {
            updates.append(update(column, theirCustomer, ourCustomer));
        }
        for (var column : List.of(
                "appointment.id",
                "commitment.id",
                "appointment_line.appointment_id",
                "appointment_change.appointment_id",
                "appointment_owner.appointment_id")) {
            updates.append(update(column, theirAppointment, appointment));
        }
        TestDatabase.shared()
                .superuser()
                .sql("BEGIN; SET LOCAL session_replication_role = replica; " + updates + "COMMIT")
                .update();
    }

    private String update(String column, String from, String to) {
        var dot = column.indexOf('.');
        return "UPDATE %s.%s SET %s = '%s' WHERE %3$s = '%5$s'; "
                .formatted(theirs.registered().role(), column.substring(0, dot), column.substring(dot + 1), to, from);
    }
}
