package com.wrenchtime.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as calendars keep it.
 *
 * @param uid the same for good, wherever it is sent
 * @param sequence grows with each change
 * @param stamp when it was said
 * @param isCancelled whether it does not take place
 * @param organizer who sends it; null in a feed
 * @param attendee to whom; null in a feed
 */
public record CalendarEntry(
        String uid,
        int sequence,
        Instant stamp,
        Instant start,
        Instant end,
        String summary,
        @Nullable String location,
        @Nullable String description,
        boolean isCancelled,
        @Nullable Party organizer,
        @Nullable Party attendee) {

    /** Somebody with a mailbox. */
    public record Party(String name, String email) {}
}
