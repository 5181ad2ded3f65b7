package com.wrenchtime.availability;

import static com.wrenchtime.availability.ASearch.aSearch;
import static com.wrenchtime.availability.ATechnician.NEW_YORK;
import static com.wrenchtime.availability.ATechnician.aTechnician;
import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.Place;
import com.wrenchtime.travel.DriveTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What the lists of scenarios are written with: the standard day of the acceptance list, on New York's clock.
 */
final class Scenarios {

    static final Place X = new Place(34.05, -118.25);
    static final Place J = new Place(34.10, -118.30);
    static final Place Y = new Place(34.15, -118.35);

    private Scenarios() {}

    /** A technician who works these hours every day. */
    static ASearch open(String... hours) {
        return aSearch().by(aTechnician().everyDay(hours));
    }

    static ASearch allDay() {
        return open("00:00-24:00");
    }

    static ATechnician job(String start, String end) {
        return aTechnician().busy(start, end);
    }

    /** Minutes of drives from place to place, in threes; all others take half a day. */
    static DriveTimes drives(Object... fromToMinutes) {
        var minutes = new HashMap<List<Object>, Integer>();
        for (var i = 0; i < fromToMinutes.length; i += 3) {
            minutes.put(List.of(fromToMinutes[i], fromToMinutes[i + 1]), (Integer) fromToMinutes[i + 2]);
        }
        return (from, to) ->
                Duration.ofMinutes(minutes.getOrDefault(Arrays.<@Nullable Object>asList(from, to), 12 * 60));
    }

    static Slot slot(String start, String end, int addedMinutes, boolean recommended, Integer... technicians) {
        return new Slot(
                at(start),
                at(end),
                Duration.ofMinutes(addedMinutes),
                recommended,
                Stream.of(technicians).map(ATechnician::technician).toList());
    }

    static Instant at(String time) {
        return ATechnician.at(time, NEW_YORK);
    }

    static List<Instant> starts(String... times) {
        return Stream.of(times).map(Scenarios::at).toList();
    }

    /** So many starts from the first to the last, both included. */
    static List<Instant> every(int count, String first, String last, int minutes) {
        var starts = Stream.iterate(at(first), it -> !it.isAfter(at(last)), it -> it.plus(Duration.ofMinutes(minutes)))
                .toList();
        assertThat(starts).hasSize(count).last().isEqualTo(at(last));
        return starts;
    }

    static List<Instant> join(List<Instant> first, List<Instant> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static Arguments scenario(String name, ASearch search, List<Instant> expected) {
        return Arguments.of(name, search, expected);
    }
}
