package com.wrenchtime.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the plain values of a request; what is refused says what would be accepted. */
public final class Requested {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    // The years in which a booking can lie; beyond them neither PostgreSQL's nor JavaScript's calendars agree with
    // Java's.
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private Requested() {}

    public static UUID uuid(String sent) {
        if (!UUID_FORM.matcher(sent).matches()) {
            throw new IllegalArgumentException("Must be a UUID");
        }
        return UUID.fromString(sent.toLowerCase(Locale.ROOT));
    }

    /** A date as {@code 2027-06-07}. */
    public static LocalDate date(String sent) {
        try {
            return within(LocalDate.parse(sent));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Must be a date that exists, such as 2027-06-07", e);
        }
    }

    /** A moment as {@code 2027-06-07T09:00:00-07:00}. A plus that was decoded to a space is refused, not guessed at. */
    public static Instant instant(String sent) {
        try {
            var time = OffsetDateTime.parse(sent);
            within(time.toLocalDate());
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Must be a time with its offset, such as 2027-06-07T09:00:00-07:00, and a plus in a query is"
                            + " encoded",
                    e);
        }
    }

    /** One line of text: trimmed, not blank, at most so many characters, nothing that no form can send. */
    public static String line(String sent, int atMost) {
        return text(sent, atMost, sent.codePoints().allMatch(Characters::isPrintable));
    }

    /** Text that may have several lines. */
    public static String note(String sent, int atMost) {
        return text(
                sent,
                atMost,
                sent.codePoints().allMatch(it -> Characters.isPrintable(it) || Characters.breaksLine(it)));
    }

    private static String text(String sent, int atMost, boolean isPlain) {
        if (!isPlain) {
            throw new IllegalArgumentException("Must not contain control characters");
        }
        var text = sent.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Must not be blank");
        }
        if (text.length() > atMost) {
            throw new IllegalArgumentException("Must have at most %d characters".formatted(atMost));
        }
        return text;
    }

    /**
     * So many lines of text at most, none twice, whatever the case; none when nothing is sent.
     *
     * @param atMost how many characters each may have
     */
    public static List<String> lines(@Nullable List<@Nullable String> sent, int most, int atMost) {
        if (sent == null) {
            return List.of();
        }
        if (sent.size() > most) {
            throw new IllegalArgumentException("Must have at most %d entries".formatted(most));
        }
        var lines = sent.stream().map(it -> line(it == null ? "" : it, atMost)).toList();
        if (lines.stream().map(it -> it.toLowerCase(Locale.ROOT)).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("Must name each once");
        }
        return lines;
    }

    /** A choice between two, as {@code true} or {@code false}. */
    public static boolean choice(String sent) {
        return switch (sent) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Must be true or false");
        };
    }

    /** A whole number within bounds, both included. */
    public static int within(int sent, int least, int most) {
        if (sent < least || sent > most) {
            throw new IllegalArgumentException("Must lie between %d and %d".formatted(least, most));
        }
        return sent;
    }

    /** Different values, separated by commas. */
    public static List<String> list(String sent) {
        return List.of(sent.split(",", -1));
    }

    private static LocalDate within(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("Out of range");
        }
        return date;
    }
}
