package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.testing.ServedTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServedTest
class LedgerPageTests {

    private final int port;
    private final Ledger ledger;

    LedgerPageTests(@LocalServerPort int port, Ledger ledger) {
        this.port = port;
        this.ledger = ledger;
    }

    @Test
    void givenATextAndAMail_whenAskedForOneRecipient_thenOnlyTheirsAreShown() throws IOException, InterruptedException {
        var number = "+1530%07d".formatted(Math.abs(UUID.randomUUID().hashCode() % 10_000_000));
        ledger.show(
                letter("Edgar", Message.text("note", new PhoneNumber(number), "Your code is 123456")),
                "shown here only");
        ledger.show(
                letter("Blue", Message.mail("note", new EmailAddress("x@example.com"), "Other", "Not for you")),
                "shown here only");

        var page = get("?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Your code is 123456", "Edgar").doesNotContain("Not for you");
    }

    @Test
    void givenAHostileMessage_whenShown_thenItIsTextAndNothingElse() throws IOException, InterruptedException {
        var hostile = "<script>alert('1')</script>\"><img src=x>";
        var to = new EmailAddress("hostile-%s@example.com".formatted(UUID.randomUUID()));
        ledger.show(letter(hostile, Message.mail("note", to, hostile, hostile)), "shown here only");

        var page = get("?to=" + to.value());

        assertThat(page.body()).doesNotContain("<script", "<img").contains("&lt;script&gt;");
        assertThat(get("?to=%22%3E%3Cscript%3E").body()).doesNotContain("<script");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .satisfies(it -> assertThat(it)
                        .startsWith("default-src 'none'; style-src 'sha256-")
                        .doesNotContain("unsafe"));
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/dev/messages%s".formatted(port, query)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Letter letter(String sender, Message message) {
        return new Letter(
                UUID.randomUUID(),
                1,
                Letter.Sender.of(sender),
                message.channel(),
                message.recipient(),
                message.subject(),
                message.body(),
                null,
                message.purpose(),
                null);
    }
}
