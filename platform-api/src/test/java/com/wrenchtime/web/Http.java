package com.wrenchtime.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the application of the test over a real connection. */
@TestComponent
class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;

    Http(Environment environment) {
        this.environment = environment;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), with(headers, "Content-Type", "application/json"));
    }

    Answer postChunked(String path, byte[] body, String... headers) {
        return send(
                "POST",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                with(headers, "Content-Type", "application/json"));
    }

    Answer send(String method, String path, String... headers) {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    Answer management(String path) {
        return send("GET", "local.management.port", path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, BodyPublisher body, String... headers) {
        return send(method, "local.server.port", path, body, headers);
    }

    private Answer send(String method, String port, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port(port) + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends exactly these lines, as no proper client would, and returns all that comes back. */
    String raw(String... lines) throws IOException {
        try (var socket = new Socket("localhost", port("local.server.port"))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int port(String property) {
        return environment.getRequiredProperty(property, Integer.class);
    }

    private static String[] with(String[] headers, String name, String value) {
        if (List.of(headers).contains(name)) {
            return headers;
        }
        var more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = name;
        more[headers.length + 1] = value;
        return more;
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        @Nullable
        String header(String name) {
            var values = response.headers().allValues(name);
            return values.isEmpty() ? null : String.join(", ", values);
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        /** Of a problem, its type without {@code /problems/}; of anything else, what it is instead. */
        String problem() {
            return Objects.requireNonNullElse(header("Content-Type"), "").startsWith("application/problem+json")
                    ? json().path("type").asString().replaceFirst("^/problems/", "")
                    : "no problem but " + status() + " " + header("Content-Type");
        }

        /** Of a validation problem, every error as {@code field: code}. */
        List<String> errors() {
            return json().path("errors")
                    .valueStream()
                    .map(it ->
                            it.path("field").asString() + ": " + it.path("code").asString())
                    .toList();
        }
    }
}
