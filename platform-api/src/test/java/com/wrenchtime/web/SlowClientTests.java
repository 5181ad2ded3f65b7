package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Who sends slowly occupies nothing for long. */
@EdgeTest
@TestPropertySource(properties = {"wrenchtime.limits.body-within=300ms", "server.tomcat.connection-timeout=600ms"})
class SlowClientTests {

    private final Http http;
    private final String head;

    SlowClientTests(Http http, OpenShops shops) {
        this.http = http;
        this.head = "POST /api/v1/public/" + shops.open().slug() + "/holds HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n";
    }

    @Test
    void givenABodyThatStops_whenWaitedFor_thenTheClientWasTooSlow() throws IOException, InterruptedException {
        var answer = http.trickle(Duration.ZERO, head + "{");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
    }

    @Test
    void givenABodyThatComesByteByByte_whenWaitedFor_thenTheClientWasTooSlow()
            throws IOException, InterruptedException {
        var parts = Stream.concat(Stream.of(head), Stream.generate(() -> " ").limit(20))
                .toArray(String[]::new);

        var answer = http.trickle(Duration.ofMillis(100), parts);

        assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
    }

    @Test
    void givenABodyThatIsCutOff_whenRead_thenItIsMalformed() throws IOException {
        assertThat(http.raw(head.strip(), "", "{\"name\":")).startsWith("HTTP/1.1 400");
    }

    @Test
    void givenHeadersThatStop_whenWaitedFor_thenTheConnectionEnds() throws IOException, InterruptedException {
        var begun = System.nanoTime();

        http.trickle(Duration.ZERO, "GET /health HTTP/1.1\r\nHost: loc");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
