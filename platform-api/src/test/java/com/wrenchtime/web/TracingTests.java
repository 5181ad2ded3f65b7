package com.wrenchtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.wrenchtime.shared.CurrentTenant;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

class TracingTests {

    @Nested
    @EdgeTest
    class WithoutAnEndpoint {

        private final ApplicationContext context;

        WithoutAnEndpoint(ApplicationContext context) {
            this.context = context;
        }

        @Test
        void givenNoEndpoint_whenStarted_thenNothingIsSentAnywhere() {
            assertThat(context.getBeansOfType(SpanExporter.class)).isEmpty();
        }
    }

    @Nested
    @EdgeTest
    @TestPropertySource(
            properties = {
                "management.tracing.sampling.probability=1",
                "management.tracing.export.enabled=true",
                "management.opentelemetry.tracing.export.schedule-delay=100ms"
            })
    class WithAnEndpoint {

        private static final LinkedBlockingQueue<String> RECEIVED = new LinkedBlockingQueue<>();

        private final Http http;
        private final OpenShops shops;
        private final Tokens tokens;

        WithAnEndpoint(Http http, OpenShops shops, Tokens tokens) {
            this.http = http;
            this.shops = shops;
            this.tokens = tokens;
        }

        @DynamicPropertySource
        static void endpoint(DynamicPropertyRegistry registry) throws IOException {
            var collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            collector.createContext("/v1/traces", exchange -> {
                RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.start();
            registry.add(
                    "management.opentelemetry.tracing.export.otlp.endpoint",
                    () -> "http://localhost:" + collector.getAddress().getPort() + "/v1/traces");
        }

        @Test
        void givenARequest_whenTraced_thenTheRouteIsToldAndNotTheAddress() throws InterruptedException {
            var token = CurrentTenant.call(
                    shops.open().tenant(), () -> tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, UUID.randomUUID()));
            var theirs = "0af7651916cd43dd8448eb211c80319c";

            http.get("/api/v1/public/manage/" + token, "traceparent", "00-" + theirs + "-b7ad6b7169203331-01");

            assertThat(RECEIVED.poll(20, TimeUnit.SECONDS))
                    .contains("/api/v1/public/manage/{token}")
                    .doesNotContain(token, "spring.security")
                    .doesNotContain(new String(HexFormat.of().parseHex(theirs), StandardCharsets.ISO_8859_1));
        }
    }
}
