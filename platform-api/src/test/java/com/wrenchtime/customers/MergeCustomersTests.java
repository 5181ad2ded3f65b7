package com.wrenchtime.customers;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.testing.AShopsCustomers;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two records of one person become one. */
@ServedTest
class MergeCustomersTests {

    private static final String OLD = "+15305550142";
    private static final String NEW = "+15305550143";

    private final ApplicationContext application;
    private final PublicApiClient visitors;
    private final int port;
    private BookableShop shop;
    private Staff staff;
    private AShopsCustomers customers;

    MergeCustomersTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.visitors = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.customers = new AShopsCustomers(staff.dispatcher());
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 2);
        staff = Staff.of(shop, port);
        customers = new AShopsCustomers(staff.dispatcher());
    }

    @Test
    void givenTwoRecords_whenMerged_thenAppointmentsVehiclesAndConsentsAreTheSurvivors() {
        var appointment = book(at(3, "10:00"), OLD);
        var duplicate = customerOf(appointment);
        var survivor = customerOf(book(at(3, "12:00"), NEW));
        var car = customers.get(duplicate).json().at("/vehicles/0/id").asString();

        var merged = merge(survivor, 1, duplicate, 1);

        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.text("phone")).isEqualTo(NEW);
        assertThat(merged.json()
                        .get("vehicles")
                        .valueStream()
                        .map(it -> it.get("id").asString()))
                .hasSize(2)
                .contains(car);
        assertThat(merged.json()
                        .get("visits")
                        .valueStream()
                        .map(it -> it.get("id").asString()))
                .hasSize(2)
                .contains(appointment);
        assertThat(merged.json()
                        .get("consents")
                        .valueStream()
                        .map(it -> it.get("phone").asString()))
                .containsExactlyInAnyOrder(OLD, NEW);
        assertThat(merged.json().at("/merged/0/id").asString()).isEqualTo(duplicate);
        assertThat(customerOf(appointment)).isEqualTo(survivor);
        var seen = staff.owner().get("appointments/" + appointment);
        assertThat(seen.version()).as("nobody changes it unseen").isEqualTo(2);
        assertThat(seen.json().at("/history/1/field").asString()).isEqualTo("customer");
        assertThat(staff.owner()
                        .get("audit?action=customer.merged")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("subjectId").asString()))
                .containsExactlyInAnyOrder(survivor, duplicate);
    }

    @Test
    void givenAMerge_whenTheDuplicateIsUsed_thenItIsRefusedWithWhoItIsAndCannotBeTakenBack() {
        var survivor = customers.with("Ana", NEW);
        var duplicate = customers.with("Anna", OLD);
        var other = customers.with("Bob", "+15305550144");
        merge(survivor, 1, duplicate, 1);
        var before = customers.get(survivor).json();

        for (var answer : new Answer[] {
            customers.get(duplicate),
            staff.owner().get("customers/%s/visits".formatted(duplicate)),
            staff.owner().put("customers/" + duplicate, 2, "{\"name\": \"Anna\", \"phone\": \"%s\"}".formatted(OLD)),
            staff.owner()
                    .post(
                            "customers/%s/vehicles".formatted(duplicate),
                            "{\"year\": 2015, \"make\": \"a\", \"model\": \"b\"}"),
            merge(duplicate, 2, survivor, 2),
            merge(other, 1, duplicate, 2)
        }) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.text("type")).isEqualTo("/problems/customer-merged");
            assertThat(answer.text("mergedInto")).isEqualTo(survivor);
        }
        assertThat(customers.get(survivor).json()).isEqualTo(before);
    }

    @Test
    void givenAMerge_whenTheOldNumberBooksOrIsTyped_thenItIsTheSurvivor() {
        var survivor = customers.with("Ana", NEW);
        var duplicate = customers.with("Anna Beck", OLD);
        merge(survivor, 1, duplicate, 1);

        var booked = customerOf(book(at(3, "10:00"), OLD));

        assertThat(booked).isEqualTo(survivor);
        for (var typed : new String[] {"5550142", "beck", "5550143"}) {
            var found = staff.owner().get("customers?q=" + typed).json().get("items");
            assertThat(found.valueStream().map(it -> it.get("id").asString()))
                    .as(typed)
                    .containsExactly(survivor);
        }
    }

    @Test
    void givenASurvivorWithGaps_whenMerged_thenTheDuplicateFillsThem() {
        var survivor = customers
                .add("Ana", "\"email\": \"ana@example.com\", \"tags\": [\"net 30\"]")
                .text("id");
        var duplicate = customers
                .add(
                        "Anna",
                        "\"phone\": \"%s\", \"notes\": \"Dog\", \"alert\": true, \"tags\": [\"Net 30\", \"fleet\"]"
                                .formatted(OLD))
                .text("id");
        var car = customers.car(duplicate, "");
        staff.owner()
                .put(
                        "customers/" + duplicate,
                        1,
                        "{\"name\": \"Anna\", \"phone\": \"%s\", \"notes\": \"Dog\", \"alert\": true, \"primaryVehicle\": \"%s\"}"
                                .formatted(OLD, car));

        var merged = merge(survivor, 1, duplicate, 2);

        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.text("name")).isEqualTo("Ana");
        assertThat(merged.text("phone")).isEqualTo(OLD);
        assertThat(merged.text("email")).isEqualTo("ana@example.com");
        assertThat(merged.text("notes")).isEqualTo("Dog");
        assertThat(merged.json().get("alert").asBoolean()).isTrue();
        assertThat(merged.json().get("tags").toString()).isEqualTo("[\"net 30\"]");
        assertThat(merged.text("primaryVehicle")).isEqualTo(car);
        assertThat(customers.get(survivor).json()).isEqualTo(merged.json());
    }

    @Test
    void givenAMerge_whenTheOldNumberBecomesThePresentOne_thenItIsTakenFromTheDuplicate() {
        var survivor = customers.with("Ana", NEW);
        var duplicate = customers.with("Anna", OLD);
        merge(survivor, 1, duplicate, 1);

        var changed =
                staff.owner().put("customers/" + survivor, 2, "{\"name\": \"Ana\", \"phone\": \"%s\"}".formatted(OLD));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.text("phone")).isEqualTo(OLD);
        assertThat(changed.json().at("/merged/0/phone").isNull()).isTrue();
    }

    @Test
    void givenADuplicateThatSomebodyHasProvenToBe_whenMerged_thenItIsRefusedAndTheOtherWayRoundItIsNot() {
        var owned = customers.with("Anna", OLD);
        var other = customers.with("Ana", NEW);
        assertThat(prove(OLD)).isEqualTo(owned);

        var refused = merge(other, 1, owned, 1);
        var merged = merge(owned, 1, other, 1);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.text("type")).isEqualTo("/problems/customer-has-account");
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().get("hasAccount").asBoolean()).isTrue();
    }

    @Test
    void givenAMerge_whenSomebodyProvesTheOldNumber_thenTheSurvivorsRecordIsNotTheirs() {
        var survivor = customers.with("Ana", NEW);
        var duplicate = customers.with("Anna", OLD);
        merge(survivor, 1, duplicate, 1);

        var proven = prove(OLD);

        assertThat(proven).isNotIn(survivor, duplicate);
        assertThat(customers.get(survivor).json().get("hasAccount").asBoolean()).isFalse();
        assertThat(customers.get(proven).text("phone")).isEqualTo(OLD);
    }

    private String prove(String phone) {
        return CurrentTenant.<String, RuntimeException>call(
                shop.registered().tenant(),
                () -> new TransactionTemplate(application.getBean(PlatformTransactionManager.class))
                        .execute(status -> application
                                .getBean(ProvenCustomers.class)
                                .take(new ContactPoint.Phone(new PhoneNumber(phone)), "Ana")
                                .toString()));
    }

    @Test
    void givenAChainOfMerges_whenLookedFor_thenAllAreTheLastOne() {
        var first = customers.with("Ana", OLD);
        var second = customers.with("Anna", NEW);
        var third = customers.with("Anne", "+15305550144");
        merge(second, 1, first, 1);
        merge(third, 1, second, 2);

        var seen = customers.get(third).json();

        assertThat(seen.get("merged").valueStream().map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(customers.get(first).text("mergedInto")).isEqualTo(third);
        assertThat(customerOf(book(at(3, "10:00"), OLD))).isEqualTo(third);
    }

    @Test
    void givenAWrongMerge_whenAsked_thenItIsRefusedAndNothingChanges() {
        var survivor = customers.with("Ana", NEW);
        var duplicate = customers.with("Anna", OLD);
        var nobody = UUID.randomUUID().toString();
        var path = "customers/%s/merge".formatted(survivor);

        assertThat(staff.owner()
                        .send("POST", path, body(duplicate, 1), Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(merge(survivor, 2, duplicate, 1).status()).isEqualTo(412);
        var staleDuplicate = merge(survivor, 1, duplicate, 2);
        assertThat(staleDuplicate.status()).isEqualTo(412);
        assertThat(staleDuplicate.json().at("/present/id").asString()).isEqualTo(duplicate);
        assertThat(merge(survivor, 1, nobody, 1).status()).isEqualTo(404);
        assertThat(merge(nobody, 1, duplicate, 1).status()).isEqualTo(404);
        assertThat(merge(survivor, 1, survivor, 1).errors()).containsExactly("duplicate same");
        assertThat(staff.owner().act(path, 1, "{}").errors())
                .containsExactly("duplicate required", "duplicateVersion required");
        assertThat(staff.technician().act(path, 1, body(duplicate, 1)).status()).isEqualTo(403);
        assertThat(customers.get(survivor).version()).isOne();
        assertThat(customers.get(duplicate).version()).isOne();
    }

    @Test
    void givenBookingsWhileRecordsAreMerged_whenAllIsDone_thenNoAppointmentIsTheDuplicates() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                var phone = "+1530555%04d".formatted(1000 + round);
                var survivor = customers.with("Ana", "+1530555%04d".formatted(2000 + round));
                var duplicate = customers.with("Anna", phone);
                var tasks = new ArrayList<Callable<Integer>>();
                for (int hour = 9; hour < 12; hour++) {
                    var start = at(3 + round, "%02d:00".formatted(hour));
                    tasks.add(() -> visitors.book(shop.slug(), booking(60, start, phone))
                            .status());
                }
                tasks.add(1, () -> merge(survivor, 1, duplicate, 1).status());
                var statuses = new ArrayList<Integer>();
                for (var done : pool.invokeAll(tasks)) {
                    statuses.add(done.get());
                }
                assertThat(statuses).containsExactlyInAnyOrder(201, 201, 201, 200);
            }
        }

        assertThat(TestDatabase.shared()
                        .count(
                                "%1$s.appointment a JOIN %1$s.customer c ON c.id = a.customer_id AND c.merged_into IS NOT NULL"
                                        .formatted(shop.registered().role())))
                .isZero();
    }

    private Answer merge(String survivor, int version, String duplicate, int duplicateVersion) {
        return staff.owner().act("customers/%s/merge".formatted(survivor), version, body(duplicate, duplicateVersion));
    }

    private static String body(String duplicate, int version) {
        return "{\"duplicate\": \"%s\", \"duplicateVersion\": %d}".formatted(duplicate, version);
    }

    private String book(String start, String phone) {
        var booked = visitors.book(shop.slug(), booking(60, start, phone));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return booked.text("id");
    }

    private String customerOf(String appointment) {
        return staff.owner()
                .get("appointments/" + appointment)
                .json()
                .at("/customer/id")
                .asString();
    }
}
