package com.wrenchtime.messaging;

import com.wrenchtime.shared.EmailAddress;
import com.wrenchtime.shared.PhoneNumber;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text or a mail to one person, in plain text.
 *
 * <pre>{@code
 * messages.send(Message.text("one-time-code", phone, "Your code is 123456")
 *         .purpose(Purpose.ASKED_FOR)
 *         .confidential()
 *         .usefulUntil(expiry));
 * }</pre>
 *
 * @param kind what it is about, such as {@code password-reset}: lower-case letters and hyphens
 * @param recipient an address, or a telephone number in E.164 form
 * @param subject one line; null for a text
 * @param body plain text; lines end with a line feed
 * @param isConfidential whether it contains something that lets its holder in: it is then not kept once it was sent
 * @param usefulUntil when it is not sent any more; null for no end
 * @param purpose why it is sent; about an appointment when nothing else is said
 */
public record Message(
        String kind,
        Channel channel,
        String recipient,
        @Nullable String subject,
        String body,
        boolean isConfidential,
        @Nullable Instant usefulUntil,
        Purpose purpose) {

    static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 1_600; // what carriers join from ten segments
    private static final int LONGEST_MAIL = 50_000;

    public Message {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("Must be lower-case letters and hyphens: " + kind);
        }
        if ((channel == Channel.MAIL) != (subject != null)) {
            throw new IllegalArgumentException("A mail has a subject, and a text has none");
        }
        // A line break in a header would begin another header.
        if (subject != null && (!isPrintable(subject) || subject.isBlank() || subject.length() > LONGEST_SUBJECT)) {
            throw new IllegalArgumentException("A subject is one line of at most " + LONGEST_SUBJECT + " characters");
        }
        var longest = channel == Channel.TEXT ? LONGEST_TEXT : LONGEST_MAIL;
        if (body.isBlank() || body.length() > longest || !isPrintable(body.replace("\n", ""))) {
            throw new IllegalArgumentException("A body is plain text of at most " + longest + " characters");
        }
    }

    /** A text to this number. */
    public static Message text(String kind, PhoneNumber to, String body) {
        return new Message(kind, Channel.TEXT, to.e164(), null, body, false, null, Purpose.APPOINTMENT);
    }

    /** A mail to this address. */
    public static Message mail(String kind, EmailAddress to, String subject, String body) {
        return new Message(kind, Channel.MAIL, to.value(), subject, body, false, null, Purpose.APPOINTMENT);
    }

    /** The same, not kept once it was sent. */
    public Message confidential() {
        return new Message(kind, channel, recipient, subject, body, true, usefulUntil, purpose);
    }

    /** The same, not sent any more from this moment on. */
    public Message usefulUntil(Instant end) {
        return new Message(kind, channel, recipient, subject, body, isConfidential, end, purpose);
    }

    /** The same, for another purpose. */
    public Message purpose(Purpose other) {
        return new Message(kind, channel, recipient, subject, body, isConfidential, usefulUntil, other);
    }

    /** Without whom it is to and what it says, for the logs. */
    @Override
    public String toString() {
        return "%s by %s".formatted(kind, channel);
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }
}
