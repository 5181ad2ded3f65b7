package com.wrenchtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.testing.PlatformTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class MembershipsTests {

    private final People people;
    private final Memberships memberships;
    private final TestShops shops;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PlatformDataSource platform;

    MembershipsTests(
            People people,
            Memberships memberships,
            TestShops shops,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PlatformDataSource platform) {
        this.people = people;
        this.memberships = memberships;
        this.shops = shops;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.platform = platform;
    }

    @Test
    void givenAMember_whenAskedFor_thenOnlyTheirShopKnowsThem() {
        var edgar = shops.open();
        var blueWrench = shops.open();
        var ada = somebody();

        var membership = memberships.begin(ada.id(), edgar.id(), Role.DISPATCHER, null);

        assertThat(memberships.of(ada.id(), edgar.id())).contains(membership);
        assertThat(membership.actor().role()).isEqualTo(Role.DISPATCHER);
        assertThat(membership.actor().label()).isEqualTo("Ada");
        assertThat(memberships.of(ada.id(), blueWrench.id())).isEmpty();
        assertThat(memberships.of(ada.id())).containsExactly(membership);
        assertThat(memberships.ownsAnything(ada.id())).isFalse();
    }

    @Test
    void givenANewMember_whenASessionBeginsInTheSameMillisecond_thenItIsNotOlderThanThem() {
        var edgar = shops.open();
        var ada = somebody();

        var membership = memberships.begin(ada.id(), edgar.id(), Role.TECHNICIAN, null);

        assertThat(membership.proofsFrom()).isEqualTo(membership.proofsFrom().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void givenAMember_whenTheyBeginOnceMore_thenItIsRefused() {
        var edgar = shops.open();
        var ada = somebody();
        memberships.begin(ada.id(), edgar.id(), Role.TECHNICIAN, null);

        assertThatThrownBy(() -> memberships.begin(ada.id(), edgar.id(), Role.OWNER, null))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void givenAMembershipThatThisNodeRemembers_whenAnotherNodeEndsIt_thenItIsOverHereAfterTenSeconds() {
        var time = new AtomicLong();
        var node = new Memberships(platform, Clock.systemUTC(), time::get);
        var edgar = shops.open();
        var ada = somebody();
        node.begin(ada.id(), edgar.id(), Role.OWNER, null);
        assertThat(node.of(ada.id(), edgar.id())).isPresent();

        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.membership SET ended_at = now() WHERE person_id = ?")
                .param(ada.id())
                .update();

        assertThat(node.of(ada.id(), edgar.id())).as("remembered").isPresent();
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(node.of(ada.id(), edgar.id())).isEmpty();
    }

    @Test
    void givenASuspendedShop_whenAMemberChooses_thenItIsNotOnOffer() {
        var edgar = shops.open();
        var ada = somebody();
        memberships.begin(ada.id(), edgar.id(), Role.OWNER, null);

        TestDatabase.shared()
                .superuser()
                .sql("UPDATE platform.shop SET status = 'SUSPENDED' WHERE id = ?")
                .param(edgar.id().value())
                .update();

        assertThat(memberships.of(ada.id())).isEmpty();
        assertThat(memberships.ownsAnything(ada.id())).isTrue();
    }

    @Test
    void givenAMailbox_whenSomebodyElseWantsIt_thenItIsRefusedWhateverItsCase() {
        var ada = somebody();

        assertThatThrownBy(() ->
                        people.add(new EmailAddress(ada.email().value().toUpperCase(java.util.Locale.ROOT)), "Eve"))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(people.findByEmail(ada.email())).contains(ada);
        assertThat(people.findById(ada.id())).contains(ada);
    }

    @Test
    void givenAShopsRole_whenItAsksForPeople_thenTheDatabaseRefuses() {
        var edgar = shops.open();

        assertThatThrownBy(() -> com.wrenchtime.shared.CurrentTenant.run(
                        edgar.tenant(),
                        () -> transaction.executeWithoutResult(
                                status -> jdbc.sql("SELECT count(*) FROM platform.person")
                                        .query(Long.class)
                                        .single())))
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Person somebody() {
        return people.add(new EmailAddress(UUID.randomUUID() + "@example.com"), "Ada");
    }
}
