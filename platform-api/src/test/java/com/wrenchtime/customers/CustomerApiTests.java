package com.wrenchtime.customers;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.BookableShop.day;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.AShopsCustomers;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The shop's people keep their customers. */
@ServedTest
class CustomerApiTests {

    private static final String ANA = "+15305550142";

    private final ApplicationContext application;
    private final PublicApiClient visitors;
    private final int port;
    private BookableShop shop;
    private Staff staff;
    private AShopsCustomers customers;

    CustomerApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.visitors = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 2);
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
    void givenACustomer_whenAddedAndReadBack_thenAllOfItIsThereAndTheLogSaysWho() {
        var added = customers.add("Ana Beck", """
            "phone": "(530) 555-0142", "email": "Ana@Example.com", "preference": "TEXT", "notes": "Dog in the yard",
            "alert": true, "tags": ["fleet", "net 30"], "vip": true\
            """);

        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        assertThat(added.version()).isOne();
        var read = customers.get(added.text("id"));
        assertThat(read.json()).isEqualTo(added.json());
        assertThat(read.text("phone")).isEqualTo(ANA);
        assertThat(read.text("email")).isEqualTo("ana@example.com");
        assertThat(read.text("preference")).isEqualTo("TEXT");
        assertThat(read.text("notes")).isEqualTo("Dog in the yard");
        assertThat(read.json().get("alert").asBoolean()).isTrue();
        assertThat(read.json().get("tags").toString()).isEqualTo("[\"fleet\",\"net 30\"]");
        assertThat(read.json().get("vip").asBoolean()).isTrue();
        assertThat(read.text("texts")).isEqualTo("UNKNOWN");
        var log = staff.owner()
                .get("audit?subject=customer&subjectId=" + added.text("id"))
                .json();
        assertThat(log.at("/items/0/action").asString()).isEqualTo("customer.added");
        assertThat(log.at("/items/0/actorLabel").asString()).isEqualTo("Some DISPATCHER");
    }

    @Test
    void givenACustomer_whenChanged_thenOnlyTheDifferenceIsInTheLog() {
        var id = customers.with("Ana", ANA);

        var changed = staff.dispatcher()
                .put("customers/" + id, 1, "{\"name\": \"Ana Beck\", \"phone\": \"%s\"}".formatted(ANA));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(customers.get(id).text("name")).isEqualTo("Ana Beck");
        var entry = staff.owner().get("audit?action=customer.changed").json().at("/items/0");
        assertThat(entry.get("before").toString()).isEqualTo("{\"name\":\"Ana\"}");
        assertThat(entry.get("after").toString()).isEqualTo("{\"name\":\"Ana Beck\"}");
    }

    @Test
    void givenAChange_whenTheVersionIsMissingOrOld_thenItIsRefusedAndTheLatterShowsThePresent() {
        var id = customers.with("Ana", ANA);
        var body = "{\"name\": \"Bob\", \"phone\": \"%s\"}".formatted(ANA);
        staff.owner().put("customers/" + id, 1, "{\"name\": \"Ana Beck\", \"phone\": \"%s\"}".formatted(ANA));

        var missing = staff.dispatcher().send("PUT", "customers/" + id, body, Map.of());
        var stale = staff.dispatcher().put("customers/" + id, 1, body);

        assertThat(missing.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("present")).isEqualTo(customers.get(id).json());
        assertThat(stale.version()).isEqualTo(2);
        assertThat(customers.get(id).text("name")).isEqualTo("Ana Beck");
    }

    @Test
    void givenANumberOrMailboxThatSomebodyHas_whenGivenToAnother_thenTheyAreNamed() {
        var ana = customers.with("Ana", ANA);
        var bob = customers.add("Bob", "\"email\": \"bob@example.com\"").text("id");

        var added = customers.add("Anna", "\"phone\": \"530.555.0142\"");
        var changed = staff.owner().put("customers/" + ana, 1, "{\"name\": \"Ana\", \"email\": \"BOB@example.com\"}");

        assertThat(added.status()).as(added.toString()).isEqualTo(409);
        assertThat(added.text("type")).isEqualTo("/problems/customer-exists");
        assertThat(added.text("customer")).isEqualTo(ana);
        assertThat(added.text("field")).isEqualTo("phone");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text("customer")).isEqualTo(bob);
        assertThat(changed.text("field")).isEqualTo("email");
    }

    @Test
    void givenABooking_whenItsCustomerIsLookedAt_thenVisitsVehicleAndConsentAreThere() {
        var booked =
                visitors.book(shop.slug(), booking(60, at(3, "10:00"), ANA)).text("id");
        var customer = staff.owner()
                .get("appointments/" + booked)
                .json()
                .at("/customer/id")
                .asString();

        var seen = customers.get(customer).json();

        assertThat(seen.at("/visits/0/id").asString()).isEqualTo(booked);
        assertThat(seen.at("/visits/0/status").asString()).isEqualTo("BOOKED");
        assertThat(seen.at("/visits/0/services/0").asString()).isEqualTo("60 minutes");
        assertThat(seen.at("/visits/0/total/amount").asLong()).isEqualTo(6500);
        assertThat(seen.at("/visits/0/vehicle")).isEqualTo(seen.at("/vehicles/0/id"));
        assertThat(seen.get("texts").asString()).isEqualTo("GRANTED");
        assertThat(seen.at("/consents/0/phone").asString()).isEqualTo(ANA);
    }

    @Test
    void givenJobsOfTwoTechnicians_whenOneLooks_thenOnlyTheOwnCustomersAndJobsAreThere() {
        var own = book(0, at(3, "09:00"), ANA);
        var others = book(1, at(3, "09:00"), "+15305550143");
        var both = book(0, at(4, "09:00"), "+15305550144");
        book(1, at(5, "09:00"), "+15305550144");
        var driving = staff.technician();
        var car = staff.owner()
                .get("customers/" + others)
                .json()
                .at("/vehicles/0/id")
                .asString();

        var list = driving.get("customers").json().get("items");
        var ofOther = driving.get("customers/" + others);

        assertThat(list.valueStream().map(it -> it.get("id").asString())).containsExactlyInAnyOrder(own, both);
        assertThat(driving.get("customers?q=5550143").json().get("items")).isEmpty();
        assertThat(driving.get("customers?q=5550142").json().get("items")).hasSize(1);
        assertThat(driving.get("customers/" + own).status()).isEqualTo(200);
        assertThat(ofOther.status()).isEqualTo(404);
        assertThat(driving.get("customers/%s/visits".formatted(others)).status())
                .isEqualTo(404);
        assertThat(driving.get("vehicles/" + car).status()).isEqualTo(404);
        assertThat(driving.get("vehicles/%s/visits".formatted(car)).status()).isEqualTo(404);
        assertThat(driving.get("customers/" + both).json().get("visits")).hasSize(1);
        assertThat(driving.get("customers/%s/visits".formatted(both)).json().get("items"))
                .hasSize(1);
        assertThat(staff.owner().get("customers/" + both).json().get("visits")).hasSize(2);
        assertThat(staff.accountant().get("customers").status()).isEqualTo(403);
        assertThat(staff.technician().post("customers", "{}").status()).isEqualTo(403);
    }

    @Test
    void givenManyVisits_whenReadPartByPart_thenEachComesOnceAndTheLatestFirst() {
        var customer = book(0, at(3, "09:00"), ANA);
        book(0, at(4, "09:00"), ANA);
        book(0, at(5, "09:00"), ANA);
        var path = "customers/%s/visits?limit=2".formatted(customer);

        var first = staff.owner().get(path).json();
        var second = staff.owner()
                .get(path + "&cursor=" + first.get("next").asString())
                .json();

        assertThat(days(first)).containsExactly(day(5), day(4));
        assertThat(days(second)).containsExactly(day(3));
        assertThat(second.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                  | name required, phone required
        {"name": "Ana"}                                                     | phone required
        {"name": " ", "phone": "530 555 0142"}                              | name invalid
        {"name": "Ana", "phone": "12"}                                      | phone invalid
        {"name": "Ana", "email": "ana"}                                     | email invalid
        {"name": "Ana", "email": "ana@example.com", "preference": "text"}   | preference invalid
        {"name": "Ana", "email": "ana@example.com", "notes": ""}            | notes invalid
        {"name": "Ana", "email": "ana@example.com", "alert": true}          | alert needs-notes
        {"name": "Ana", "email": "ana@example.com", "tags": ["a", "A"]}     | tags invalid
        {"name": "Ana", "email": "ana@example.com", "tags": [null]}         | tags invalid
        {"name": "Ana", "email": "ana@example.com", "primaryVehicle": "x"}  | primaryVehicle invalid
        {"name": "Ana", "email": "ana@example.com", "primaryVehicle": "6f2c0a51-9d3e-4b7a-8c1f-0e5d4a3b2c19"} | primaryVehicle unknown
        """)
    void givenAWrongField_whenAdded_thenItIsNamedAndNothingIsKept(String body, String errors) {
        var refused = staff.owner().post("customers", body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(String.join(", ", refused.errors())).isEqualTo(errors);
        assertThat(staff.owner().get("customers").json().get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"q=%20, q", "limit=0, limit", "limit=201, limit", "cursor=!, cursor", "cursor=YQ, cursor"})
    void givenAWrongQuery_whenAsked_thenTheFieldIsNamed(String query, String field) {
        var refused = staff.owner().get("customers?" + query);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void givenACustomerNobodyHas_whenUsed_thenItIsNotFound() {
        var nobody = "customers/" + UUID.randomUUID();
        var body = "{\"name\": \"Ana\", \"phone\": \"%s\"}".formatted(ANA);

        assertThat(staff.owner().get(nobody).status()).isEqualTo(404);
        assertThat(staff.owner().get(nobody + "/visits").status()).isEqualTo(404);
        assertThat(staff.owner().put(nobody, 1, body).status()).isEqualTo(404);
        assertThat(staff.owner()
                        .post(nobody + "/vehicles", "{\"year\": 2015, \"make\": \"a\", \"model\": \"b\"}")
                        .status())
                .isEqualTo(404);
    }

    private static List<LocalDate> days(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(it -> LocalDate.parse(it.get("start").asString().substring(0, 10)))
                .toList();
    }

    private String book(int technician, String start, String phone) {
        Answer booked = visitors.book(
                shop.slug(),
                booking(60, start, phone)
                        .replaceFirst(
                                "\\{",
                                "{\"technician\": \"%s\", "
                                        .formatted(shop.technicians()
                                                .get(technician)
                                                .value())));
        assertThat(booked.status()).as(booked.toString()).isEqualTo(201);
        return staff.owner()
                .get("appointments/" + booked.text("id"))
                .json()
                .at("/customer/id")
                .asString();
    }
}
