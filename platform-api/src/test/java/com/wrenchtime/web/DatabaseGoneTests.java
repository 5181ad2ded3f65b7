package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@EdgeTest
@TestPropertySource(
        properties = {
            "wrenchtime.databases.main.url=jdbc:postgresql://localhost:1/none",
            "wrenchtime.databases.main.app-password=a",
            "wrenchtime.databases.main.owner-password=o",
            "wrenchtime.databases.main.connection-timeout=1s"
        })
class DatabaseGoneTests {

    private final Http http;

    DatabaseGoneTests(Http http) {
        this.http = http;
    }

    @Test
    void givenNoDatabase_whenAsked_thenNotReadyYetAlive() {
        var begun = System.nanoTime();

        var health = http.get("/health");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).isEqualTo("{\"status\":\"DOWN\"}");
        assertThat(http.management("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(http.management("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void givenNoDatabase_whenAShopIsCalled_thenTheAnswerSaysWhenToComeBack() {
        var answer = http.get("/api/v1/public/edgar/coverage");

        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
