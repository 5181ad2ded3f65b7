package com.wrenchtime.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.wrenchtime.messaging.MessagingSettings.Encryption;
import com.wrenchtime.shared.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailServerTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2027-06-07T12:00:00Z"), ZoneOffset.UTC);
    private static final EmailAddress FROM = new EmailAddress("no-reply@wrenchtime.example");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Message MAIL = Message.mail(
            "note", new EmailAddress("ana@example.com"), "Café, ready?", "Hola José,\n.\nline 3\nFrom here");

    @Test
    void givenAServer_whenAMailIsDelivered_thenItArrivesAsItWasWritten() throws MessagingException, IOException {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            new MailServer(settings(server.getSmtp().getPort()), NOON).deliver(letter("Edgar's \"Auto\" Ñ"));

            assertThat(server.getReceivedMessages()).hasSize(1);
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Café, ready?");
            var parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0)
                            .getContent()
                            .toString()
                            .replace("\r\n", "\n")
                            .strip())
                    .isEqualTo("Hola José,\n.\nline 3\nFrom here");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(parts.getBodyPart(1).getContent().toString()).contains("Hola José,<br>.<br>line 3");
            assertThat(mail.getFrom()).hasSize(1);
            assertThat(((jakarta.mail.internet.InternetAddress) mail.getFrom()[0]).getPersonal())
                    .isEqualTo("Edgar's \"Auto\" Ñ");
            assertThat(mail.getFrom()[0].toString()).endsWith("<no-reply@wrenchtime.example>");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ana@example.com");
            assertThat(mail.getMessageID()).isEqualTo("<%s@wrenchtime.example>".formatted(ID));
            assertThat(mail.getHeader("Date")).containsExactly("Mon, 7 Jun 2027 12:00:00 GMT");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getContentType()).startsWith("multipart/alternative");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        MAIL, 451 later,        smtp-451,        FOR_NOW
        MAIL, 550 not you,      smtp-550,        FOR_GOOD
        RCPT, 450 busy,         smtp-450,        FOR_NOW
        RCPT, 550 ana@example.com is unknown, smtp-550, FOR_GOOD
        DATA, 452 full,         smtp-452,        FOR_NOW
        .,    451 later,        smtp-451,        FOR_NOW
        .,    554 spam,         smtp-554,        FOR_GOOD
        .,    '',               outcome-unknown, UNKNOWN
        DATA, '',               outcome-unknown, UNKNOWN
        """)
    void givenAServerThatSaysNoOrNothing_whenAMailIsDelivered_thenItIsKnownWhetherToTryAgain(
            String command, String answer, String reason, NotSent.Certainty certainty) throws IOException {
        try (var server = new ScriptedServer(Map.of(command, answer))) {
            var notSent = notSent(server.port());

            assertThat(notSent.reason()).isEqualTo(reason);
            assertThat(notSent.certainty()).isEqualTo(certainty);
            assertThat(notSent).hasNoCause().hasMessageNotContaining("ana@example.com");
        }
    }

    @Test
    void givenNoServer_whenAMailIsDelivered_thenItMayBeTriedAgain() throws IOException {
        int nobody;
        try (var port = new java.net.ServerSocket(0)) {
            nobody = port.getLocalPort();
        }

        var notSent = notSent(nobody);

        assertThat(notSent.reason()).isEqualTo("smtp-no-connection");
        assertThat(notSent.certainty()).isEqualTo(NotSent.Certainty.FOR_NOW);
    }

    @Test
    void givenAServerWithoutEncryption_whenEncryptionIsAskedFor_thenNothingIsSaid() throws IOException {
        try (var server = new ScriptedServer(Map.of())) {
            var settings = new MessagingSettings.Mail(
                    "127.0.0.1", server.port(), Encryption.STARTTLS, null, null, FROM, Duration.ofMillis(500));

            var notSent =
                    catchThrowableOfType(NotSent.class, () -> new MailServer(settings, NOON).deliver(letter("Edgar")));

            assertThat(notSent.reason()).isEqualTo("smtp-no-connection");
            assertThat(notSent.certainty()).isEqualTo(NotSent.Certainty.FOR_NOW);
        }
    }

    private static Letter letter(String sender) {
        return new Letter(
                ID,
                1,
                Letter.Sender.of(sender),
                Channel.MAIL,
                MAIL.recipient(),
                MAIL.subject(),
                MAIL.body(),
                null,
                Purpose.ASKED_FOR,
                null);
    }

    private static NotSent notSent(int port) {
        return catchThrowableOfType(NotSent.class, () -> new MailServer(settings(port), NOON).deliver(letter("Edgar")));
    }

    private static MessagingSettings.Mail settings(int port) {
        return new MessagingSettings.Mail("127.0.0.1", port, Encryption.NONE, null, null, FROM, Duration.ofMillis(500));
    }
}
