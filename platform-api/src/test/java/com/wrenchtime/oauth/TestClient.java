package com.wrenchtime.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the authorization server that does as it is told, right or wrong. */
final class TestClient {

    /** A proof key for the exchange of codes, and what is sent ahead of it. */
    static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    static final String CHALLENGE = Base64.getUrlEncoder().withoutPadding().encodeToString(TokenHash.ofSent(VERIFIER));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String id;
    private final String secret;
    private final String redirectUri;

    TestClient(int port, String id, String secret, String redirectUri) {
        this.base = "http://127.0.0.1:" + port;
        this.id = id;
        this.secret = secret;
        this.redirectUri = redirectUri;
    }

    String secret() {
        return secret;
    }

    String id() {
        return id;
    }

    /** What a proper authorization request of this client says. */
    Map<String, String> asking() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", id);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "openid");
        parameters.put("state", "some state & more");
        parameters.put("nonce", "some-nonce");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    Answer authorize(Map<String, String> parameters, String signedIn) {
        return get("/oauth2/authorize?" + form(parameters), Map.of(TestMembers.HEADER, signedIn));
    }

    /** What comes back when the person who is asked by this answer agrees. */
    Answer agree(Answer asked, String signedIn) {
        return answer(asked, signedIn, Map.of("scope", "openid"));
    }

    /** What comes back when they do not. */
    Answer refuse(Answer asked, String signedIn) {
        return answer(asked, signedIn, Map.of());
    }

    private Answer answer(Answer asked, String signedIn, Map<String, String> agreed) {
        var form = new LinkedHashMap<>(agreed);
        form.put("client_id", id);
        form.put("state", Objects.requireNonNull(asked.sentBack().get("state"), "nobody is asked"));
        return post("/oauth2/authorize", form, Map.of(TestMembers.HEADER, signedIn));
    }

    /** The code that a signed-in person, who agrees, sends to this client. */
    String code(String signedIn) {
        return Objects.requireNonNull(
                agree(authorize(asking(), signedIn), signedIn).sentBack().get("code"), "no code");
    }

    /** Exchanges a code. */
    Answer exchange(String code) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirectUri,
                "code_verifier", VERIFIER));
    }

    Answer refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    Answer token(Map<String, String> parameters) {
        return post("/oauth2/token", parameters, Map.of("Authorization", basic()));
    }

    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), headers);
    }

    Answer post(String path, Map<String, String> parameters, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
        return send(request, headers);
    }

    Answer send(String method, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody()),
                Map.of());
    }

    private Answer send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        try {
            return new Answer(
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String location() {
            return response.headers().firstValue("Location").orElse("");
        }

        /** The parameters with which the browser is sent somewhere. */
        Map<String, String> sentBack() {
            var query =
                    location().contains("?") ? location().substring(location().indexOf('?') + 1) : "";
            var parameters = new LinkedHashMap<String, String>();
            for (var part : query.split("&", -1)) {
                var pair = part.split("=", 2);
                if (pair.length == 2) {
                    parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
                }
            }
            return parameters;
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        String body() {
            return response.body();
        }
    }
}
