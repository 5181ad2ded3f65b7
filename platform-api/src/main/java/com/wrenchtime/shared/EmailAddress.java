package com.wrenchtime.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, trimmed and in lower case, so that one mailbox is one value. Narrower than RFC 5322 on purpose:
 * the grammar is the one browsers apply to {@code <input type="email">} (dot-atom, no quoted names, comments or
 * addresses in angle brackets, ASCII only; an international domain comes in its {@code xn--} form), and the domain has
 * a dot and does not end in a number. It can therefore stand in a mail header as it is.
 *
 * <p>For the logs, {@link #toString} shows no more than the top-level domain.
 */
public record EmailAddress(String value) {

    // RFC 5321, 4.5.3.1: a path has at most 256 octets, and that includes its angle brackets.
    private static final int MAX_LENGTH = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String TOP_LEVEL = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])";
    private static final Pattern GRAMMAR =
            Pattern.compile("(?=[^@]{1,64}@)%s(?:\\.%s)*@(?:%s\\.)+%s".formatted(ATOM, ATOM, LABEL, TOP_LEVEL));

    public EmailAddress {
        // A line break at the end is no slip of the finger, so it is refused rather than trimmed.
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("E-mail address must not contain control characters");
        }
        value = value.strip();
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("E-mail address must have at most %d characters".formatted(MAX_LENGTH));
        }
        // Before lower-casing, which turns some other letters, such as the Kelvin sign, into ASCII.
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("E-mail address must look like name@example.com");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "***@***" + value.substring(value.lastIndexOf('.'));
    }
}
