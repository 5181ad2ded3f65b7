package com.wrenchtime.messaging;

import com.wrenchtime.shared.EmailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Letters as mails: plain text and HTML that say the same, and an invitation for the recipient's calendar. */
final class Mime extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private Mime(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** The mail, from the platform's address under the sender's name. */
    static Mime of(Session session, Letter letter, EmailAddress from, Instant now) throws MessagingException {
        var sender = letter.sender();
        var mail = new Mime(session, messageId(letter.id(), from));
        mail.setFrom(address(from.value(), sender.name()));
        if (sender.replyTo() != null) {
            mail.setReplyTo(new InternetAddress[] {address(sender.replyTo().value(), sender.name())});
        }
        mail.setRecipient(RecipientType.TO, new InternetAddress(letter.recipient(), true));
        mail.setSubject(letter.subject(), UTF_8);
        mail.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        // RFC 3834: nobody's out-of-office notice answers it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (sender.unsubscribe() != null) {
            // RFC 8058: one click in the mail program, which sends a POST.
            mail.setHeader("List-Unsubscribe", "<%s>".formatted(sender.unsubscribe()));
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        fill(mail, letter);
        mail.saveChanges();
        return mail;
    }

    /** The same at every attempt: mailboxes drop a second copy. */
    static String messageId(UUID id, EmailAddress from) {
        return "<%s@%s>".formatted(id, from.value().substring(from.value().indexOf('@') + 1));
    }

    private static void fill(MimePart mail, Letter letter) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        text.setText(letter.body(), UTF_8);
        alternatives.addBodyPart(text);
        var html = new MimeBodyPart();
        html.setText(HtmlMail.of(letter), UTF_8, "html");
        alternatives.addBodyPart(html);
        var calendar = letter.calendar();
        if (calendar != null) {
            var invitation = new MimeBodyPart();
            invitation.setText(calendar.text(), UTF_8, "calendar");
            invitation.setHeader("Content-Type", "text/calendar; charset=UTF-8; method=" + calendar.method());
            alternatives.addBodyPart(invitation);
        }
        mail.setContent(alternatives);
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

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
