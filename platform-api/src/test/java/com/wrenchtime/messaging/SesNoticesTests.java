package com.wrenchtime.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.jobs.TasksByHand;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.testing.BookableShop;
import com.wrenchtime.testing.SimulatedDatabases;
import com.wrenchtime.testing.SimulatedTest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What Amazon SES says of mails, and whether it is SES that says so. */
@SimulatedTest
class SesNoticesTests {

    private static final String CERTIFICATE = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem";

    private final BookableShop shop;
    private final SesHandler handler;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final TasksByHand tasks;

    SesNoticesTests(
            ApplicationContext application, SesHandler handler, Messages messages, TransactionTemplate transaction) {
        this.shop = BookableShop.open(application, 1);
        this.handler = handler;
        this.messages = messages;
        this.transaction = transaction;
        this.tasks = new TasksByHand(application, tenant());
    }

    @ParameterizedTest
    @CsvSource({
        "Delivery,  '',        DELIVERED, ''",
        "Send,      '',        SENT,      ''",
        "Bounce,    Permanent, FAILED,    BOUNCED",
        "Bounce,    Transient, SENT,      ''",
        "Complaint, '',        SENT,      COMPLAINED",
        "Open,      '',        SENT,      ''"
    })
    void givenAMail_whenSesSpeaksOfIt_thenItAndItsMailboxStandAsSaid(
            String type, String bounce, String status, String refusal) {
        var address = new EmailAddress("to-%s@example.com".formatted(UUID.randomUUID()));
        var id = send(address);

        handler.handle(notice(type, bounce, id, tenant().role()));
        handler.handle(notice(type, bounce, id, tenant().role()));

        assertThat(SimulatedDatabases.main()
                        .count("%s.message WHERE id = '%s' AND status = '%s'".formatted(tenant().role(), id, status)))
                .isOne();
        assertThat(SimulatedDatabases.main()
                        .superuser()
                        .sql("SELECT coalesce(max(reason), '') FROM %s.mail_refusal WHERE address = ?"
                                .formatted(tenant().role()))
                        .param(address.value())
                        .query((row, number) -> row.getString(1))
                        .single())
                .isEqualTo(refusal);
    }

    @Test
    void givenANoticeOfAnotherShop_whenItNamesThisMessage_thenNothingHappens(ApplicationContext application) {
        var other = BookableShop.open(application, 1);
        var id = send(new EmailAddress("to-%s@example.com".formatted(UUID.randomUUID())));

        handler.handle(notice("Bounce", "Permanent", id, other.registered().role()));
        handler.handle(notice("Bounce", "Permanent", id, "shop_" + "0".repeat(32)));
        handler.handle(notice("Bounce", "Permanent", id, "public"));

        assertThat(SimulatedDatabases.main()
                        .count("%s.message WHERE id = '%s' AND status = 'SENT'".formatted(tenant().role(), id)))
                .isOne();
    }

    @Test
    void givenANoticeThatIsSigned_whenAnythingOfItIsOtherwise_thenItIsNotGenuine() throws GeneralSecurityException {
        var keys = keys();
        var signature = new SnsSignature(it -> Optional.of(keys.getPublic()));
        var notice = signed(keys);

        assertThat(signature.isGenuine(notice)).isTrue();
        for (var field : notice.keySet()) {
            var tampered = new HashMap<>(notice);
            tampered.put(field, field.equals("SigningCertURL") ? "https://example.com/x.pem" : "QUFB");
            assertThat(signature.isGenuine(tampered)).as(field).isFalse();
        }
        assertThat(new SnsSignature(it -> Optional.empty()).isGenuine(notice))
                .as("no certificate")
                .isFalse();
        assertThat(new SnsSignature(it -> Optional.of(keys().getPublic())).isGenuine(notice))
                .as("another key")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.us-west-2.amazonaws.com/x.pem",
                "https://sns.us-west-2.amazonaws.com.evil.example/x.pem",
                "https://evil.example/sns.us-west-2.amazonaws.com",
                "https://sns.us-west-2.amazonaws.com@evil.example/x.pem",
                "https://sns.us-west-2.amazonaws.com:8443/x.pem",
                "https://s3.us-west-2.amazonaws.com/x.pem",
                "file:///etc/passwd",
                "::"
            })
    void givenAnAddressOfSomebodyElse_whenACertificateIsSaidToBeThere_thenItIsNotFetched(String address) {
        assertThat(SnsSignature.address(address)).isEmpty();
        assertThat(SnsSignature.address(CERTIFICATE)).contains(URI.create(CERTIFICATE));
    }

    private static Map<String, String> signed(KeyPair keys) throws GeneralSecurityException {
        var notice = new HashMap<>(Map.of(
                "Type", "Notification",
                "MessageId", "1",
                "TopicArn", "arn:aws:sns:us-west-2:1:mails",
                "Message", "{}",
                "Timestamp", "2027-06-07T15:00:00Z",
                "SignatureVersion", "2",
                "SigningCertURL", CERTIFICATE));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        // As Amazon describes it, written apart from the code that checks it.
        signature.update("""
            Message
            {}
            MessageId
            1
            Timestamp
            2027-06-07T15:00:00Z
            TopicArn
            arn:aws:sns:us-west-2:1:mails
            Type
            Notification
            """.getBytes(UTF_8));
        notice.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return notice;
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID send(EmailAddress address) {
        var id = java.util.Objects.requireNonNull(CurrentTenant.<UUID, RuntimeException>call(
                tenant(),
                () -> java.util.Objects.requireNonNull(
                        transaction.execute(status -> messages.send(Message.mail("note", address, "Hello", "Body"))))));
        tasks.runDue();
        SimulatedDatabases.main()
                .superuser()
                .sql("UPDATE %s.message SET provider = NULL, provider_id = NULL WHERE id = ?"
                        .formatted(tenant().role()))
                .param(id)
                .update();
        return id;
    }

    private static String notice(String type, String bounce, UUID message, String role) {
        return """
            {"eventType": "%s", "bounce": {"bounceType": "%s"},
             "mail": {"messageId": "ses-%s", "tags": {"message": ["%s"], "tenant": ["%s"]}}}\
            """.formatted(type, bounce, message, message, role);
    }

    private Tenant tenant() {
        return shop.registered().tenant();
    }
}
