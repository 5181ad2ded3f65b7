package com.wrenchtime.workforce;

import com.wrenchtime.shared.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Working hours within one day, as the clock on the shop's wall shows them: minutes since midnight, the start included,
 * the end not. An end of 1440 is 24:00. Hours of no length are allowed and mean no work.
 */
public record DayHours(int startMinute, int endMinute) {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    public DayHours {
        if (startMinute < 0 || endMinute < startMinute || endMinute > MINUTES_PER_DAY) {
            throw new IllegalArgumentException(
                    "Must run forward within one day of 1440 minutes: %d to %d".formatted(startMinute, endMinute));
        }
    }

    /**
     * Hours from one wall time to another, both in whole minutes, except that forms write the last moment of the hours
     * for their end: 16:59:59 is 17:00, and 23:59:59.999 is 24:00. An end of 00:00 is the midnight that begins the day,
     * so it follows no start; see {@link #untilMidnight}.
     */
    public static DayHours between(LocalTime start, LocalTime end) {
        return new DayHours(wholeMinutes(start), end.getSecond() == 59 ? lastMinute(end) + 1 : wholeMinutes(end));
    }

    /** Hours from a wall time to the end of the day. */
    public static DayHours untilMidnight(LocalTime start) {
        return new DayHours(wholeMinutes(start), MINUTES_PER_DAY);
    }

    /**
     * Hours as the API writes them, {@code 09:00} to {@code 17:00}; an end of {@code 24:00} is the end of the day.
     *
     * @throws IllegalArgumentException unless both are times of day and the end comes after the start
     */
    static DayHours written(String start, String end) {
        var hours = new DayHours(minute(start), Math.max(minute(start), minute(end)));
        if (hours.startMinute == hours.endMinute) {
            throw new IllegalArgumentException("Must end after they start");
        }
        return hours;
    }

    String start() {
        return written(startMinute);
    }

    String end() {
        return written(endMinute);
    }

    boolean overlaps(DayHours other) {
        return startMinute < other.endMinute && other.startMinute < endMinute;
    }

    private static int minute(String time) {
        if (!TIME.matcher(time).matches()) {
            throw new IllegalArgumentException("Must be times of day from 00:00 to 24:00, such as 09:00");
        }
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String written(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    /**
     * The moments of these hours on a date. A wall time that the zone skips moves forward by the gap, one that it shows
     * twice is the earlier; hours that have no length after that are none.
     */
    Optional<TimeWindow> on(LocalDate date, ZoneId zone) {
        var start = at(date, startMinute, zone);
        var end = at(date, endMinute, zone);
        return start.isBefore(end) ? Optional.of(new TimeWindow(start, end)) : Optional.empty();
    }

    private static Instant at(LocalDate date, int minute, ZoneId zone) {
        return ZonedDateTime.of(date.atStartOfDay().plusMinutes(minute), zone).toInstant();
    }

    private static int wholeMinutes(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException("Must be a whole minute: " + time);
        }
        return lastMinute(time);
    }

    private static int lastMinute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
