package com.wrenchtime.messaging;

import com.wrenchtime.messaging.MessagingSettings.Encryption;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** A server that takes mails by SMTP and brings them to where they belong. */
class MailServer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int REFUSED_FOR_GOOD = 500;

    private final MessagingSettings.Mail settings;
    private final Session session;
    private final Clock clock;

    MailServer(MessagingSettings.Mail settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    /**
     * Hands a mail to the server.
     *
     * @throws NotSent if it did not take it, or did not say
     */
    void deliver(Letter letter) {
        try (var connection = session.getTransport("smtp")) {
            connect(connection);
            var mail = mail(letter);
            connection.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw notSent(e);
        }
    }

    private void connect(jakarta.mail.Transport connection) {
        try {
            connection.connect(settings.username(), settings.password());
        } catch (AuthenticationFailedException e) {
            throw NotSent.forNow("smtp-sign-in-refused");
        } catch (MessagingException e) {
            throw NotSent.forNow("smtp-no-connection");
        }
    }

    private MimeMessage mail(Letter letter) throws MessagingException {
        var message = letter.message();
        var mail = new Mail(session, "<%s@%s>".formatted(letter.id(), domain()));
        mail.setFrom(address(settings.from().value(), letter.sender()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.recipient(), true));
        mail.setSubject(message.subject(), UTF_8);
        mail.setText(message.body(), UTF_8);
        mail.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        // RFC 3834: nobody's out-of-office notice answers it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            var strict = new InternetAddress(address, true);
            strict.setPersonal(name.codePoints().anyMatch(Character::isISOControl) ? null : name, UTF_8);
            return strict;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String domain() {
        var from = settings.from().value();
        return from.substring(from.indexOf('@') + 1);
    }

    /** What the server said no to was not sent. Where it said nothing, the mail may be on its way. */
    private static NotSent notSent(MessagingException e) {
        var code = code(e);
        if (code >= REFUSED_FOR_GOOD) {
            return NotSent.forGood("smtp-" + code);
        }
        return code > 0 ? NotSent.forNow("smtp-" + code) : NotSent.forGood("outcome-unknown");
    }

    private static int code(MessagingException e) {
        for (Exception it = e; it instanceof MessagingException refusal; it = refusal.getNextException()) {
            var code = switch (refusal) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                case SendFailedException _ -> 0;
                default -> 0;
            };
            if (code > 0) {
                return code;
            }
        }
        return 0;
    }

    private static Properties properties(MessagingSettings.Mail settings) {
        var timeout = Long.toString(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        var starttls = Boolean.toString(settings.encryption() == Encryption.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", starttls);
        properties.setProperty("mail.smtp.starttls.required", starttls);
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == Encryption.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        return properties;
    }

    /** A mail with the same Message-ID at every attempt, by which mailboxes drop a second copy. */
    private static final class Mail extends MimeMessage {

        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
