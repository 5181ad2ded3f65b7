package com.wrenchtime.workforce;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When anybody of a shop usually works.
 *
 * @param days in the order of the week, Monday first, without the days on which nobody works; the hours of a day ascend and
 *     do not touch each other
 */
public record OpeningHours(Map<DayOfWeek, List<DayHours>> days) {

    public OpeningHours {
        var copy = new EnumMap<DayOfWeek, List<DayHours>>(DayOfWeek.class);
        days.forEach((day, hours) -> copy.put(day, List.copyOf(hours)));
        days = Collections.unmodifiableMap(copy);
    }

    /** Of these rules, whoever works by them; all of them must hold. */
    static OpeningHours of(List<WeeklyHours> rules) {
        var days = new EnumMap<DayOfWeek, List<DayHours>>(DayOfWeek.class);
        rules.stream()
                .filter(it -> it.hours().startMinute() < it.hours().endMinute())
                .sorted(Comparator.comparingInt(it -> it.hours().startMinute()))
                .forEach(it -> add(it.hours(), days.computeIfAbsent(it.day(), day -> new ArrayList<>())));
        return new OpeningHours(days);
    }

    private static void add(DayHours hours, List<DayHours> known) {
        if (!known.isEmpty() && known.getLast().endMinute() >= hours.startMinute()) {
            var last = known.removeLast();
            known.add(new DayHours(last.startMinute(), Math.max(last.endMinute(), hours.endMinute())));
        } else {
            known.add(hours);
        }
    }
}
