package com.wrenchtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.StaffApiClient;
import com.wrenchtime.testing.TestCallers;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestPeople;
import com.wrenchtime.web.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@ServedTest
class MembersTests {

    private final ApplicationContext context;
    private final TestPeople somebody;
    private final Memberships memberships;

    @LocalServerPort
    private int port;

    private BookableShop shop;

    MembersTests(ApplicationContext context, TestPeople somebody, Memberships memberships) {
        this.context = context;
        this.somebody = somebody;
        this.memberships = memberships;
        this.shop = BookableShop.open(context, 1);
    }

    @BeforeEach
    void anotherShop() {
        shop = BookableShop.open(context, 1);
    }

    @Test
    void givenAMember_whenTheyAskWhoTheyAre_thenTheyLearnShopAndRoleAndTheirOtherShops() {
        var other = BookableShop.open(context, 0).registered();
        var ada = somebody.member(shop.registered(), Role.DISPATCHER);
        memberships.begin(ada.id(), other.id(), Role.TECHNICIAN, null);

        var me = as(ada, Role.DISPATCHER, shop.registered()).get("me").json();

        assertThat(me.get("email").asString()).isEqualTo(ada.email().value());
        assertThat(me.get("shop").get("slug").asString()).isEqualTo(shop.slug());
        assertThat(me.get("shop").get("role").asString()).isEqualTo("DISPATCHER");
        assertThat(me.get("otherShops").valueStream().map(it -> it.get("slug").asString()))
                .containsExactly(other.slug());
    }

    @Test
    void givenMembers_whenAnOwnerChangesOne_thenTheyAreChangedAndTheDeedIsRecorded() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        var sam = somebody.member(shop.registered(), Role.DISPATCHER);
        var owner = as(edgar, Role.OWNER, shop.registered());
        var technician = shop.technicians().getFirst().value();

