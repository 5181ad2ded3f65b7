package com.wrenchtime.accounts;

import static com.wrenchtime.accounts.CustomerClient.newMailbox;
import static com.wrenchtime.accounts.CustomerClient.newPhone;
import static com.wrenchtime.testing.AsUnknown.sameAsUnknown;
import static com.wrenchtime.testing.BookableShop.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.Race;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What customers see of vehicles and do with their own. Vera is the customer; Mallory describes whatever vehicle he likes. */
@ServedTest
class OwnVehicleTests {

    private static final String VIN = "1HGCM82633A004352";
    private static final String ACCORD =
            "{\"year\": 2003, \"make\": \"Honda\", \"model\": \"Accord\", \"plate\": \"8abc123\"}";

    private final ApplicationContext application;
    private final PublicApiClient api;
    private final BookableShop shop;
    private final CustomerClient anybody;

    OwnVehicleTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.api = new PublicApiClient(port);
        this.shop = BookableShop.open(application, 2);
        this.anybody = new CustomerClient(api, shop.slug());
    }

    @Test
    void givenACustomer_whenTheyKeepVehicles_thenTheVersionDecides() {
        var vera = anybody.signedIn(newMailbox());

        var added = vera.post("/vehicles", ACCORD);
        var path = "/vehicles/" + added.text("id");
        var changed = vera.send("PUT", path, ACCORD.replace("2003", "2004"), Map.of("If-Match", "\"1\""));
        var stale = vera.send("PUT", path, ACCORD, Map.of("If-Match", "\"1\""));

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.text("plate")).isEqualTo("8ABC123");
        assertThat(changed.json().get("year").asInt()).isEqualTo(2004);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(vera.put(path, ACCORD).status()).isEqualTo(428);
        assertThat(vera.delete(path).status()).isEqualTo(428);
        assertThat(vera.send("DELETE", path, null, Map.of("If-Match", "\"2\"")).status())
                .isEqualTo(204);
        assertThat(vera.get(path).status()).isEqualTo(404);
        assertThat(ids(vera)).isEmpty();
    }

    @Test
    void givenAKey_whenAVehicleIsAddedTwice_thenItIsThereOnce() {
        var vera = anybody.signedIn(newMailbox());
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var first = vera.send("POST", "/vehicles", ACCORD, key);
        var again = vera.send("POST", "/vehicles", ACCORD, key);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(ids(vera)).hasSize(1);
        assertThat(vera.send("POST", "/vehicles", ACCORD, Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} year required",
                "{\"year\": 1979, \"make\": \"Honda\", \"model\": \"Civic\"} year invalid",
                "{\"year\": 2015, \"make\": \" \", \"model\": \"Civic\"} make invalid",
                "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"Civic\", \"vin\": \"1\"} vin invalid",
                "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"Civic\", \"plate\": \"<b>\"} plate invalid"
            })
    void givenBadInput_whenAVehicleIsAdded_thenItSaysWhatIsWrongAndNothingIsKept(String example) {
        var vera = anybody.signedIn(newMailbox());
        var split = example.indexOf("} ") + 1;

        var answer = vera.post("/vehicles", example.substring(0, split));

        assertThat(answer.errors()).contains(example.substring(split + 1));
        assertThat(ids(vera)).isEmpty();
    }

    @Test
    void givenTwoVehicles_whenOneIsChosen_thenItAloneIsPrimaryUntilItIsGone() {
        var vera = anybody.signedIn(newMailbox());
        var one = vera.post("/vehicles", ACCORD).text("id");
        var other = vera.post("/vehicles", ACCORD.replace("Accord", "Civic")).text("id");
        var bobs = anybody.signedIn(newMailbox()).post("/vehicles", ACCORD).text("id");

        vera.put("/primary-vehicle", "{\"vehicle\": \"%s\"}".formatted(one));
        assertThat(primary(vera)).containsExactly(one);
        vera.put("/primary-vehicle", "{\"vehicle\": \"%s\"}".formatted(other));
        assertThat(primary(vera)).containsExactly(other);
        assertThat(vera.put("/primary-vehicle", "{\"vehicle\": \"%s\"}".formatted(bobs))
                        .errors())
                .containsExactly("vehicle unknown");
        assertThat(primary(vera)).containsExactly(other);
        vera.send("DELETE", "/vehicles/" + other, null, Map.of("If-Match", "\"1\""));

        assertThat(primary(vera)).isEmpty();
        assertThat(ids(vera)).containsExactly(one);
    }

    @Test
    void givenABookingWithAVehicle_whenItsMailboxIsProven_thenTheVehicleAndItsVisitsAreSeen() {
        var mailbox = newMailbox();
        var booked = book(3, "10:00", newPhone(), mailbox, VIN);

        var vera = anybody.signedIn(mailbox);

        var vehicles = vera.get("/vehicles").json().get("items");
        assertThat(vehicles).hasSize(1);
        assertThat(vehicles.get(0).get("vin").asString()).isEqualTo(VIN);
        var visits =
                vera.get("/appointments?vehicle=" + vehicles.get(0).get("id").asString());
        assertThat(visits.json().at("/items/0/id").asString()).isEqualTo(booked);
        assertThat(vera.get("/appointments?vehicle=" + UUID.randomUUID()).json().get("items"))
                .isEmpty();
    }

    // The booking is filed under the record with the telephone, where a vehicle like the described one is known.
    @Test
    void givenMalloryDescribesVerasVehicleWithHerTelephone_whenHeProvesHisMailbox_thenHeLearnsNothingOfIt() {
        var veras = newPhone();
        book(3, "10:00", veras, null, VIN);
        var his = newMailbox();
        book(3, "12:00", veras, his, null);

        var mallory = anybody.signedIn(his);

        assertThat(ids(mallory)).isEmpty();
        assertThat(mallory.get("/appointments").response().body()).doesNotContain(VIN);
        assertThat(ids(anybody.signedIn(veras))).hasSize(1);
    }

    @Test
    void givenTheShopKeepsAVehicleUnderTheRecord_whenMalloryDescribesIt_thenHeLearnsNothingOfIt() {
        var veras = newPhone();
        book(3, "10:00", veras, null, null);
        sql("UPDATE %s.vehicle SET vin = '" + VIN + "', created_at = created_at - interval '1 day'");
        sql("UPDATE %s.appointment SET contact_phone = '+15302009999'");
        var his = newMailbox();
        book(3, "12:00", veras, his, null);
        sql("DELETE FROM %1$s.appointment_line WHERE appointment_id IN (SELECT id FROM %1$s.appointment WHERE"
                + " contact_phone = '+15302009999')");
        sql("DELETE FROM %1$s.appointment_change WHERE appointment_id IN (SELECT id FROM %1$s.appointment WHERE"
                + " contact_phone = '+15302009999')");
        sql("DELETE FROM %1$s.appointment WHERE contact_phone = '+15302009999'");

        assertThat(ids(anybody.signedIn(his))).isEmpty();
    }

    @Test
    void givenAnothersVehicle_whenUsed_thenItIsAsUnknownAsAnyOther() {
        var bobs = anybody.signedIn(newMailbox()).post("/vehicles", ACCORD).text("id");
        var vera = anybody.signedIn(newMailbox());
        var version = Map.of("If-Match", "\"1\"");
        var unknown = "/vehicles/" + UUID.randomUUID();
        var path = "/vehicles/" + bobs;

        sameAsUnknown(vera.get(path), vera.get(unknown));
        sameAsUnknown(vera.send("PUT", path, ACCORD, version), vera.send("PUT", unknown, ACCORD, version));
        sameAsUnknown(vera.send("DELETE", path, null, version), vera.send("DELETE", unknown, null, version));
        sameAsUnknown(vera.post(path + "/offer", ""), vera.post(unknown + "/offer", ""));
        sameAsUnknown(vera.delete(path + "/offer"), vera.delete(unknown + "/offer"));
    }

    @Test
    void givenAnOffer_whenAnotherCustomerAccepts_thenTheVehicleIsTheirsAndItsHistoryIsNot() {
        var mailbox = newMailbox();
        var booked = book(3, "10:00", newPhone(), mailbox, VIN);
        var vera = anybody.signedIn(mailbox);
        var vehicle = ids(vera).getFirst();
        vera.put("/primary-vehicle", "{\"vehicle\": \"%s\"}".formatted(vehicle));
        var bob = anybody.signedIn(newMailbox());

        var offer = vera.post("/vehicles/" + vehicle + "/offer", "");
        var code = "{\"code\": \"%s\"}".formatted(offer.text("code"));
        assertThat(vera.post("/accepted-offers", code).status())
                .as("to oneself")
                .isEqualTo(422);
        var accepted = bob.post("/accepted-offers", code);

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(accepted.text("vin")).isEqualTo(VIN);
        assertThat(ids(bob)).containsExactly(vehicle);
        assertThat(ids(vera)).isEmpty();
        assertThat(bob.get("/appointments?vehicle=" + vehicle).json().get("items"))
                .isEmpty();
        assertThat(vera.get("/appointments").json().at("/items/0/id").asString())
                .isEqualTo(booked);
        assertThat(anybody.signedIn(newMailbox()).post("/accepted-offers", code).status())
                .as("once")
                .isEqualTo(422);
        assertThat(ids(anybody.signedIn(mailbox))).as("it stays given away").isEmpty();
        assertThat(TestDatabase.shared()
                        .superuser()
                        .sql(
                                "SELECT count(*) FROM %s.audit_entry WHERE action = 'vehicle.transferred' AND subject_id = ?"
                                        .formatted(shop.registered().role()))
                        .param(vehicle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void givenAnOffer_whenManyAcceptAtOnce_thenOneHasTheVehicle() throws ExecutionException, InterruptedException {
        var vera = anybody.signedIn(newMailbox());
        var vehicle = vera.post("/vehicles", ACCORD).text("id");
        var code = "{\"code\": \"%s\"}"
                .formatted(vera.post("/vehicles/" + vehicle + "/offer", "").text("code"));
        var others =
                List.of(anybody.signedIn(newMailbox()), anybody.signedIn(newMailbox()), anybody.signedIn(newMailbox()));

        var answers =
                Race.of(3, it -> others.get(it).post("/accepted-offers", code).status());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 422);
        assertThat(others.stream().flatMap(it -> ids(it).stream())).containsExactly(vehicle);
    }

    @Test
    void givenOffersThatAreNotGood_whenAccepted_thenTheVehicleStays() {
        var vera = anybody.signedIn(newMailbox());
        var vehicle = vera.post("/vehicles", ACCORD).text("id");
        var bob = anybody.signedIn(newMailbox());
        var stranger = new CustomerClient(api, BookableShop.open(application, 1).slug()).signedIn(newMailbox());
        var path = "/vehicles/" + vehicle + "/offer";

        var first = vera.post(path, "").text("code");
        var second = vera.post(path, "").text("code");
        assertThat(accept(bob, first)).as("replaced").isEqualTo(422);
        assertThat(accept(stranger, second)).as("in another shop").isEqualTo(422);
        assertThat(vera.delete(path).status()).isEqualTo(204);
        assertThat(accept(bob, second)).as("taken back").isEqualTo(422);
        var third = vera.post(path, "").text("code");
        sql("UPDATE %s.vehicle_offer SET expires_at = now() - interval '1 second'");
        assertThat(accept(bob, third)).as("expired").isEqualTo(422);
        var fourth = vera.post(path, "").text("code");
        vera.send("DELETE", "/vehicles/" + vehicle, null, Map.of("If-Match", "\"1\""));
        assertThat(accept(bob, fourth)).as("removed").isEqualTo(422);

        assertThat(ids(bob)).isEmpty();
    }

    private static int accept(CustomerClient customer, String code) {
        return customer.post("/accepted-offers", "{\"code\": \"%s\"}".formatted(code))
                .status();
    }

    private static List<String> ids(CustomerClient customer) {
        return values(customer.get("/vehicles"), false);
    }

    private static List<String> primary(CustomerClient customer) {
        return values(customer.get("/vehicles"), true);
    }

    private static List<String> values(Answer list, boolean onlyPrimary) {
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        return list.json()
                .get("items")
                .valueStream()
                .filter(it -> !onlyPrimary || it.get("primary").asBoolean())
                .map(it -> it.get("id").asString())
                .toList();
    }

    private String book(int day, String time, String phone, @Nullable String mailbox, @Nullable String vin) {
        var wish = PublicApiClient.booking(60, at(day, time), phone);
        if (mailbox != null) {
            wish = wish.replace("\"smsConsent\"", "\"email\": \"%s\", \"smsConsent\"".formatted(mailbox));
        }
        if (vin != null) {
            wish = wish.replace("\"model\": \"CR-V\"", "\"model\": \"CR-V\", \"vin\": \"%s\"".formatted(vin));
        }
        var booked = api.book(shop.slug(), wish);
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private void sql(String statement) {
        TestDatabase.shared()
                .superuser()
                .sql(statement.formatted(shop.registered().role()))
                .update();
    }
}
