package com.wrenchtime.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the public API as a customer's browser does. */
public final class PublicApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public PublicApiClient(int port) {
        this(port, "/api/v1/public/");
    }

    private PublicApiClient(int port, String path) {
        this.base = "http://127.0.0.1:" + port + path;
    }

    /** A client of the addresses below this one. */
    static PublicApiClient at(int port, String path) {
        return new PublicApiClient(port, path);
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    /** Books with this key. */
    public Answer book(String shop, String key, String body) {
        return send("POST", shop + "/appointments", body, Map.of("Idempotency-Key", key));
    }

    /** Books with a key that nobody has used. */
    public Answer book(String shop, String body) {
        return book(shop, UUID.randomUUID().toString(), body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Sends a body, as JSON unless the headers call it otherwise. */
    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A booking of the service of this length, without a hold. */
    public static String booking(int minutes, String start, String phone) {
        return """
            {"services": ["%s"], "start": "%s", %s}\
            """.formatted(BookableShop.serviceOf(minutes), start, person(phone));
    }

    /** A booking of a hold. */
    public static String booking(String hold, String phone) {
        return """
            {"hold": "%s", %s}\
            """.formatted(hold, person(phone));
    }

    /** A hold of the service of this length. */
    public static String hold(int minutes, String start) {
        return """
            {"services": ["%s"], "start": "%s", "place": {"postalCode": "95695"}}\
            """.formatted(BookableShop.serviceOf(minutes), start);
    }

    private static String person(String phone) {
        return """
            "customer": {"name": "Ana", "phone": "%s", "smsConsent": true},
            "vehicle": {"year": 2015, "make": "Honda", "model": "CR-V"},
            "address": {"line1": "1 Main St", "city": "Woodland", "region": "CA", "postalCode": "95695"}\
            """.formatted(phone);
    }

    /** What the server said. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text(String field) {
            return json().get(field).asString();
        }

        /** The version that the ETag says. */
        public int version() {
            return Integer.parseInt(
                    response.headers().firstValue("ETag").orElse("none").replace("\"", ""));
        }

        /** The fields that were found wrong, as {@code field code}. */
        public List<String> errors() {
            return json().get("errors")
                    .valueStream()
                    .map(it -> it.get("field").asString() + " " + it.get("code").asString())
                    .toList();
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }
}
