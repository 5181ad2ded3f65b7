package com.wrenchtime.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, fills the form of a page in and sends it, follows nothing by itself. */
public final class PageClient {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String base;
    private String language = "en";

    public PageClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** The same browser with its person's language set otherwise. */
    public PageClient speaking(String acceptLanguage) {
        this.language = acceptLanguage;
        return this;
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /** Opens the page at this address, fills in its form and sends it to where it stands. */
    public Page submit(String path, String... fields) {
        return submitFrom(path, path, fields);
    }

    /** Opens a page and sends its form to another address. */
    public Page submitFrom(String page, String action, String... fields) {
        var form = new ArrayList<>(List.of(fields));
        form.add("_csrf");
        form.add(get(page).formToken().orElseThrow(() -> new AssertionError("No form at " + page)));
        return post(action, form.toArray(String[]::new));
    }

    /** Sends exactly these fields. */
    public Page post(String path, String... fields) {
        var body = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", body))));
    }

    public Page send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request of this browser, to be completed. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** The value of a cookie; nothing when there is none. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Puts a cookie into the browser, as somebody does who wants another to use theirs. */
    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    private void keep(String setCookie) {
        var pair = setCookie.substring(0, setCookie.indexOf(';')).split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the server showed. */
    public record Page(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        /** Where it leads to; empty when it is a page itself. */
        public String location() {
            return header("Location");
        }

        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        public Optional<String> formToken() {
            var found = HIDDEN.matcher(text());
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }
}