        var changed = owner.patch(
                "members/" + idOf(owner, sam),
                1,
                "{\"role\": \"TECHNICIAN\", \"technician\": \"%s\"}".formatted(technician));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("role")).isEqualTo("TECHNICIAN");
        assertThat(changed.response().headers().firstValue("ETag")).contains("\"2\"");
        var actor =
                memberships.of(sam.id(), shop.registered().id()).orElseThrow().actor();
        assertThat(actor.role()).isEqualTo(Role.TECHNICIAN);
        assertThat(actor.technician()).isEqualTo(technician);
        var entry = owner.get("audit?action=member.changed").json().get("items").get(0);
        assertThat(entry.get("before").get("role").asString()).isEqualTo("DISPATCHER");
        assertThat(entry.get("after").get("role").asString()).isEqualTo("TECHNICIAN");
    }

    @Test
    void givenAMember_whenTheirMembershipIsEnded_thenTheyAreNobodyHere() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        var sam = somebody.member(shop.registered(), Role.DISPATCHER);
        var owner = as(edgar, Role.OWNER, shop.registered());
        var id = idOf(owner, sam);

        assertThat(end(owner, id, 1).status()).isEqualTo(204);

        assertThat(memberships.of(sam.id(), shop.registered().id())).isEmpty();
        assertThat(owner.get("members/" + id).status()).isEqualTo(404);
        assertThat(owner.get("audit?action=member.ended").json().get("items").size())
                .isEqualTo(1);
    }

    @Test
    void givenTheOnlyOwner_whenTheyWouldLeaveOrStepDown_thenTheShopKeepsThem() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        somebody.member(shop.registered(), Role.DISPATCHER);
        var owner = as(edgar, Role.OWNER, shop.registered());
        var id = idOf(owner, edgar);

        var down = owner.patch("members/" + id, 1, "{\"role\": \"DISPATCHER\"}");
        var out = end(owner, id, 1);

        assertThat(List.of(down.status(), out.status())).containsOnly(409);
        assertThat(down.text("type")).isEqualTo("/problems/last-owner");
        assertThat(memberships
                        .of(edgar.id(), shop.registered().id())
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.OWNER);
        assertThat(owner.get("audit?subject=member").json().get("items").isEmpty())
                .isTrue();
    }

    @Test
    void givenTwoOwners_whenEachDemotesTheOtherAtTheSameMoment_thenOneStaysOwner() throws Exception {
        for (int round = 0; round < 10; round++) {
            anotherShop();
            var ada = somebody.member(shop.registered(), Role.OWNER);
            var ben = somebody.member(shop.registered(), Role.OWNER);
            var asAda = as(ada, Role.OWNER, shop.registered());
            var asBen = as(ben, Role.OWNER, shop.registered());
            var adasId = idOf(asAda, ada);
            var bensId = idOf(asAda, ben);
            var together = new CyclicBarrier(2);

            List<Integer> answers;
            try (var threads = Executors.newFixedThreadPool(2)) {
                answers = threads
                        .invokeAll(List.<Callable<Integer>>of(
                                () -> demote(asAda, bensId, together), () -> demote(asBen, adasId, together)))
                        .stream()
                        .map(it -> it.resultNow())
                        .toList();
            }

            assertThat(answers).containsExactlyInAnyOrder(200, 403);
            assertThat(TestDatabase.shared()
                            .superuser()
                            .sql("SELECT count(*) FROM platform.membership WHERE shop_id = ? AND role = 'OWNER'"
                                    + " AND ended_at IS NULL")
                            .param(shop.registered().id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void givenAMemberOfAnotherShop_whenAnOwnerAsksForThem_thenTheyAreAsUnknownAsNobody() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        var owner = as(edgar, Role.OWNER, shop.registered());
        var foreignShop = BookableShop.open(context, 0).registered();
        var foreign = somebody.member(foreignShop, Role.OWNER);
        var foreignId =
                memberships.of(foreign.id(), foreignShop.id()).orElseThrow().id();

        for (var id : List.of(foreignId, UUID.randomUUID())) {
            assertThat(owner.get("members/" + id).status()).isEqualTo(404);
            assertThat(owner.patch("members/" + id, 1, "{\"role\": \"TECHNICIAN\"}")
                            .status())
                    .isEqualTo(404);
            assertThat(end(owner, id, 1).status()).isEqualTo(404);
        }
        assertThat(memberships.of(foreign.id(), foreignShop.id()).orElseThrow().role())
                .isEqualTo(Role.OWNER);
    }

    @Test
    void givenAChange_whenItIsWrongOrLate_thenItSaysWhyAndChangesNothing() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        var sam = somebody.member(shop.registered(), Role.DISPATCHER);
        var owner = as(edgar, Role.OWNER, shop.registered());
        var id = idOf(owner, sam);

        var wrong = owner.patch(
                "members/" + id, 1, "{\"role\": \"BOSS\", \"technician\": \"%s\"}".formatted(UUID.randomUUID()));
        var stale = owner.patch("members/" + id, 7, "{\"role\": \"TECHNICIAN\"}");
        var blind = owner.send("PATCH", "members/" + id, "{\"role\": \"TECHNICIAN\"}", Map.of());

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json()
                        .get("errors")
                        .valueStream()
                        .map(it -> it.get("field").asString()))
                .containsExactly("role", "technician");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("present").get("role").asString()).isEqualTo("DISPATCHER");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(owner.get("members/" + id).text("role")).isEqualTo("DISPATCHER");
    }

    @Test
    void givenManyMembers_whenListedPartByPart_thenEachComesOnce() {
        var edgar = somebody.member(shop.registered(), Role.OWNER);
        for (int i = 0; i < 4; i++) {
            somebody.member(shop.registered(), Role.TECHNICIAN);
        }
        var owner = as(edgar, Role.OWNER, shop.registered());

        var first = owner.get("members?limit=3").json();
        var second = owner.get("members?limit=3&cursor=" + first.get("next").asString())
                .json();

        assertThat(ids(first)).hasSize(3).doesNotContainAnyElementsOf(ids(second));
        assertThat(ids(second)).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
    }

    private static int demote(StaffApiClient owner, UUID member, CyclicBarrier together) throws Exception {
        together.await();
        return owner.patch("members/" + member, 1, "{\"role\": \"DISPATCHER\"}").status();
    }

    private static Answer end(StaffApiClient owner, UUID id, int version) {
        return owner.send("DELETE", "members/" + id, null, Map.of("If-Match", "\"" + version + "\""));
    }

    private static UUID idOf(StaffApiClient owner, Person person) {
        return owner.get("members")
                .json()
                .get("items")
                .valueStream()
                .filter(it -> it.get("person").asString().equals(person.id().toString()))
                .map(it -> UUID.fromString(it.get("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private StaffApiClient as(Person person, Role role, RegisteredShop shop) {
        return new StaffApiClient(
                port,
                TestCallers.as(new Caller(shop.tenant(), new Actor.Member(person.id(), person.name(), role, null))));
    }
}
