package com.wrenchtime.availability;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.workforce.DateOverride;
import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.TechnicianId;
import com.wrenchtime.workforce.TimeOff;
import com.wrenchtime.workforce.WeeklyHours;
import com.wrenchtime.workforce.WorkSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds a technician of the scenario list: in New York, Monday to Friday 09:00 to 17:00, nothing to do, home unknown.
 * Times are the shop's wall clock, "09:00" on Monday 7 June 2027 and "2027-06-08T09:00" on any day; with a Z they are
 * instants.
 */
final class ATechnician {

    static final LocalDate MONDAY = LocalDate.of(2027, 6, 7);
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private UUID id = new UUID(0, 1);
    private ZoneId zone = NEW_YORK;
    private final List<WeeklyHours> weekly = new ArrayList<>();
    private final List<DateOverride> overrides = new ArrayList<>();
    private final List<TimeOff> timeOff = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();
    private boolean ownHours;
    private @Nullable Place home;

    static ATechnician aTechnician() {
        return new ATechnician();
    }

    static TechnicianId technician(int number) {
        return new TechnicianId(new UUID(0, number));
    }

    ATechnician numbered(int number) {
        id = new UUID(0, number);
        return this;
    }

    /** The zone in which the times that follow are read. */
    ATechnician in(String zone) {
        this.zone = ZoneId.of(zone);
        return this;
    }

    /** Works these hours, such as "09:00-12:00", Monday to Friday. */
    ATechnician hours(String... hours) {
        return weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), hours);
    }

    ATechnician everyDay(String... hours) {
        return weekly(EnumSet.allOf(DayOfWeek.class), hours);
    }

    ATechnician on(DayOfWeek day, String... hours) {
        return weekly(EnumSet.of(day), hours);
    }

    private ATechnician weekly(Iterable<DayOfWeek> days, String... hours) {
        ownHours = true;
        for (var day : days) {
            for (var each : hours) {
                weekly.add(new WeeklyHours(day, dayHours(each)));
            }
        }
        return this;
    }

    ATechnician override(String date, String... hours) {
        overrides.add(new DateOverride(
                LocalDate.parse(date),
                List.of(hours).stream().map(ATechnician::dayHours).toList()));
        return this;
    }

    ATechnician away(String first, String last) {
        timeOff.add(new TimeOff.Days(LocalDate.parse(first), LocalDate.parse(last)));
        return this;
    }

    ATechnician awayBetween(String start, String end) {
        timeOff.add(new TimeOff.Hours(window(start, end, zone)));
        return this;
    }

    ATechnician busy(String start, String end) {
        return busy(start, end, 0, 0);
    }

    ATechnician busy(String start, String end, int minutesBefore, int minutesAfter) {
        return busy(start, end, minutesBefore, minutesAfter, null);
    }

    ATechnician busyAt(@Nullable Place place, String start, String end) {
        return busy(start, end, 0, 0, place);
    }

    ATechnician busy(String start, String end, int minutesBefore, int minutesAfter, @Nullable Place place) {
        commitments.add(new Commitment(
                new UUID(1, commitments.size()),
                window(start, end, zone),
                place,
                Duration.ofMinutes(minutesBefore),
                Duration.ofMinutes(minutesAfter)));
        return this;
    }

    ATechnician livingAt(Place home) {
        this.home = home;
        return this;
    }

    TechnicianTime over(LocalDate from, LocalDate to) {
        if (!ownHours) {
            hours("09:00-17:00");
        }
        var working = new WorkSchedule(weekly, overrides, timeOff).workingTime(from, to, zone);
        return new TechnicianTime(new TechnicianId(id), working, commitments, home);
    }

    static TimeWindow window(String start, String end, ZoneId zone) {
        return new TimeWindow(at(start, zone), at(end, zone));
    }

    static Instant at(String time, ZoneId zone) {
        if (time.endsWith("Z")) {
            return OffsetDateTime.parse(time).toInstant();
        }
        var wall = time.contains("T") ? LocalDateTime.parse(time) : MONDAY.atTime(LocalTime.parse(time));
        return wall.atZone(zone).toInstant();
    }

    private static DayHours dayHours(String written) {
        var ends = written.split("-", -1);
        var start = LocalTime.parse(ends[0]);
        return ends[1].equals("24:00")
                ? DayHours.untilMidnight(start)
                : DayHours.between(start, LocalTime.parse(ends[1]));
    }
}
