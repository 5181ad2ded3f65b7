package com.wrenchtime.oauth;

import com.wrenchtime.testing.PageClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A browser with one cookie, which goes where it is sent only when told to. */
final class TestBrowser {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private volatile String cookie;

    TestBrowser(int port, String cookie) {
        this.base = "http://127.0.0.1:" + port;
        this.cookie = cookie;
    }

    /** With the session that the other browser has now. */
    static TestBrowser like(PageClient other, int port) {
        return new TestBrowser(port, "wrenchtime=" + other.cookie("wrenchtime").orElseThrow());
    }

    String cookie() {
        return cookie;
    }

    /** Goes the whole way into the admin, once the person has signed in. */
    TestBrowser signInToTheAdmin() {
        var landed = follow(follow(get("/bff/login")));
        if (landed.status() != 302) {
            throw new AssertionError(landed.status() + " " + landed.body());
        }
        return this;
    }

    TestClient.Answer get(String path) {
        return get(path, Map.of());
    }

    TestClient.Answer get(String path, Map<String, String> headers) {
        return send("GET", path, "", headers);
    }

    /** Goes where the answer sends it. */
    TestClient.Answer follow(TestClient.Answer answer) {
        return get(path(answer.location()));
    }

    TestClient.Answer post(String path, String body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    /** As our own pages do it. */
    TestClient.Answer change(String path, String body) {
        return post(path, body, Map.of("X-CSRF-Token", csrfToken()));
    }

    /** Like {@link #change}, with DELETE. */
    TestClient.Answer end(String path) {
        return send("DELETE", path, "", Map.of("X-CSRF-Token", csrfToken()));
    }

    String csrfToken() {
        return get("/bff/session").text("csrfToken");
    }

    /** Of an address, without the host, which is not the one that the test listens on. */
    static String path(String location) {
        return location.replaceFirst("^https?://[^/]*", "");
    }

    private TestClient.Answer send(String method, String path, String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (!cookie.isEmpty()) {
            all.put("Cookie", cookie);
        }
        if (!body.isEmpty()) {
            all.put("Content-Type", "application/json");
        }
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        all.forEach(request::header);
        try {
            var answer = new TestClient.Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            answer.response().headers().allValues("Set-Cookie").stream()
                    .filter(it -> it.startsWith("wrenchtime="))
                    .findFirst()
                    .ifPresent(it -> cookie = it.contains("wrenchtime=;") ? "" : it.substring(0, it.indexOf(';')));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
