package com.wrenchtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ServedTest
class OperatorTests {

    private final TestShops shops;
    private final ApplicationContext application;

    @LocalServerPort
    private int port;

    OperatorTests(TestShops shops, ApplicationContext application) {
        this.shops = shops;
        this.application = application;
    }

    @Test
    void givenShops_whenSearchedPartByPart_thenEachComesOnce() {
        var one = shops.open();

        var found =
                operator().get("operator/shops?q=" + one.slug().substring(3)).json();
        var all = operator().get("operator/shops?limit=1").json();

        assertThat(found.get("items").get(0).get("id").asString())
                .isEqualTo(one.id().toString());
        assertThat(found.get("items").get(0).get("status").asString()).isEqualTo("ACTIVE");
        assertThat(all.get("items").size()).isOne();
        assertThat(operator()
                        .get("operator/shops?limit=1&cursor=" + all.get("next").asString())
                        .json()
                        .get("items")
                        .get(0)
                        .get("id"))
                .isNotEqualTo(all.get("items").get(0).get("id"));
    }

    @Test
    void givenAnOpenShop_whenSuspendedAndResumed_thenItIsClosedMeanwhileAndItsOwnLogSaysWhy() {
        var shop = BookableShop.open(application, 1).registered();
        var customer = new PublicApiClient(port);

        var suspended = operator().post("operator/shops/" + shop.id() + "/suspend", "{\"reason\": \"Unpaid\"}");
        var closed = customer.get(shop.slug());
        var again = operator().post("operator/shops/" + shop.id() + "/suspend", "{\"reason\": \"Unpaid\"}");
        var resumed = operator().post("operator/shops/" + shop.id() + "/resume", "{\"reason\": \"Paid\"}");

        assertThat(suspended.text("status")).isEqualTo("SUSPENDED");
        assertThat(closed.status()).isEqualTo(404);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).isEqualTo("/problems/wrong-shop-status");
        assertThat(resumed.text("status")).isEqualTo("ACTIVE");
        assertThat(customer.get(shop.slug()).status()).isEqualTo(200);
        var log = owner(shop).get("audit?subject=shop").json().get("items");
        assertThat(log.valueStream()
                        .map(it -> it.get("action").asString() + " "
                                + it.get("reason").asString()))
                .containsExactly("shop.resumed Paid", "shop.suspended Unpaid");
        assertThat(log.get(0).get("actorLabel").asString()).startsWith("operator ");
    }

    @Test
    void givenAVisit_whenTheShopsDataAreRead_thenItsOwnLogSaysSoAndNothingCanBeChanged() {
        var shop = shops.open();
        var begun = operator()
                .post("operator/shops/" + shop.id() + "/visits", "{\"reason\": \"Ticket 7\", \"minutes\": 5}");
        var visitor = new StaffApiClient(port, "Bearer " + begun.text("token"));

        var read = visitor.get("audit");
        var changed = visitor.post("audit", "{}");
        var elsewhere = visitor.get("operator/shops");

        assertThat(begun.status()).isEqualTo(201);
        assertThat(read.json()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("action").asString() + " "
                                + it.get("subjectId").asString()))
                .containsExactly("visit.read /api/v1/audit", "visit.begun " + begun.text("id"));
        assertThat(changed.status()).isEqualTo(405);
        assertThat(elsewhere.status()).isEqualTo(403);
    }

    @Test
    void givenAVisitThatEnded_whenUsed_thenItIsGoodForNothing() {
        var shop = shops.open();
        var proof = TestCallers.operator();
        var operator = new StaffApiClient(port, proof);
        var ended = operator.post("operator/shops/" + shop.id() + "/visits", "{\"reason\": \"Ticket 7\"}");
        var overdue = operator.post("operator/shops/" + shop.id() + "/visits", "{\"reason\": \"Ticket 8\"}");
        operator.delete("operator/visits/" + ended.text("id"));
        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.operator_visit SET started_at = started_at - interval '2 hours',"
                        + " until = until - interval '2 hours' WHERE id = ?")
                .param(UUID.fromString(overdue.text("id")))
                .update();

        assertThat(new StaffApiClient(port, "Bearer " + ended.text("token"))
                        .get("audit")
                        .status())
                .isEqualTo(401);
        assertThat(new StaffApiClient(port, "Bearer " + overdue.text("token"))
                        .get("audit")
                        .status())
                .isEqualTo(401);
        assertThat(new StaffApiClient(port, "Bearer visit-made-up").get("audit").status())
                .isEqualTo(401);
        assertThat(new StaffApiClient(port, TestCallers.operator())
                        .delete("operator/visits/" + overdue.text("id"))
                        .status())
                .as("a visit of another operator")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \" \"}",
                "{\"reason\": \"\\u0000\"}",
                "{\"reason\": \"fine\", \"minutes\": 61}",
                "{\"reason\": \"fine\", \"minutes\": 0}"
            })
    void givenNoGoodReasonOrLength_whenAVisitIsWanted_thenItIsRefused(String body) {
        var shop = shops.open();

        var answer = operator().post("operator/shops/" + shop.id() + "/visits", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(owner(shop).get("audit").json().get("items").isEmpty()).isTrue();
    }

    private StaffApiClient operator() {
        return new StaffApiClient(port, TestCallers.operator());
    }

    private StaffApiClient owner(RegisteredShop shop) {
        return new StaffApiClient(port, TestCallers.member(shop.tenant(), Role.OWNER));
    }
}
