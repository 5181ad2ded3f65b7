package com.wrenchtime.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.reminders.ReminderSettings.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTests {

    private static final Instant START = Instant.parse("2027-06-09T17:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # long before, a day before by a hair, and within the day
        2027-06-01T00:00:00Z | 1440 120     | 1440@2027-06-08T17:00:00Z 120@2027-06-09T15:00:00Z
        2027-06-08T16:59:59Z | 1440 120     | 1440@2027-06-08T17:00:00Z 120@2027-06-09T15:00:00Z
        2027-06-08T17:00:00Z | 1440 120     | 1440@2027-06-08T18:00:00Z 120@2027-06-09T15:00:00Z
        2027-06-09T13:00:00Z | 1440 120     | 1440@2027-06-09T14:00:00Z 120@2027-06-09T15:00:00Z
        # the next one is near enough
        2027-06-09T13:00:01Z | 1440 120     | 120@2027-06-09T15:00:00Z
        2027-06-09T14:59:59Z | 1440 120     | 120@2027-06-09T15:00:00Z
        # the start itself is near
        2027-06-09T15:00:00Z | 1440 120     | 120@2027-06-09T16:00:00Z
        2027-06-09T15:30:00Z | 1440 120     | ''
        2027-06-09T16:59:00Z | 1440 120     | ''
        2027-06-01T00:00:00Z | ''           | ''
        2027-06-01T00:00:00Z | 10080 2880 1440 60 | 10080@2027-06-02T17:00:00Z 2880@2027-06-07T17:00:00Z 1440@2027-06-08T17:00:00Z 60@2027-06-09T16:00:00Z
        """)
    void givenAnAppointment_whenMadeOrMovedThen_thenItsRemindersComeThen(Instant now, String leads, String expected) {
        var reminders = words(leads).stream()
                .map(it -> new Reminder(Duration.ofMinutes(Long.parseLong(it)), Channel.TEXT))
                .toList();

        assertThat(Schedule.of(reminders, START, now))
                .extracting(it -> it.reminder().lead().toMinutes() + "@" + it.at())
                .containsExactlyElementsOf(words(expected));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
