package com.wrenchtime.storefront;

import com.wrenchtime.availability.DaySlots;
import com.wrenchtime.availability.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Free times as a page shows them without scripts: days to choose from, and the times of one of them.
 *
 * @param days with anything free
 * @param day the one that is looked at, as {@link Day#label}; null when nothing is free
 * @param zone whose times these are
 */
record TimesShown(List<Day> days, @Nullable String day, List<Part> parts, String zone) {

    private static final int NOON = 12;
    private static final int EVENING = 17;

    TimesShown {
        days = List.copyOf(days);
        parts = List.copyOf(parts);
    }

    /** A day. */
    record Day(String date, String label, boolean chosen) {}

    /**
     * A part of a day.
     *
     * @param name {@code morning}, {@code afternoon} or {@code evening}
     */
    record Part(String name, List<Time> times) {

        Part {
            times = List.copyOf(times);
        }
    }

    /** A time that can be picked; start is what a form sends for it. */
    record Time(String start, String label, boolean nearby) {}

    /** What is free on these days; the times of the wanted date, or of the first on which anything is free. */
    static TimesShown of(List<DaySlots> found, @Nullable LocalDate wanted, ZoneId zone, Locale language) {
        var free = found.stream().filter(it -> !it.slots().isEmpty()).toList();
        var chosen = free.stream()
                .filter(it -> it.date().equals(wanted))
                .findFirst()
                .or(() -> free.stream().findFirst());
        var date = chosen.map(DaySlots::date).orElse(null);
        return new TimesShown(
                free.stream()
                        .map(it -> new Day(
                                it.date().toString(),
                                DateTimeFormatter.ofLocalizedPattern("MMMEd")
                                        .withLocale(region(language))
                                        .format(it.date()),
                                it.date().equals(date)))
                        .toList(),
                date == null
                        ? null
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                                .withLocale(region(language))
                                .format(date),
                chosen.map(it -> parts(it.slots(), zone, language)).orElse(List.of()),
                zone.getDisplayName(TextStyle.FULL_STANDALONE, region(language)));
    }

    /** Day and time of a start, in full. */
    static String full(Instant start, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(region(language))
                .format(start.atZone(zone));
    }

    private static List<Part> parts(List<Slot> slots, ZoneId zone, Locale language) {
        return List.of(
                        part("morning", 0, NOON, slots, zone, language),
                        part("afternoon", NOON, EVENING, slots, zone, language),
                        part("evening", EVENING, 24, slots, zone, language))
                .stream()
                .filter(it -> !it.times().isEmpty())
                .toList();
    }

    private static Part part(String name, int from, int to, List<Slot> slots, ZoneId zone, Locale language) {
        var time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(region(language));
        return new Part(
                name,
                slots.stream()
                        .filter(it -> it.start().atZone(zone).getHour() >= from
                                && it.start().atZone(zone).getHour() < to)
                        .map(it -> new Time(
                                it.start().atZone(zone).toOffsetDateTime().toString(),
                                time.format(it.start().atZone(zone)),
                                it.recommended()))
                        .toList());
    }

    private static Locale region(Locale language) {
        return Locale.of(language.getLanguage(), "US");
    }
}
