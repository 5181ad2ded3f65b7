package com.wrenchtime.workforce;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time off: whole days, from {@code firstDay} to {@code lastDay} with both included, or from {@code start} to {@code end}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimeOffView(
        UUID id,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        @Nullable String reason) {

    static TimeOffView of(Absence absence, ZoneId zone) {
        return switch (absence.time()) {
            case TimeOff.Days(var first, var last) ->
                new TimeOffView(absence.id(), first, last, null, null, absence.reason());
            case TimeOff.Hours(var window) ->
                new TimeOffView(
                        absence.id(),
                        null,
                        null,
                        window.start().atZone(zone).toOffsetDateTime(),
                        window.end().atZone(zone).toOffsetDateTime(),
                        absence.reason());
        };
    }
}
