package com.wrenchtime.customers;

import static com.wrenchtime.testing.BookableShop.at;
import static com.wrenchtime.testing.PublicApiClient.booking;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.testing.AShopsCustomers;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The shop's people keep their customers' vehicles. */
@ServedTest
class VehicleApiTests {

    private static final String VIN = "1HGCM82633A004352";

    private final ApplicationContext application;
    private final PublicApiClient visitors;
    private final int port;
    private BookableShop shop;
    private Staff staff;
    private AShopsCustomers customers;
    private String ana;

    VehicleApiTests(ApplicationContext application, @LocalServerPort int port) {
        this.application = application;
        this.visitors = new PublicApiClient(port);
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.customers = new AShopsCustomers(staff.dispatcher());
        this.ana = "";
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
        staff = Staff.of(shop, port);
        customers = new AShopsCustomers(staff.dispatcher());
        ana = customers.with("Ana", "+15305550142");
    }

    @Test
    void givenAVehicle_whenAddedAndChanged_thenItIsReadBackAndTheLogKeepsTheDifference() {
        var car = customers.car(ana, ", \"plate\": \"7abc 123\", \"vin\": \"%s\"".formatted(VIN));

        var changed = change(car, 1, ", \"plate\": \"8XYZ999\", \"vin\": \"%s\"".formatted(VIN));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        var read = staff.owner().get("vehicles/" + car);
        assertThat(read.json()).isEqualTo(changed.json());
        assertThat(read.version()).isEqualTo(2);
        assertThat(read.text("plate")).isEqualTo("8XYZ999");
        assertThat(read.text("customer")).isEqualTo(ana);
        assertThat(customers.get(ana).json().at("/vehicles/0")).isEqualTo(read.json());
        var entry = staff.owner().get("audit?action=vehicle.changed").json().at("/items/0");
        assertThat(entry.at("/before/plate").asString()).isEqualTo("7ABC 123");
        assertThat(entry.at("/after/plate").asString()).isEqualTo("8XYZ999");
        assertThat(entry.get("before").has("vin")).isFalse();
    }

