package com.wrenchtime.storefront;

import com.wrenchtime.workforce.DayHours;
import com.wrenchtime.workforce.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The opening hours as a page shows them: neighbouring days with the same hours are one line. */
record HoursShown(String days, String hours) {

    private static final int MINUTES_PER_DAY = 24 * 60;

    /** In the order of the week. */
    static List<HoursShown> of(OpeningHours opening, Locale language) {
        var runs = new ArrayList<Run>();
        opening.days().forEach((day, hours) -> {
            if (!runs.isEmpty() && runs.getLast().goesOnWith(day, hours)) {
                runs.add(runs.removeLast().until(day));
            } else {
                runs.add(new Run(day, day, hours));
            }
        });
        return runs.stream().map(it -> it.shown(language)).toList();
    }

    private record Run(DayOfWeek first, DayOfWeek last, List<DayHours> hours) {

        boolean goesOnWith(DayOfWeek day, List<DayHours> same) {
            return last.plus(1) == day && hours.equals(same);
        }

        Run until(DayOfWeek day) {
            return new Run(first, day, hours);
        }

        HoursShown shown(Locale language) {
            var from = first.getDisplayName(TextStyle.SHORT_STANDALONE, language);
            var to = last.getDisplayName(TextStyle.SHORT_STANDALONE, language);
            return new HoursShown(
                    first == last ? from : from + "–" + to,
                    hours.stream()
                            .map(it -> time(it.startMinute(), language) + "–" + time(it.endMinute(), language))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String time(int minute, Locale language) {
        return LocalTime.ofSecondOfDay(minute % MINUTES_PER_DAY * 60L)
                .format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(Locale.of(language.getLanguage(), "US")));
    }
}
