package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.jobs.TasksByHand;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.SettableClock;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import com.wrenchtime.web.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What providers tell us: believed when it is theirs, once, and never backwards. */
@SimulatedTest
class WebhookTests {

    // As SimulatedTest sets it.
    private static final String PUBLIC = "https://book.example.com";
    private static final PhoneNumber NUMBER = new PhoneNumber("+15305550177");

    private final int port;
    private final BookableShop shop;
    private final Messages messages;
    private final Tokens tokens;
    private final TransactionTemplate transaction;
    private final TasksByHand tasks;
    private final TasksByHand platformTasks;
    private final HttpClient http = HttpClient.newHttpClient();

    WebhookTests(
            ApplicationContext application,
            Messages messages,
            Tokens tokens,
            TransactionTemplate transaction,
            @LocalServerPort int port) {
        this.port = port;
        this.shop = BookableShop.open(application, 1);
        this.messages = messages;
        this.tokens = tokens;
        this.transaction = transaction;
        this.tasks = new TasksByHand(application, tenant());
        this.platformTasks = new TasksByHand(application, Tenant.PLATFORM);
    }

    @BeforeEach
    void beginOnMonday(@org.springframework.beans.factory.annotation.Autowired SettableClock clock) {
        clock.set(Instant.parse("2027-06-07T15:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sent                         | SENT
        queued sent delivered        | DELIVERED
        delivered sent queued        | DELIVERED
        delivered failed             | DELIVERED
        undelivered delivered sent   | FAILED
        sent sent sent               | SENT
        nonsense                     | SENT
        """)
    void givenSayingsInAnyOrder_whenWorkedOn_thenTheMessageOnlyMovesOn(String sayings, String end) {
        var id = aSentText();
        var sid = sid(id);

        for (var saying : sayings.split(" ", -1)) {
            assertThat(post(statusPath(id), signed(statusPath(id), form(sid, saying)), form(sid, saying)))
                    .isEqualTo(204);
            platformTasks.runDue();
        }

        assertThat(state(id)).isEqualTo(end);
    }

    @Test
    void givenASayingThatComesAgain_whenWorkedOn_thenItIsKeptOnce() {
        var id = aSentText();
        var form = form(sid(id), "delivered");
        for (var time = 0; time < 3; time++) {
            assertThat(post(statusPath(id), signed(statusPath(id), form), form)).isEqualTo(204);
        }

        assertThat(SimulatedDatabases.main()
                        .count("platform.provider_event WHERE event = '%s:delivered'".formatted(sid(id))))
                .isOne();
    }

    @Test
    void givenAPriceInTheSaying_whenWorkedOn_thenItIsKept() {
        var id = aSentText();
        var form = new TreeMap<>(form(sid(id), "delivered"));
        form.put("Price", "-0.00790");
        form.put("PriceUnit", "USD");
        form.put("NumSegments", "2");
        post(statusPath(id), signed(statusPath(id), form), form);
        platformTasks.runDue();

        assertThat(SimulatedDatabases.main()
                        .count("%s.message WHERE id = '%s' AND price_micros = 7900 AND segments = 2"
                                .formatted(tenant().role(), id)))
                .isOne();
    }

    @Test
    void givenASayingThatIsNotSigned_whenReceived_thenItIsRefusedAndNotKept() {
        var id = aSentText();
        var path = statusPath(id);
        var form = form(sid(id), "failed");
        var before = SimulatedDatabases.main().count("platform.provider_event");

        assertThat(post(path, null, form)).isEqualTo(403);
        assertThat(post(path, "AAAA", form)).isEqualTo(403);
        assertThat(post(path, "not base64!", form)).isEqualTo(403);
        var other = new TreeMap<>(form);
        other.put("MessageStatus", "delivered");
        assertThat(post(path, signed(path, other), form)).as("another body").isEqualTo(403);
        assertThat(post(path, signed("/webhooks/twilio/sms", form), form))
                .as("another address")
                .isEqualTo(403);
        assertThat(post(path, signature("http://127.0.0.1:" + port + path, form), form))
                .as("the address that was called, not the one that we are known by")
                .isEqualTo(403);

        assertThat(SimulatedDatabases.main().count("platform.provider_event")).isEqualTo(before);
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void givenATokenThatIsNone_whenASayingComes_thenThereIsNothing() {
        var path = "/webhooks/twilio/status/" + "A".repeat(75);
        var form = form("SM1", "sent");

        assertThat(post(path, signed(path, form), form)).isEqualTo(404);
    }

    @Test
    void givenALinkThatEndsMails_whenOpened_thenItOnlyAsks_andWhenSent_thenItIsDone() throws Exception {
        var address = new EmailAddress("tired-%s@example.com".formatted(UUID.randomUUID()));
        var first = in(() -> messages.send(Message.mail("note", address, "Hello", "Body")));
        tasks.runDue();
        var path = "/unsubscribe/"
                + CurrentTenant.<String, RuntimeException>call(
                        tenant(), () -> tokens.issue(Tokens.Purpose.UNSUBSCRIBE, first));

        var asked = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(SimulatedDatabases.main().count(tenant().role() + ".mail_refusal"))
                .isZero();

        assertThat(post(path, null, Map.of("List-Unsubscribe", "One-Click"))).isEqualTo(200);
        var second = in(() -> messages.send(Message.mail("note", address, "Hello", "Body")));
        tasks.runDue();
        assertThat(state(second)).isEqualTo("SUPPRESSED");
        assertThat(post("/unsubscribe/" + "A".repeat(75), null, Map.of())).isEqualTo(404);
    }

    private UUID aSentText() {
        var id = in(() -> messages.send(Message.text("note", NUMBER, "Hello").purpose(Purpose.ASKED_FOR)));
        tasks.runDue();
        assertThat(state(id)).isEqualTo("SENT");
        SimulatedDatabases.main()
                .superuser()
                .sql("UPDATE %s.message SET provider = NULL, provider_id = NULL WHERE id = ?"
                        .formatted(tenant().role()))
                .param(id)
                .update();
        return id;
    }

    private static String sid(UUID message) {
        return "SM" + message.toString().replace("-", "");
    }

    private static Map<String, String> form(String sid, String status) {
        return Map.of("MessageSid", sid, "MessageStatus", status, "To", NUMBER.e164(), "From", "+15305550100");
    }

    private String statusPath(UUID message) {
        return "/webhooks/twilio/status/"
                + CurrentTenant.<String, RuntimeException>call(
                        tenant(), () -> tokens.issue(Tokens.Purpose.TEXT_STATUS, message));
    }

    static String signed(String path, Map<String, String> form) {
        return signature(PUBLIC + path, form);
    }

    // Written apart from the code that checks it, from Twilio's description.
    private static String signature(String address, Map<String, String> form) {
        var text = address
                + new TreeMap<>(form)
                        .entrySet().stream()
                                .map(it -> it.getKey() + it.getValue())
                                .collect(Collectors.joining());
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TwilioStandIn.TOKEN.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private int post(String path, @Nullable String signature, Map<String, String> form) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(it ->
                                URLEncoder.encode(it.getKey(), UTF_8) + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))));
        if (signature != null) {
            request.header(TwilioSignature.HEADER, signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String state(UUID id) {
        return SimulatedDatabases.main()
                .superuser()
                .sql("SELECT status FROM %s.message WHERE id = ?".formatted(tenant().role()))
                .param(id)
                .query(String.class)
                .single();
    }

    private UUID in(java.util.function.Supplier<UUID> work) {
        return java.util.Objects.requireNonNull(CurrentTenant.<UUID, RuntimeException>call(
                tenant(), () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get()))));
    }

    private Tenant tenant() {
        return shop.registered().tenant();
    }
}
