package com.wrenchtime.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message about an appointment that is written when its time has come, from what is true then. Of one kind, by one channel,
 * there is one for each version of an appointment, whatever happens: the database refuses a second.
 *
 * @param kind what it is about, such as {@code reminder-1440}
 * @param version what the appointment was when the reason for this message arose: for a reminder, when its time was last set
 * @param due when it is sent, at the earliest
 * @param usefulUntil when it is not sent any more
 */
public record Occasion(
        String kind,
        Channel channel,
        UUID appointment,
        int version,
        Purpose purpose,
        Instant due,
        Instant usefulUntil) {

    public Occasion {
        if (!Message.KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("Must be lower-case letters, digits and hyphens: " + kind);
        }
    }

    /** The same by another channel, as soon as can be. */
    Occasion by(Channel other, Instant now) {
        return new Occasion(kind, other, appointment, version, purpose, now, usefulUntil);
    }

    /** Who writes such messages: a module that knows the appointments. It is asked in the transaction that sends it. */
    public interface Writer {

        /**
         * Writes the message.
         *
         * @param occasion what it is about
         */
        Written write(Occasion occasion);
    }

    /** What was written. */
    public sealed interface Written {

        /**
         * A message.
         *
         * @param recipient an address, or a telephone number in E.164 form
         * @param subject null for a text
         * @param calendar an attachment that calendars understand (RFC 5546); null for none
         * @param zones where the recipient may be, beside the shop's own zone
         */
        record Content(
                String recipient,
                @Nullable String subject,
                String body,
                @Nullable CalendarPart calendar,
                List<ZoneId> zones)
                implements Written {

            public Content {
                zones = List.copyOf(zones);
            }
        }

        /**
         * Nothing, because it is of no use any more.
         *
         * @param reason in a word or two, such as {@code cancelled}: lower-case letters and hyphens
         */
        record Needless(String reason) implements Written {}
    }

    /**
     * An appointment for somebody's calendar.
     *
     * @param method REQUEST or CANCEL
     * @param text the iCalendar object
     */
    public record CalendarPart(String method, String text) {}
}
