package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Twilio as far as we use it, on this machine: it keeps what it took, and breaks as it is told. */
public final class TwilioStandIn implements AutoCloseable {

    public static final String ACCOUNT = "AC" + "0".repeat(32);
    public static final String SERVICE = "MG" + "0".repeat(32);
    public static final String TOKEN = "secret";

    private final HttpServer server;
    private final Clock clock;
    private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    public volatile Mood mood = Mood.FINE;
    public volatile Duration latency = Duration.ZERO;

    public TwilioStandIn(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/2010-04-01/Accounts/%s/Messages.json".formatted(ACCOUNT), this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Map<String, String>> taken() {
        return List.copyOf(taken);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                list(exchange);
                return;
            }
            var form = TwilioSignature.fields(exchange.getRequestBody().readAllBytes()).stream()
                    .collect(Collectors.toMap(TwilioSignature.Field::name, TwilioSignature.Field::value));
            rest();
            switch (mood) {
                case FINE -> answer(exchange, 201, JsonMapper.shared().writeValueAsString(take(form)));
                case TAKES_AND_FALLS_SILENT -> {
                    take(form);
                    waitForTheEnd();
                }
                case TAKES_AND_HANGS_UP -> take(form);
                case FALLS_SILENT -> waitForTheEnd();
                case BROKEN -> answer(exchange, 500, "{}");
                case BUSY -> {
                    exchange.getResponseHeaders().set("Retry-After", "7");
                    answer(exchange, 429, "{\"code\": 20429}");
                }
                case REFUSES ->
                    answer(exchange, 400, "{\"code\": 21211, \"message\": \"%s\"}".formatted(form.get("To")));
                case OPTED_OUT -> answer(exchange, 400, "{\"code\": 21610}");
                case KNOWS_NOBODY -> answer(exchange, 401, "{\"code\": 20003}");
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> take(Map<String, String> form) {
        var message = Map.of(
                "sid", "SM" + UUID.randomUUID().toString().replace("-", ""),
                "to", form.getOrDefault("To", ""),
                "body", form.getOrDefault("Body", ""),
                "direction", "outbound-api",
                "num_segments", "1",
                "service", form.getOrDefault("MessagingServiceSid", ""),
                "date_created",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)));
        taken.add(message);
        return message;
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = TwilioSignature.fields(
                        exchange.getRequestURI().getRawQuery().getBytes(UTF_8))
                .stream()
                .collect(Collectors.toMap(TwilioSignature.Field::name, TwilioSignature.Field::value));
        var found = taken.stream()
                .filter(it -> Objects.equals(it.get("to"), query.get("To")))
                .toList();
        answer(exchange, 200, JsonMapper.shared().writeValueAsString(Map.of("messages", found)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** How it behaves. */
    public enum Mood {
        FINE,
        TAKES_AND_FALLS_SILENT,
        TAKES_AND_HANGS_UP,
        FALLS_SILENT,
        BROKEN,
        BUSY,
        REFUSES,
        OPTED_OUT,
        KNOWS_NOBODY
    }
}
