package com.wrenchtime.workforce;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hours as they are sent. */
final class HoursRequest {

    private static final int MOST_RULES = 60;
    private static final int MOST_HOURS_A_DAY = 6;

    private HoursRequest() {}

    /** All weekly hours of a technician. */
    record WeekRequest(
            @Schema(requiredMode = REQUIRED) @Nullable List<@Nullable WeeklyRuleRequest> weekly) {

        List<WeeklyHours> read() {
            var errors = new FieldErrors();
            var rules = new ArrayList<WeeklyHours>();
            var sent = list("weekly", weekly, MOST_RULES, errors);
            for (int i = 0; i < sent.size(); i++) {
                var field = "weekly[%d]".formatted(i);
                var rule = errors.required(field, sent.get(i), it -> it);
                var read = rule == null ? null : rule.read(field, errors);
                if (read != null) {
                    if (rules.stream().anyMatch(read::overlaps)) {
                        errors.add(field, "overlaps", "Must not overlap with another rule of the same day");
                    }
                    rules.add(read);
                }
            }
            errors.refuseIfAny();
            return rules;
        }
    }

    /**
     * A rule that repeats every week.
     *
     * @param start a time of the shop's wall clock, such as 09:00
     * @param end the same; 24:00 is the end of the day
     * @param validFrom the first date on which it holds
     * @param validTo the last date on which it holds
     */
    record WeeklyRuleRequest(
            @Schema(requiredMode = REQUIRED) @Nullable DayOfWeek day,

            @Schema(requiredMode = REQUIRED, example = "09:00") @Nullable
            String start,

            @Schema(requiredMode = REQUIRED, example = "17:00") @Nullable
            String end,

            @Nullable String validFrom,
            @Nullable String validTo) {

        private @Nullable WeeklyHours read(String field, FieldErrors errors) {
            var weekday = errors.required(field + ".day", day, it -> it);
            var time = readHours(field, start, end, errors);
            var from = errors.readOptional(field + ".validFrom", validFrom, Requested::date);
            var to = errors.readOptional(field + ".validTo", validTo, Requested::date);
            return weekday == null || time == null
                    ? null
                    : errors.read(field + ".validTo", () -> new WeeklyHours(weekday, time, from, to));
        }
    }

    /** The hours of one date; an empty list when the technician does not work. */
    record DateHoursRequest(
            @Schema(requiredMode = REQUIRED) @Nullable List<@Nullable HoursOfDayRequest> hours) {

        DateOverride read(LocalDate date) {
            var errors = new FieldErrors();
            var read = new ArrayList<DayHours>();
            var sent = list("hours", hours, MOST_HOURS_A_DAY, errors);
            for (int i = 0; i < sent.size(); i++) {
                var field = "hours[%d]".formatted(i);
                var each = errors.required(field, sent.get(i), it -> it);
                var time = each == null ? null : readHours(field, each.start(), each.end(), errors);
                if (time != null) {
                    if (read.stream().anyMatch(time::overlaps)) {
                        errors.add(field, "overlaps", "Must not overlap with other hours of the date");
                    }
                    read.add(time);
                }
            }
            errors.refuseIfAny();
            return new DateOverride(date, read);
        }
    }

    /** From one time of the wall clock to another; 24:00 is the end of the day. */
    record HoursOfDayRequest(
            @Schema(requiredMode = REQUIRED, example = "09:00") @Nullable
            String start,

            @Schema(requiredMode = REQUIRED, example = "17:00") @Nullable
            String end) {}

    private static <T> List<@Nullable T> list(
            String field, @Nullable List<@Nullable T> sent, int most, FieldErrors errors) {
        if (sent == null) {
            errors.add(field, "required", "Must be given");
        } else if (sent.size() > most) {
            errors.add(field, "too-many", "Must have at most %d entries".formatted(most));
        } else {
            return sent;
        }
        return List.of();
    }

    private static @Nullable DayHours readHours(
            String field, @Nullable String start, @Nullable String end, FieldErrors errors) {
        var from = errors.required(field + ".start", start, it -> it);
        var to = errors.required(field + ".end", end, it -> it);
        return from == null || to == null ? null : errors.read(field, () -> DayHours.written(from, to));
    }
}
