package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wrenchtime.testing.TestShops;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;

@EdgeTest
@TestPropertySource(
        properties = {
            "wrenchtime.limits.write-burst=2",
            "wrenchtime.limits.writes-per-minute=1",
            "wrenchtime.limits.concurrent=3",
            "wrenchtime.limits.concurrent-per-shop=1",
            "wrenchtime.limits.patience=200ms"
        })
class LimitTests {

    private static final String SITE = "https://edgar.example";

    private final Http http;
    private final OpenShops shops;
    private final AtomicLong nanos = new AtomicLong();

    LimitTests(Http http, OpenShops shops) {
        this.http = http;
        this.shops = shops;
    }

    @Test
    void givenTooManyWrites_whenOneMoreComes_thenItsPageLearnsWhenToComeBackAndReadsGoOn() {
        var shop = "/api/v1/public/" + shops.open(SITE).slug();
        http.post(shop + "/holds", "{}", "Origin", SITE);
        http.post(shop + "/holds", "{}", "Origin", SITE);

        var refused = http.post(shop + "/holds", "{}", "Origin", SITE);

        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 62);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(http.get(shop + "/coverage").status()).isEqualTo(200);
        // Somebody who says he is somebody else is still the same.
        assertThat(http.post(shop + "/holds", "{}", "X-Forwarded-For", "203.0.113.7")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void givenABusyShop_whenCalledAgain_thenItIsRefusedAndOthersAreNot() throws InterruptedException {
        var busy = "/api/v1/public/" + shops.open(SITE).slug() + "/coverage";
        var quiet = "/api/v1/public/" + shops.open(SITE).slug() + "/coverage";
        TestRoutes.gate = new CountDownLatch(1);
        var first = Thread.startVirtualThread(() -> http.get(busy + "?wait=true"));
        TestRoutes.ENTERED.acquire();

        var refused = http.get(busy, "Origin", SITE);
        var other = http.get(quiet);
        var health = http.get("/health");
        TestRoutes.gate.countDown();
        first.join();

        assertThat(refused.problem()).isEqualTo("unavailable");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
        assertThat(other.status()).isEqualTo(200);
        assertThat(health.status()).isEqualTo(200);
        assertThat(http.get(busy).status()).isEqualTo(200);
    }

    @Test
    void givenSomebodyInFrontOfABrowser_whenRefused_thenAPageSaysSoInTheirLanguage() throws InterruptedException {
        var shop = shops.open(SITE).slug();
        TestRoutes.gate = new CountDownLatch(1);
        var busy = Thread.startVirtualThread(() -> http.get("/api/v1/public/" + shop + "/coverage?wait=true"));
        TestRoutes.ENTERED.acquire();
        var unavailable = http.get("/" + shop, "Accept", "text/html", "Accept-Language", "en");
        TestRoutes.gate.countDown();
        busy.join();
        var form = new String[] {"Accept", "text/html", "Accept-Language", "es"};
        http.post("/" + shop + "/form", "{}", form);
        http.post("/" + shop + "/form", "{}", form);
        var tooMany = http.post("/" + shop + "/form", "{}", form);

        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(unavailable.body()).contains("<html lang=\"en\"", "Too much is going on", "Try again");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.header("Retry-After")).isNotNull();
        assertThat(tooMany.body())
                .contains("<html lang=\"es\"", "Eso fue un poco rápido", "Espere " + tooMany.header("Retry-After"));
        assertThat(tooMany.header("Content-Security-Policy")).contains("default-src 'none'");
        // A program at the same address is told as a program.
        assertThat(http.post("/" + shop + "/form", "{}").problem()).isEqualTo("too-many-requests");
    }

    @Test
    void givenTheMessagesOfPages_whenBothLanguagesAreCompared_thenTheyHaveTheSameKeys() {
        var english = ResourceBundle.getBundle("messages/web", Locale.ROOT);
        var spanish = ResourceBundle.getBundle("messages/web", Locale.of("es"));

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allMatch(it -> !spanish.getString(it).equals(english.getString(it)));
    }

    @Test
    void givenABucket_whenItIsEmpty_thenItRefillsWithTime() {
        var rates = new RateLimits(settings(3, 60), new HandMoved());
        var client = "203.0.113.7";
        for (int i = 0; i < 3; i++) {
            rates.count(client, false);
        }

        assertThatThrownBy(() -> rates.count(client, false)).isInstanceOf(RefusedByEdge.class);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThatThrownBy(() -> rates.count(client, false)).isInstanceOf(RefusedByEdge.class);
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        rates.count(client, false);
        rates.count(client, true);
        rates.count("203.0.113.8", false);
    }

    @Test
    void givenMoreClientsThanAreRemembered_whenTheyCome_thenTheMemoryStaysBounded() {
        var rates = new RateLimits(settings(3, 60), new HandMoved());

        for (int i = 0; i < 10_000; i++) {
            rates.count("10.0.%d.%d".formatted(i / 256, i % 256), false);
        }

        assertThat(rates.remembered()).isLessThanOrEqualTo(100);
    }

    @Test
    void givenFullHouse_whenATurnEnds_thenTheNextIsLetIn() {
        var admission = new Admission(settings(3, 60));
        var edgar = TestShops.randomId();
        var turn = admission.enter(edgar);

        assertThatThrownBy(() -> admission.enter(edgar)).isInstanceOf(RefusedByEdge.class);
        var other = admission.enter(TestShops.randomId());
        assertThatThrownBy(() -> admission.enter(TestShops.randomId())).isInstanceOf(RefusedByEdge.class);
        turn.close();
        other.close();
        admission.enter(edgar).close();
        admission.enter(TestShops.randomId()).close();
    }

    private static LimitSettings settings(int readBurst, int readsPerMinute) {
        return new LimitSettings(
                readBurst,
                readsPerMinute,
                1,
                1,
                100,
                2,
                1,
                Duration.ofMillis(20),
                DataSize.ofKilobytes(64),
                Duration.ofSeconds(1));
    }

    private final class HandMoved implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
