package com.wrenchtime.messaging;

import com.wrenchtime.messaging.MessagingSettings.Encryption;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.time.Clock;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** A server that takes mails by SMTP and brings them to where they belong. */
class MailServer implements Carrier {

    private static final int REFUSED_FOR_GOOD = 500;

    private final MessagingSettings.Mail settings;
    private final Session session;
    private final Clock clock;

    MailServer(MessagingSettings.Mail settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    @Override
    public Receipt deliver(Letter letter) {
        try (var connection = session.getTransport("smtp")) {
            connect(connection);
            var mail = Mime.of(session, letter, settings.from(), clock.instant());
            connection.sendMessage(mail, mail.getAllRecipients());
            return new Receipt("smtp", null, null);
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

    /** What the server said no to was not sent. Where it said nothing, the mail may be on its way. */
    private static NotSent notSent(MessagingException e) {
        var code = code(e);
        if (code >= REFUSED_FOR_GOOD) {
            return NotSent.forGood("smtp-" + code);
        }
        return code > 0 ? NotSent.forNow("smtp-" + code) : NotSent.perhaps();
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
}
