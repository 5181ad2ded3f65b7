package com.wrenchtime.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wrenchtime.calendar.CalendarEntry.Party;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes iCalendar (RFC 5545): to somebody's calendar as a REQUEST or a CANCEL (RFC 5546), and feeds as PUBLISH. What shops
 * and customers have typed is text in it and nothing else. All times are in UTC, so that no time zone has to be described.
 */
public final class ICalendar {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    /** An entry for its attendee: a REQUEST, or a CANCEL when it does not take place. */
    public static String invitation(CalendarEntry entry) {
        return write(entry.isCancelled() ? "CANCEL" : "REQUEST", null, List.of(entry));
    }

    /** A feed. */
    static String feed(String name, List<CalendarEntry> entries) {
        return write("PUBLISH", name, entries);
    }

    private static String write(String method, @Nullable String name, List<CalendarEntry> entries) {
        var calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Wrenchtime//Wrenchtime//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:" + method);
        if (name != null) {
            calendar.line("X-WR-CALNAME:" + escaped(name));
            calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        }
        entries.forEach(calendar::entry);
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private void entry(CalendarEntry entry) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(entry.uid()));
        line("SEQUENCE:" + entry.sequence());
        line("DTSTAMP:" + time(entry.stamp()));
        line("DTSTART:" + time(entry.start()));
        line("DTEND:" + time(entry.end()));
        line("SUMMARY:" + escaped(entry.summary()));
        if (entry.location() != null) {
            line("LOCATION:" + escaped(entry.location()));
        }
        if (entry.description() != null) {
            line("DESCRIPTION:" + escaped(entry.description()));
        }
        line("STATUS:" + (entry.isCancelled() ? "CANCELLED" : "CONFIRMED"));
        if (entry.organizer() != null) {
            line("ORGANIZER;CN=" + party(entry.organizer()));
        }
        if (entry.attendee() != null) {
            line("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=" + party(entry.attendee()));
        }
        line("TRANSP:OPAQUE");
        line("END:VEVENT");
    }

    // A parameter is quoted, and cannot contain quotes.
    private static String party(Party party) {
        return "\"%s\":mailto:%s".formatted(oneLine(party.name()).replace('"', '\''), oneLine(party.email()));
    }

    private static String time(Instant moment) {
        return TIME.format(moment);
    }

    private static String escaped(String text) {
        var plain = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(it -> {
            switch (it) {
                case '\\', ';', ',' -> plain.append('\\').appendCodePoint(it);
                case '\n', '\r' -> plain.append("\\n");
                default -> plain.appendCodePoint(Character.isISOControl(it) ? ' ' : it);
            }
        });
        return plain.toString();
    }

    private static String oneLine(String text) {
        return text.codePoints()
                .map(it -> Character.isISOControl(it) ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    // Lines of at most 75 bytes, none of which ends within a character.
    private void line(String line) {
        var room = LONGEST_LINE;
        for (var offset = 0; offset < line.length(); ) {
            var point = line.codePointAt(offset);
            var character = Character.toString(point);
            var width = character.getBytes(UTF_8).length;
            if (width > room) {
                text.append("\r\n ");
                room = LONGEST_LINE - 1;
            }
            text.append(character);
            room -= width;
            offset += character.length();
        }
        text.append("\r\n");
    }
}
