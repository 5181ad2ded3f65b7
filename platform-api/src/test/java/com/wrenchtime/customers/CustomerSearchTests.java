package com.wrenchtime.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.testing.AShopsCustomers;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.Staff;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.web.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Customers are found while somebody types, however it is spelled. */
@ServedTest
class CustomerSearchTests {

    private static final int MANY = 50_000;

    private final ApplicationContext application;
    private final CustomerSearch search;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int port;
    private BookableShop shop;
    private Staff staff;
    private AShopsCustomers customers;

    CustomerSearchTests(
            ApplicationContext application,
            CustomerSearch search,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @LocalServerPort int port) {
        this.application = application;
        this.search = search;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.staff = Staff.of(shop, port);
        this.customers = new AShopsCustomers(staff.dispatcher());
    }

    @BeforeEach
    void openAShop() {
        shop = BookableShop.open(application, 1);
        staff = Staff.of(shop, port);
        customers = new AShopsCustomers(staff.dispatcher());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jos",
                "JOSÉ",
                "jose o'b",
                "o'brien jos",
                "brien",
                "josé o’brien",
                "(530) 555-0142",
                "530.555.0142",
                "+1 530 555 0142",
                "5305550142",
                "001 530 555 0142",
                "555 0142",
                "5550142",
                "0142",
                "530 55",
                "jose.ob@example.com",
                "Jose.OB@Exam",
                "ob@example.com jose",
                "7abc123",
                "7ABC 123",
                "7abc-1",
                "7 ABC",
                "1HGCM82633A004352",
                "1hgcm826",
                "3A004352",
                "004352",
                "jose 7abc123",
                "o'brien 0142"
            })
    void givenACustomer_whenAnyOfItIsTyped_thenTheyAreFound(String typed) {
        var id = customers
                .add("José O'Brien", "\"phone\": \"(530) 555-0142\", \"email\": \"jose.ob@example.com\"")
                .text("id");
        customers.car(id, ", \"plate\": \"7ABC 123\", \"vin\": \"1HGCM82633A004352\"");
        customers.with("Maria Lopez", "(916) 444-0199");

        // Not both in one mailbox, which begins otherwise.
        if (typed.startsWith("ob@")) {
            assertThat(found(typed)).isEmpty();
        } else {
            assertThat(found(typed)).as(typed).containsExactly(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "555 0143", "jose lopez", "' | 'xy", "jo:* | ma", "\\", "%", "!!!", "8abc123"})
    void givenCustomers_whenSomethingElseIsTyped_thenNobodyIsFound(String typed) {
        var id = customers.with("José O'Brien", "(530) 555-0142");
        customers.car(id, ", \"plate\": \"7ABC 123\"");

        assertThat(found(typed)).as(typed).isEmpty();
    }

    @Test
    void givenAPlate_whenAllOfItIsTyped_thenItsCustomerAndItselfComeFirst() {
        var longer = customers.with("Ana", "(530) 555-0142");
        customers.car(longer, ", \"plate\": \"7ABC123X\"");
        var meant = customers.with("Zoe", "(530) 555-0143");
        customers.car(meant, ", \"plate\": \"1AAA111\"");
        customers.car(meant, ", \"plate\": \"7abc 123\"");

        var found = find("7ABC123");

        assertThat(ids(found)).containsExactly(meant, longer);
        assertThat(found.at("/0/vehicles/0/plate").asString()).isEqualTo("7ABC 123");
    }

    @Test
    void givenMoreThanAPage_whenReadPartByPart_thenEachComesOnceByName() {
        for (int i = 0; i < 5; i++) {
            customers.with("Ana " + (char) ('e' - i), "(530) 555-014" + i);
        }
        var names = new ArrayList<String>();
        String next = "";
        do {
            var part = staff.owner().get("customers?q=ana&limit=2" + next).json();
            part.get("items").forEach(it -> names.add(it.get("name").asString()));
            next = part.get("next").isNull()
                    ? ""
                    : "&cursor=" + part.get("next").asString();
        } while (!next.isEmpty());

        assertThat(names).containsExactly("Ana a", "Ana b", "Ana c", "Ana d", "Ana e");
    }

    @Test
    void givenFiftyThousandCustomers_whenSomebodyTypes_thenTheIndexesAreReadAndNotTheTables() {
        fill();

        var name = jdbcOfAll("SELECT name FROM %s.customer WHERE email = 'c4711@example.com'");

        for (var typed : List.of(name, name.substring(0, 4), "(530) 700-4711", "p004711", "c4711@exa", "4711")) {
            var text = CustomerText.of(typed, "US");
            long began = System.nanoTime();
            var rows = CurrentTenant.<long[], RuntimeException>call(
                    shop.registered().tenant(),
                    () -> transaction.execute(status -> {
                        assertThat(search.find(text, null, new PageRequest(50, List.of())))
                                .as(typed)
                                .isNotEmpty();
                        return new long[] {read("customer"), read("vehicle")};
                    }));
            System.out.printf(
                    "search of %d customers for %s: %.1f ms, rows read %d and %d%n",
                    MANY, typed, (System.nanoTime() - began) / 1e6, rows[0], rows[1]);
            assertThat(rows[0]).as("customers read for %s", typed).isLessThan(1_000);
            assertThat(rows[1]).as("vehicles read for %s", typed).isLessThan(1_000);
        }
        var list = CurrentTenant.<Long, RuntimeException>call(
                shop.registered().tenant(),
                () -> transaction.execute(status -> {
                    assertThat(search.find(null, null, new PageRequest(50, List.of())))
                            .hasSize(51);
                    return read("customer");
                }));
        assertThat(list).as("customers read for a page").isLessThan(100);
    }

    private String jdbcOfAll(String sql) {
        return TestDatabase.shared()
                .superuser()
                .sql(sql.formatted(shop.registered().role()))
                .query(String.class)
                .single();
    }

    private long read(String table) {
        return jdbc.sql("""
            SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
            WHERE relname = ? AND schemaname = current_schema()\
            """).param(table).query(Long.class).single();
    }

    private void fill() {
        var database = TestDatabase.shared().superuser();
        var role = shop.registered().role();
        database.sql("""
            INSERT INTO %s.customer (id, name, phone, email)
            SELECT gen_random_uuid(), substr(md5(n::text), 1, 6) || ' ' || substr(md5(n::text), 9, 8), '+1530' || 7000000 + n, 'c' || n || '@example.com'
            FROM generate_series(1, %d) n\
            """.formatted(role, MANY)).update();
        database.sql("""
            INSERT INTO %1$s.vehicle (id, customer_id, year, make, model, plate)
            SELECT gen_random_uuid(), id, 2015, 'Honda', 'CR-V', 'P ' || lpad(substr(phone, 7), 6, '0') FROM %1$s.customer\
            """.formatted(role)).update();
        database.sql("ANALYZE %1$s.customer, %1$s.vehicle".formatted(role)).update();
    }

    private List<String> found(String typed) {
        return ids(find(typed));
    }

    private JsonNode find(String typed) {
        var answer = staff.owner().get("customers?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("items");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(it -> it.get("id").asString()).toList();
    }
}
