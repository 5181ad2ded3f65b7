package com.wrenchtime.booking;

import com.wrenchtime.shared.Actor;
import com.wrenchtime.shared.CurrentActor;
import com.wrenchtime.web.RequestTrail;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one field of an appointment, as its history keeps it.
 *
 * @param by what people called whoever made it, such as {@code customer} or a member's name
 * @param actor who that was for certain, see {@link Actor#key}; null in what was written before this was kept
 * @param field such as {@code start}
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 * @param reason as far as whoever made it said
 * @param request the id of the request that made it, if one did
 */
record AppointmentChange(
        Instant at,
        String by,
        @Nullable String actor,
        String field,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String request) {

    /** A change that the current actor makes now. */
    static AppointmentChange of(
            Instant now, String field, @Nullable Object before, @Nullable Object after, @Nullable String reason) {
        var actor = CurrentActor.get();
        return new AppointmentChange(
                now, actor.label(), actor.key(), field, text(before), text(after), reason, RequestTrail.currentId());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
