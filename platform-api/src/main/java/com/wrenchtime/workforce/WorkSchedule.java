package com.wrenchtime.workforce;

import static java.util.stream.Collectors.groupingBy;

import com.wrenchtime.shared.TimeWindows;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a technician works, as rules on the shop's wall clock. Overrides replace the weekly hours of their date, several
 * for one date add up, and time off is taken out of whatever remains. Without rules there is no working time.
 */
public record WorkSchedule(List<WeeklyHours> weekly, List<DateOverride> overrides, List<TimeOff> timeOff) {

    public WorkSchedule {
        weekly = List.copyOf(weekly);
        overrides = List.copyOf(overrides);
        timeOff = List.copyOf(timeOff);
    }

    /**
     * The working time that the rules of these dates give, both included, in the zone of the shop. Hours that touch are
     * one window, across midnight too: 23:00 to 24:00 and 00:00 to 00:30 of the next day are 90 minutes on end.
     */
    public TimeWindows workingTime(LocalDate from, LocalDate to, ZoneId zone) {
        var overridesByDate = overrides.stream().collect(groupingBy(DateOverride::date));
        var working = from.datesUntil(to.plusDays(1))
                .flatMap(date -> hoursOn(date, overridesByDate.get(date)).flatMap(it -> it.on(date, zone).stream()))
                .toList();
        var off = timeOff.stream().flatMap(it -> it.in(zone).stream()).toList();
        return TimeWindows.of(working).subtract(TimeWindows.of(off));
    }

    private Stream<DayHours> hoursOn(LocalDate date, @Nullable List<DateOverride> instead) {
        return instead == null
                ? weekly.stream().filter(it -> it.holdsOn(date)).map(WeeklyHours::hours)
                : instead.stream().flatMap(it -> it.hours().stream());
    }
}
