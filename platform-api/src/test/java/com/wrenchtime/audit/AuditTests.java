package com.wrenchtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestShops;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServedTest
class AuditTests {

    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TestShops shops;

    @LocalServerPort
    private int port;

    private RegisteredShop shop;

    AuditTests(AuditLog audit, JdbcClient jdbc, TransactionTemplate transaction, TestShops shops) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.shops = shops;
        this.shop = shops.open();
    }

    @BeforeEach
    void anotherShop() {
        shop = shops.open();
    }

    @Test
    void givenADeed_whenRead_thenItSaysWhoDidWhatAndOnlyWhatChanged() {
        var edgar = new Actor.Member(UUID.randomUUID(), "Edgar", Role.OWNER, null);
        in(
                shop,
                () -> CurrentActor.run(
                        edgar,
                        () -> audit.record(
                                "thing.changed", "thing", 7, new Thing("old", 3), new Thing("new", 3), "A new name")));

        var answer = owner(shop).get("audit?subject=thing&subjectId=7");

        var entry = answer.json().get("items").get(0);
        assertThat(entry.get("actor").asString()).isEqualTo(edgar.key());
        assertThat(entry.get("actorLabel").asString()).isEqualTo("Edgar");
        assertThat(entry.get("before").toString()).isEqualTo("{\"name\":\"old\"}");
        assertThat(entry.get("after").toString()).isEqualTo("{\"name\":\"new\"}");
        assertThat(entry.get("reason").asString()).isEqualTo("A new name");
    }

    @Test
    void givenManyDeeds_whenReadPartByPart_thenEachComesOnceAndTheLatestFirst() {
        in(shop, () -> {
            for (int i = 0; i < 5; i++) {
                audit.record("thing.added", "thing", i, null, new Thing("new", i), null);
            }
        });
        var owner = owner(shop);

        var first = owner.get("audit?limit=3").json();
        var second = owner.get("audit?limit=3&cursor=" + first.get("next").asString())
                .json();

        assertThat(first.get("items")
                        .valueStream()
                        .map(it -> it.get("subjectId").asString()))
                .containsExactly("4", "3", "2");
        assertThat(second.get("items")
                        .valueStream()
                        .map(it -> it.get("subjectId").asString()))
                .containsExactly("1", "0");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void givenDeedsOfAnotherShop_whenRead_thenNoneIsSeen() {
        in(shop, () -> audit.record("thing.added", "thing", 1, null, new Thing("new", 1), null));

        var answer = owner(shops.open()).get("audit");

        assertThat(answer.json().get("items").isEmpty()).isTrue();
    }

    @Test
    void givenADeed_whenTheShopsRoleWantsToAlterIt_thenTheDatabaseRefuses() {
        in(shop, () -> audit.record("thing.added", "thing", 1, null, new Thing("new", 1), null));

        for (var statement : new String[] {
            "UPDATE audit_entry SET reason = 'x'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry",
            "DROP TABLE audit_entry",
            "ALTER TABLE audit_entry DROP COLUMN reason",
            "CREATE RULE hidden AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
            "GRANT UPDATE ON audit_entry TO CURRENT_USER; UPDATE audit_entry SET reason = 'x'"
        }) {
            assertThatThrownBy(() -> in(shop, () -> jdbc.sql(statement).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        assertThat(owner(shop).get("audit").json().get("items")).hasSize(1);
    }

    @Test
    void givenNoTransaction_whenADeedIsRecorded_thenItIsRefused() {
        assertThatThrownBy(() -> CurrentTenant.run(
                        shop.tenant(), () -> audit.record("thing.added", "thing", 1, null, null, null)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void givenAWrongQuery_whenRead_thenEachFieldIsNamed() {
        var answer = owner(shop).get("audit?limit=0&from=yesterday&cursor=!");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .containsExactlyInAnyOrder("limit", "from", "cursor");
    }

    @Test
    void givenDeeds_whenExported_thenTheTableHasThemAllAndNoFormula() {
        in(shop, () -> {
            for (int i = 0; i < 450; i++) {
                audit.record("thing.added", "thing", i, null, new Thing("a \"b\", c", i), "=1+1");
            }
            audit.record("other.added", "other", 1, null, null, null);
        });
        var owner = owner(shop);

        var answer = owner.get("audit/export?subject=thing");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/csv;charset=UTF-8");
        var lines = answer.response().body().split("\r\n", -1);
        assertThat(lines[0])
                .isEqualTo(
                        "\"id\",\"at\",\"actor\",\"actorLabel\",\"action\",\"subject\",\"subjectId\",\"before\",\"after\","
                            + "\"reason\",\"requestId\"");
        assertThat(lines).hasSize(452);
        assertThat(lines[451]).isEmpty();
        assertThat(lines[1])
                .contains("\"thing\",\"449\",,\"{\"\"name\"\":\"\"a \\\"\"b\\\"\","
                        + " c\"\",\"\"count\"\":449}\",\"'=1+1\",");
        assertThat(answer.response().body()).doesNotContain("\"other\"");
        var taken = owner.get("audit?action=audit.exported").json().at("/items/0");
        assertThat(taken.at("/after/subject").asString()).isEqualTo("thing");
    }

    @Test
    void givenNoDeed_whenExported_thenTheHeadIsThere() {
        var answer = owner(shop).get("audit/export?subject=nothing");

        assertThat(answer.response().body())
                .startsWith("\"id\",")
                .endsWith("\r\n")
                .hasLineCount(1);
    }

    @Test
    void givenFiveExportsWithinAnHour_whenOneMoreIsWanted_thenItIsRefusedAndOthersAreNot() {
        var owner = owner(shop);
        for (int i = 0; i < 5; i++) {
            assertThat(owner.get("audit/export").status()).isEqualTo(200);
        }

        var refused = owner.get("audit/export");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("type")).isEqualTo("/problems/too-many-exports");
        assertThat(Integer.parseInt(
                        refused.response().headers().firstValue("Retry-After").orElse("0")))
                .isBetween(3500, 3601);
        assertThat(owner(shop).get("audit/export").status()).isEqualTo(200);
    }

    @Test
    void givenAWrongQuery_whenExported_thenEachFieldIsNamedAndNothingIsRecorded() {
        var answer = owner(shop).get("audit/export?from=yesterday&to=now");

        assertThat(answer.errors()).containsExactly("from invalid", "to invalid");
        assertThat(owner(shop).get("audit").json().get("items")).isEmpty();
    }

    private void in(RegisteredShop shop, Runnable work) {
        CurrentTenant.run(shop.tenant(), () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private StaffApiClient owner(RegisteredShop shop) {
        return new StaffApiClient(port, TestCallers.member(shop.tenant(), Role.OWNER));
    }

    record Thing(String name, int count) {}
}
