package com.wrenchtime.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.wrenchtime.calendar.CalendarEntry.Party;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.junit.jupiter.api.Test;

/** What we write is read by two programs that are not ours, and means the same to both. */
class ICalendarTests {

    private static final String HOSTILE =
            "Ana; DROP, \\ \"Gomez\"\nEND:VEVENT\r\nBEGIN:VEVENT \uD83D\uDE97 " + "\u00F1".repeat(90);
    private static final Instant START = Instant.parse("2027-06-09T17:00:00Z");

    @Test
    void givenAnInvitation_whenTwoProgramsReadIt_thenBothUnderstandTheSame() throws IOException, ParserException {
        var text = ICalendar.invitation(entry(false));

        var one = new CalendarBuilder().build(new StringReader(text));
        assertThat(one.validate().hasErrors()).as(one.validate().toString()).isFalse();
        var other = Biweekly.parse(text).all();
        assertThat(other).singleElement().satisfies(it -> {
            assertThat(it.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
            assertThat(it.getMethod().getValue()).isEqualTo("REQUEST");
            assertThat(it.getEvents()).singleElement().satisfies(event -> {
                assertThat(event.getUid().getValue()).isEqualTo("id-1@book.example.com");
                assertThat(event.getSequence().getValue()).isEqualTo(3);
                assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(START));
                assertThat(event.getSummary().getValue()).isEqualTo(HOSTILE.replace("\r\n", "\n"));
                assertThat(event.getAttendees())
                        .singleElement()
                        .satisfies(attendee -> assertThat(attendee.getEmail()).isEqualTo("ana@example.com"));
            });
        });
        assertThat(one.getComponents("VEVENT")).hasSize(1);
    }

    @Test
    void givenACancellation_whenWritten_thenItIsACancelOfTheSameEvent() {
        var calendar = Biweekly.parse(ICalendar.invitation(entry(true))).first();

        assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(calendar.getEvents().getFirst().getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(calendar.getEvents().getFirst().getUid().getValue()).isEqualTo("id-1@book.example.com");
    }

    @Test
    void givenLongText_whenWritten_thenNoLineIsLongerThanCalendarsTake() {
        var lines = ICalendar.feed("Edgar", List.of(entry(false))).split("\r\n");

        assertThat(lines)
                .allSatisfy(it ->
                        assertThat(it.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    private static CalendarEntry entry(boolean cancelled) {
        return new CalendarEntry(
                "id-1@book.example.com",
                3,
                Instant.parse("2027-06-07T12:00:00Z"),
                START,
                START.plusSeconds(3600),
                HOSTILE,
                HOSTILE,
                HOSTILE,
                cancelled,
                new Party(HOSTILE, "no-reply@book.example.com"),
                new Party(HOSTILE, "ana@example.com"));
    }
}
