package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.accounts.CustomerClient.newPhone;
import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What a customer gets to see: what was booked with a telephone or mailbox that they have proven, and nothing else. Vera is the
 * customer; Mallory books with whatever numbers and mailboxes he likes.
 */
@ServedTest
class LinkingTests {

    private final PublicApiClient api;
    private final BookableShop shop;
    private final CustomerClient anybody;

    LinkingTests(ApplicationContext application, @LocalServerPort int port) {
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 2);
        this.anybody = new CustomerClient(api, shop.slug());
    }

    @Test
    void givenBookingsWithAMailbox_whenItIsProven_thenTheyAreSeenWhicheverRecordTheyAreUnder() {
        var mailbox = newMailbox();
        var one = book(3, "10:00", newPhone(), mailbox);
        var other = book(4, "10:00", newPhone(), mailbox);
        book(5, "10:00", newPhone(), newMailbox());

        var vera = anybody.signedIn(mailbox);

        assertThat(upcoming(vera)).containsExactly(one, other);
        assertThat(vera.get("").text("name")).isEqualTo("Ana");
    }

    @Test
    void givenBookingsWithATelephone_whenItIsProven_thenTheyAreSeen() {
        var phone = newPhone();
        var booked = book(3, "10:00", phone, null);

        assertThat(upcoming(anybody.signedIn(phone))).containsExactly(booked);
        assertThat(upcoming(anybody.signedIn(newPhone()))).isEmpty();
    }

    @Test
    void givenMalloryBooksWithVerasTelephoneAndHisMailbox_whenHeProvesHis_thenHeSeesHisBookingOnly() {
        var veras = newPhone();
        var verasBooking = book(3, "10:00", veras, null);
        var his = newMailbox();
        var hisBooking = book(3, "12:00", veras, his);

        var mallory = anybody.signedIn(his);

        assertThat(upcoming(mallory)).containsExactly(hisBooking);
        assertThat(mallory.get("").json().get("phone").isNull()).isTrue();
        unknownTo(mallory, verasBooking);
        assertThat(upcoming(anybody.signedIn(veras))).containsExactly(verasBooking, hisBooking);
    }

    // Whoever comes first makes the record, and it is filed under the telephone that they typed.
    @Test
    void givenMalloryWasFirstAndHasProvenHisMailbox_whenVeraBooksWithHerTelephone_thenHeNeverSeesIt() {
        var veras = newPhone();
        var his = newMailbox();
        book(3, "10:00", veras, his);
        var mallory = anybody.signedIn(his);

        var booked = book(3, "12:00", veras, newMailbox());

        unknownTo(mallory, booked);
        assertThat(upcoming(anybody.signedIn(his))).doesNotContain(booked);
        var vera = anybody.signedIn(veras);
        assertThat(upcoming(vera)).contains(booked);
        assertThat(vera.get("").text("id")).isNotEqualTo(mallory.get("").text("id"));
        // From now on the telephone leads to her record.
        var later = book(3, "14:00", veras, null);
        assertThat(recordOf(later)).isEqualTo(vera.get("").text("id"));
    }

    @Test
    void givenAnAccount_whenAnotherTelephoneIsOnlyAskedFor_thenNothingMadeWithItIsSeen() {
        var veras = newPhone();
        var booked = book(3, "10:00", veras, null);
        var mallory = anybody.signedIn(newMailbox());

        var code = mallory.receiveToAdd(veras);
        mallory.post("/contacts", code.wrong().json());

        unknownTo(mallory, booked);
        assertThat(upcoming(mallory)).isEmpty();
        assertThat(mallory.post("/contacts", code.json()).status()).isEqualTo(200);
        assertThat(upcoming(mallory)).containsExactly(booked);
    }

    @Test
    void givenTheShopTypedAMailboxIntoVerasRecord_whenItsHolderProvesIt_thenTheySeeNothingOfHers() {
        var veras = newPhone();
        var booked = book(3, "10:00", veras, null);
        var typed = newMailbox();
        sql("UPDATE %s.customer SET email = '" + typed + "' WHERE phone = '" + veras + "'");

        var mallory = anybody.signedIn(typed);

        unknownTo(mallory, booked);
        assertThat(mallory.get("").json().get("name").isNull()).isTrue();
        assertThat(mallory.get("").json().get("phone").isNull()).isTrue();
    }

    @Test
    void givenANumberThatHasGoneToSomebodyElse_whenTheyProveIt_thenTheFormerHoldersBookingsStayHers() {
        var number = newPhone();
        var hers = book(3, "10:00", number, null);
        var vera = anybody.signedIn(number);
        vera.post("/contacts", vera.receiveToAdd(newMailbox()).json());
        assertThat(vera.delete("/contacts/phone").status()).isEqualTo(200);

        var next = anybody.signedIn(number);

        unknownTo(next, hers);
        assertThat(upcoming(vera)).containsExactly(hers);
    }

    @Test
    void givenARecordWithTelephoneAndMailbox_whenTwoPeopleProveOneEachAtOnce_thenEachHasAnAccountOfTheirOwn()
            throws ExecutionException, InterruptedException {
        for (int round = 0; round < 5; round++) {
            var phone = newPhone();
            var mailbox = newMailbox();
            var booked = book(10 + round, "10:00", phone, mailbox);
            var codes = List.of(anybody.receive(phone), anybody.receive(mailbox));

            var answers = Race.of(2, it -> anybody.redeem(codes.get(it)));

            assertThat(answers)
                    .allSatisfy(it -> assertThat(it.status()).as(it.toString()).isEqualTo(201));
            var clients = answers.stream()
                    .map(it -> new CustomerClient(api, shop.slug(), it.text("token")))
                    .toList();
            assertThat(clients.stream().map(it -> it.get("").text("id")).distinct())
                    .hasSize(2);
            // Made with both, so it is both's.
            assertThat(clients).allSatisfy(it -> assertThat(upcoming(it)).containsExactly(booked));
            assertThat(clients.get(0).get("").json().get("email").isNull()).isTrue();
            assertThat(clients.get(1).get("").json().get("phone").isNull()).isTrue();
        }
    }

    @Test
    void givenOneMailbox_whenTwoAccountsProveItAtOnce_thenOneHasIt() throws ExecutionException, InterruptedException {
        var mailbox = newMailbox();
        var accounts = List.of(anybody.signedIn(newPhone()), anybody.signedIn(newPhone()));
        var codes = accounts.stream().map(it -> it.receiveToAdd(mailbox)).toList();

        var answers = Race.of(
                2,
                it -> accounts.get(it).post("/contacts", codes.get(it).json()).status());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void givenAnAppointment_whenItsCustomerChangesIt_thenTheRulesOfTheLinkHold() {
        var mailbox = newMailbox();
        var id = book(6, "10:00", newPhone(), mailbox);
        book(6, "10:00", newPhone(), null);
        book(6, "14:00", newPhone(), null);
        book(6, "14:00", newPhone(), null);
        var vera = anybody.signedIn(mailbox);
        var path = "/appointments/" + id;
        var seen = vera.get(path);
        assertThat(seen.json().get("allowed").toString()).contains("CANCELLED", "CONFIRMED", "MOVE");

        var blind = vera.send("PATCH", path, "{\"status\": \"CANCELLED\"}", Map.of());
        var taken = vera.patch(path, seen.version(), "{\"start\": \"%s\"}".formatted(at(6, "14:00")));
        var wrong = vera.patch(path, seen.version(), "{\"status\": \"COMPLETED\"}");
        var moved = vera.patch(path, seen.version(), "{\"start\": \"%s\"}".formatted(at(6, "12:00")));
        var stale = vera.patch(path, seen.version(), "{\"status\": \"CANCELLED\"}");
        var cancelled = vera.patch(path, moved.version(), "{\"status\": \"CANCELLED\", \"reason\": \"Sold it\"}");

        assertThat(blind.status()).isEqualTo(428);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("type")).endsWith("slot-taken");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(moved.text("start")).startsWith(day(6) + "T12:00");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(upcoming(vera)).doesNotContain(id);
        assertThat(ids(vera, "?when=past")).containsExactly(id);
        assertThat(TestDatabase.shared()
                        .superuser()
                        .sql(
                                "SELECT DISTINCT actor FROM %s.appointment_change WHERE appointment_id = ?::uuid AND actor <> 'anybody'"
                                        .formatted(shop.registered().role()))
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("customer:" + vera.get("").text("id"));
    }

    @Test
    void givenManyAppointments_whenListedInParts_thenEachComesOnceInOrder() {
        var mailbox = newMailbox();
        var booked = List.of(
                book(7, "10:00", newPhone(), mailbox),
                book(8, "10:00", newPhone(), mailbox),
                book(9, "10:00", newPhone(), mailbox));
        var vera = anybody.signedIn(mailbox);

        var first = vera.get("/appointments?limit=2");
        var rest = vera.get("/appointments?limit=2&cursor=" + first.text("next"));

        assertThat(items(first)).isEqualTo(booked.subList(0, 2));
        assertThat(items(rest)).isEqualTo(booked.subList(2, 3));
        assertThat(vera.get("/appointments?cursor=nonsense").status()).isEqualTo(422);
        assertThat(vera.get("/appointments?when=ever").errors()).containsExactly("when invalid");
        assertThat(vera.get("/appointments?limit=0").status()).isEqualTo(422);
    }

    private void unknownTo(CustomerClient customer, String appointment) {
        var unknown = "/appointments/" + UUID.randomUUID();
        sameAsUnknown(customer.get("/appointments/" + appointment), customer.get(unknown));
        sameAsUnknown(
                customer.patch("/appointments/" + appointment, 1, "{\"status\": \"CANCELLED\"}"),
                customer.patch(unknown, 1, "{\"status\": \"CANCELLED\"}"));
        assertThat(upcoming(customer)).doesNotContain(appointment);
    }

    private static List<String> upcoming(CustomerClient customer) {
        return ids(customer, "");
    }

    private static List<String> ids(CustomerClient customer, String query) {
        return items(customer.get("/appointments" + query));
    }

    private static List<String> items(PublicApiClient.Answer list) {
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        return list.json()
                .get("items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private String book(int day, String time, String phone, @org.jspecify.annotations.Nullable String mailbox) {
        var wish = PublicApiClient.booking(60, at(day, time), phone);
        var booked = api.book(
                shop.slug(),
                mailbox == null
                        ? wish
                        : wish.replace("\"smsConsent\"", "\"email\": \"%s\", \"smsConsent\"".formatted(mailbox)));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private String recordOf(String appointment) {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT customer_id::text FROM %s.appointment WHERE id = ?::uuid"
                        .formatted(shop.registered().role()))
                .param(appointment)
                .query(String.class)
                .single();
    }

    private void sql(String statement) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(shop.registered().role()))
                .update();
    }
}
