package com.wrenchtime.testing;

import com.wrenchtime.testing.PublicApiClient.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Speaks to the staff API as one caller; see {@link TestCallers}. */
public final class StaffApiClient {

    private final PublicApiClient http;
    private final String authorization;

    public StaffApiClient(int port, String authorization) {
        this.http = PublicApiClient.at(port, "/api/v1/");
        this.authorization = authorization;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    /** With an idempotency key that nobody has used. */
    public Answer post(String path, String body) {
        return send(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Changes the version that the client has seen. */
    public Answer patch(String path, int version, String body) {
        return send("PATCH", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer put(String path, int version, String body) {
        return send("PUT", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    /** Does something to the version that the client has seen. */
    public Answer act(String path, int version, @Nullable String body) {
        return send("POST", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer delete(String path, int version) {
        return send("DELETE", path, null, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", authorization);
        return http.send(method, path, body, all);
    }
}
