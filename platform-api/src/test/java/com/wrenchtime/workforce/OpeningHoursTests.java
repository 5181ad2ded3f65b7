package com.wrenchtime.workforce;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTests {

    @Test
    void givenSeveralPeople_whenTheirHoursMeetOrOverlap_thenTheShopIsOpenForAllOfThem() {
        var opening = OpeningHours.of(List.of(
                rule(MONDAY, "13:00", "17:00"),
                rule(MONDAY, "08:00", "12:00"),
                rule(MONDAY, "10:00", "11:00"),
                rule(FRIDAY, "12:00", "18:00"),
                rule(FRIDAY, "09:00", "12:00"),
                new WeeklyHours(SUNDAY, new DayHours(600, 600))));

        assertThat(opening.days().keySet()).containsExactly(MONDAY, FRIDAY);
        assertThat(opening.days().get(MONDAY))
                .containsExactly(DayHours.written("08:00", "12:00"), DayHours.written("13:00", "17:00"));
        assertThat(opening.days().get(FRIDAY)).containsExactly(DayHours.written("09:00", "18:00"));
    }

    private static WeeklyHours rule(DayOfWeek day, String from, String to) {
        return new WeeklyHours(day, DayHours.written(from, to));
    }
}