    @Test
    void givenAChange_whenTheVersionIsMissingOrOld_thenItIsRefusedAndTheLatterShowsThePresent() {
        var car = customers.car(ana, "");
        change(car, 1, ", \"plate\": \"8XYZ999\"");

        var missing = staff.owner().send("PUT", "vehicles/" + car, vehicle(""), Map.of());
        var stale = change(car, 1, "");

        assertThat(missing.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/present/plate").asString()).isEqualTo("8XYZ999");
    }

    @Test
    void givenAVinThatIsKnown_whenGivenToAnotherVehicle_thenThatOneIsNamed() {
        var car = customers.car(ana, ", \"vin\": \"%s\"".formatted(VIN));
        var bob = customers.with("Bob", "+15305550143");
        var other = customers.car(bob, "");

        var added =
                staff.owner().post("customers/%s/vehicles".formatted(bob), vehicle(", \"vin\": \"%s\"".formatted(VIN)));
        var changed = change(other, 1, ", \"vin\": \"%s\"".formatted(VIN));

        for (var refused : new Answer[] {added, changed}) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.text("type")).isEqualTo("/problems/vehicle-exists");
            assertThat(refused.text("vehicle")).isEqualTo(car);
            assertThat(refused.text("customer")).isEqualTo(ana);
        }
    }

    @Test
    void givenAPrimaryVehicle_whenTransferred_thenItIsNobodysPrimaryAndTheHistoryStaysWithTheOldOwner() {
        var booked = visitors.book(shop.slug(), booking(60, at(3, "10:00"), "+15305550142"))
                .text("id");
        var car = customers.get(ana).json().at("/vehicles/0/id").asString();
        var bob = customers.with("Bob", "+15305550143");
        assertThat(primary(ana, 1, car).text("primaryVehicle")).isEqualTo(car);

        var transferred = transfer(car, 1, bob);

        assertThat(transferred.status()).as(transferred.toString()).isEqualTo(200);
        assertThat(transferred.text("customer")).isEqualTo(bob);
        var before = customers.get(ana);
        assertThat(before.json().get("primaryVehicle").isNull()).isTrue();
        assertThat(before.version()).isEqualTo(3);
        assertThat(before.json().get("vehicles")).isEmpty();
        assertThat(before.json().at("/visits/0/id").asString()).isEqualTo(booked);
        var after = customers.get(bob).json();
        assertThat(after.at("/vehicles/0/id").asString()).isEqualTo(car);
        assertThat(after.get("visits")).isEmpty();
        var history =
                staff.owner().get("vehicles/%s/visits".formatted(car)).json().get("items");
        assertThat(history.valueStream().map(it -> it.get("customer").asString()))
                .containsExactly(ana);
        var entry = staff.owner().get("audit?action=vehicle.transferred").json().at("/items/0");
        assertThat(entry.at("/before/customer").asString()).isEqualTo(ana);
        assertThat(entry.at("/after/customer").asString()).isEqualTo(bob);
    }

    @Test
    void givenAVehicleOfSomebodyElse_whenMadePrimary_thenItIsRefused() {
        var bob = customers.with("Bob", "+15305550143");
        var car = customers.car(bob, "");

        for (var refused : new Answer[] {
            primary(ana, 1, car), primary(ana, 1, UUID.randomUUID().toString())
        }) {
            assertThat(refused.errors()).containsExactly("primaryVehicle unknown");
        }
        assertThat(customers.get(ana).version()).isOne();
    }

    @Test
    void givenAWrongTransfer_whenAsked_thenItIsRefused() {
        var car = customers.car(ana, "");
        var bob = customers.with("Bob", "+15305550143");

        assertThat(transfer(car, 1, ana).errors()).containsExactly("customer same");
        assertThat(transfer(car, 1, "x").errors()).containsExactly("customer invalid");
        assertThat(transfer(car, 2, bob).status()).isEqualTo(412);
        assertThat(transfer(car, 1, UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(transfer(UUID.randomUUID().toString(), 1, bob).status()).isEqualTo(404);
        assertThat(staff.owner().get("vehicles/" + car).text("customer")).isEqualTo(ana);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                            | year required, make required, model required
        {"year": 1979, "make": "a", "model": "b"}                     | year invalid
        {"year": 2999, "make": "a", "model": "b"}                     | year invalid
        {"year": 2015, "make": "", "model": "b"}                      | make invalid
        {"year": 2015, "make": "a", "model": "b", "vin": "1"}         | vin invalid
        {"year": 2015, "make": "a", "model": "b", "plate": "<b>"}     | plate invalid
        """)
    void givenAWrongField_whenSent_thenItIsNamedAndNothingIsKept(String body, String errors) {
        var car = customers.car(ana, "");

        var added = staff.owner().post("customers/%s/vehicles".formatted(ana), body);
        var changed = staff.owner().put("vehicles/" + car, 1, body);

        for (var refused : new Answer[] {added, changed}) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(String.join(", ", refused.errors())).isEqualTo(errors);
        }
        assertThat(customers.get(ana).json().get("vehicles")).hasSize(1);
    }

    private Answer change(String car, int version, String more) {
        return staff.owner().put("vehicles/" + car, version, vehicle(more));
    }

    private Answer transfer(String car, int version, String to) {
        return staff.owner()
                .act("vehicles/%s/transfer".formatted(car), version, "{\"customer\": \"%s\"}".formatted(to));
    }

    private Answer primary(String customer, int version, String car) {
        return staff.owner()
                .put(
                        "customers/" + customer,
                        version,
                        "{\"name\": \"Ana\", \"phone\": \"+15305550142\", \"primaryVehicle\": \"%s\"}".formatted(car));
    }

    private static String vehicle(String more) {
        return "{\"year\": 2015, \"make\": \"Honda\", \"model\": \"CR-V\"%s}".formatted(more);
    }
}
