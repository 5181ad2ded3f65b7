package com.wrenchtime.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wrenchtime.testing.PublicApiClient;
import com.wrenchtime.testing.PublicApiClient.Answer;
import com.wrenchtime.testing.ReceivedMessages;
import com.wrenchtime.testing.ReceivedMessages.Received;
import com.wrenchtime.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer in front of a shop's page, with their mailbox or telephone; signed in, or not yet. */
final class CustomerClient {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PublicApiClient api;
    private final String shop;
    private final @Nullable String token;

    CustomerClient(PublicApiClient api, String shop) {
        this(api, shop, null);
    }

    CustomerClient(PublicApiClient api, String shop, @Nullable String token) {
        this.api = api;
        this.shop = shop;
        this.token = token;
    }

    static String newMailbox() {
        return "ana-%s@example.com".formatted(UUID.randomUUID());
    }

    static String newPhone() {
        return "+1530%d%06d"
                .formatted(
                        2 + Math.floorMod(UUID.randomUUID().hashCode(), 8),
                        Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
    }

    /** The field that this contact point is sent in. */
    static String contact(String to) {
        return "\"%s\": \"%s\"".formatted(to.startsWith("+") ? "phone" : "email", to);
    }

    /** Asks for a code to sign in with. */
    Answer ask(String to) {
        return api.post(shop + "/customers/codes", "{%s}".formatted(contact(to)));
    }

    /** Asks for a code and reads it where it is sent to. */
    Code receive(String to) {
        return received(to, () -> ask(to));
    }

    /** Asks, once signed in, for a code to another contact point and reads it. */
    Code receiveToAdd(String to) {
        return received(to, () -> post("/codes", "{%s}".formatted(contact(to))));
    }

    private static Code received(String to, java.util.function.Supplier<Answer> asked) {
        var messages = new ReceivedMessages(TestDatabase.shared());
        var before = codes(messages, to).size();
        var answer = asked.get();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        var all = await().atMost(PATIENCE).until(() -> codes(messages, to), it -> it.size() > before);
        var code = CODE.matcher(all.getLast());
        assertThat(code.find()).isTrue();
        return new Code(answer.text("request"), code.group());
    }

    // What is sent about appointments comes there too.
    private static List<String> codes(ReceivedMessages messages, String to) {
        return messages.soFar(to).stream()
                .map(Received::body)
                .filter(it -> it.contains("is your code for"))
                .toList();
    }

    Answer redeem(Code code) {
        return api.post(shop + "/customers/sessions", code.json());
    }

    Answer signInByPassword(String who, String password) {
        return api.post(
                shop + "/customers/password-sessions", "{%s, \"password\": \"%s\"}".formatted(contact(who), password));
    }

    /** The same customer, signed in by a code that was sent there. */
    CustomerClient signedIn(String to) {
        var answer = redeem(receive(to));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return new CustomerClient(api, shop, answer.text("token"));
    }

    String token() {
        return java.util.Objects.requireNonNull(token);
    }

    Answer get(String rest) {
        return send("GET", rest, null, Map.of());
    }

    Answer post(String rest, String body) {
        return send(
                "POST", rest, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    Answer put(String rest, String body) {
        return send("PUT", rest, body, Map.of());
    }

    Answer patch(String rest, int version, String body) {
        return send("PATCH", rest, body, Map.of("If-Match", "\"" + version + "\""));
    }

    Answer delete(String rest) {
        return send("DELETE", rest, null, Map.of());
    }

    /** Sends to what belongs to the customer. */
    Answer send(String method, String rest, @Nullable String body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        if (token != null) {
            all.put("Authorization", "Bearer " + token);
        }
        return api.send(method, shop + "/customers/me" + rest, body, all);
    }

    /** A code, with the request that it answers. */
    record Code(String request, String digits) {

        /** Another code that answers the same request. */
        Code wrong() {
            return new Code(request, "%06d".formatted((Integer.parseInt(digits) + 1) % 1_000_000));
        }

        String json() {
            return "{\"request\": \"%s\", \"code\": \"%s\"}".formatted(request, digits);
        }
    }
}
