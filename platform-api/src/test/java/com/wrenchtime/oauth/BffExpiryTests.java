package com.wrenchtime.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Role;
import com.wrenchtime.tenancy.PlatformDataSource;
import com.wrenchtime.tenancy.RegisteredShop;
import com.wrenchtime.testing.ServedTest;
import com.wrenchtime.testing.TestDatabase;
import com.wrenchtime.testing.TestShops;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** The admin's session as time goes by: renewed while it is used, over when it is not, and over in any case in the end. */
@ServedTest
@Import({TestMembers.class, BffExpiryTests.Time.class})
class BffExpiryTests {

    private static final int TRIES = 20;
    private static final int AT_ONCE = 8;

    private final TestMembers members;
    private final TestShops shops;
    private final MovedClock clock;
    private final ApplicationContext application;
    private final int port;

    private RegisteredShop shop;
    private UUID person;

    @SuppressWarnings("NullAway.Init") // set before each test
    BffExpiryTests(
            TestMembers members,
            TestShops shops,
            MovedClock clock,
            ApplicationContext application,
            @LocalServerPort int port) {
        this.members = members;
        this.shops = shops;
        this.clock = clock;
        this.application = application;
        this.port = port;
    }

    @BeforeEach
    void anOwner() {
        shop = shops.open();
        person = members.join(shop, Role.OWNER);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void givenASessionThatIsUsed_whenAnAccessTokenRunsOut_thenItIsRenewed() {
        var browser = admin();

        clock.move(Duration.ofMinutes(11));

        assertThat(browser.get("/api/v1/sessions").status()).isEqualTo(200);
        assertThat(spent()).isEqualTo(1);
    }

    @Test
    void givenAnAccessTokenAtItsEnd_whenManyRequestsComeAtOnce_thenItIsRenewedOnceAndAllAreAnswered() throws Exception {
        var browser = admin();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 1; i <= TRIES; i++) {
                clock.move(Duration.ofMinutes(11));
                var start = new CyclicBarrier(AT_ONCE);
                var answers = IntStream.range(0, AT_ONCE)
                        .mapToObj(_ -> threads.submit(() -> {
                            start.await();
                            return browser.get("/api/v1/sessions");
                        }))
                        .toList();
                for (var answer : answers) {
                    assertThat(answer.get().status())
                            .as("try %d: %s", i, answer.get().body())
                            .isEqualTo(200);
                }
                assertThat(spent()).isEqualTo(i);
            }
        }
    }

    @Test
    void givenTwoNodes_whenBothRenewASessionAtOnce_thenItIsRenewedOnceAndBothGoOnWithTheResult() throws Exception {
        admin();
        var pointer = new AdminSessions.Pointer(grant(), 0);
        var nodes = List.of(node(), node());
        try (var threads = Executors.newFixedThreadPool(nodes.size())) {
            for (int i = 1; i <= TRIES; i++) {
                clock.move(Duration.ofMinutes(11));
                var start = new CyclicBarrier(nodes.size());
                var found = nodes.stream()
                        .map(it -> threads.submit(() -> {
                            start.await();
                            return it.find(pointer).orElseThrow().tokens().access();
                        }))
                        .toList();
                assertThat(found.getFirst().get())
                        .as("try %d", i)
                        .isEqualTo(found.getLast().get());
                assertThat(spent()).isEqualTo(i);
            }
        }
    }

    @Test
    void givenASession_whenItIsNotUsedForTwelveHours_thenItIsOver() {
        var browser = admin();

        clock.move(Duration.ofHours(11).plusMinutes(59));
        assertThat(browser.get("/api/v1/sessions").status()).isEqualTo(200);
        clock.move(Duration.ofHours(12).plusMinutes(1));

        assertThat(browser.get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(browser.get("/bff/session").status()).isEqualTo(401);
    }

    @Test
    void givenASession_whenItIsUsedAllTheTime_thenItIsOverAfterSevenDays() {
        var browser = admin();
        for (int hours = 8; hours < 7 * 24; hours += 8) {
            clock.move(Duration.ofHours(8));
            assertThat(browser.get("/api/v1/sessions").status())
                    .as("%d hours", hours)
                    .isEqualTo(200);
        }

        clock.move(Duration.ofHours(8));

        assertThat(browser.get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(browser.follow(browser.get("/bff/login")).location())
                .as("the sign-in is over, too")
                .endsWith("/login");
    }

    private TestBrowser admin() {
        return new TestBrowser(port, members.signedIn(person, shop)).signInToTheAdmin();
    }

    /** As another node has it, with a memory of its own. */
    private AdminSessions node() {
        return new AdminSessions(
                application.getBean(PlatformDataSource.class),
                application.getBean(AdminTokens.class),
                application.getBean(Grants.class),
                application.getBean(Sealing.class),
                application.getBean(JsonMapper.class),
                clock);
    }

    private UUID grant() {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT id FROM platform.oauth_grant WHERE person_id = ?")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private long spent() {
        return TestDatabase.shared()
                .superuser()
                .sql("SELECT count(*) FROM platform.oauth_spent_token s JOIN platform.oauth_grant g ON g.id ="
                        + " s.grant_id WHERE g.person_id = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock(Clock.systemUTC());
        }
    }
}
