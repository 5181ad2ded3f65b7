package com.wrenchtime.reminders;

import com.wrenchtime.reminders.ReminderSettings.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When the reminders of an appointment are due. A function of plain values: instants and lengths of time, so that a change of
 * the clocks between now and then makes none of them late or double.
 *
 * <p>What a customer has just been told needs no reminder: for an appointment that is made or moved when a reminder would
 * already be over, it comes an hour later, and not at all when the next one, or the appointment itself, is then near.
 */
final class Schedule {

    /** How long after a booking or a move the first reminder comes, at the earliest. */
    static final Duration SETTLED = Duration.ofHours(1);

    /** How much time there is between two reminders, and between the last and the start. */
    static final Duration APART = Duration.ofHours(1);

    private Schedule() {}

    /**
     * The reminders that come.
     *
     * @param reminders the earliest first
     * @param now when the customer was told of the time
     */
    static List<Due> of(List<Reminder> reminders, Instant start, Instant now) {
        var dues = new ArrayList<Due>();
        for (var i = 0; i < reminders.size(); i++) {
            var reminder = reminders.get(i);
            var due = start.minus(reminder.lead());
            if (due.isAfter(now)) {
                dues.add(new Due(reminder, due));
                continue;
            }
            var late = now.plus(SETTLED);
            if (!late.plus(APART).isAfter(nextAfter(reminders, i, start))) {
                dues.add(new Due(reminder, late));
            }
        }
        return dues;
    }

    private static Instant nextAfter(List<Reminder> reminders, int index, Instant start) {
        var lead = reminders.get(index).lead();
        return reminders.stream()
                .skip(index + 1L)
                .filter(it -> it.lead().compareTo(lead) < 0)
                .findFirst()
                .map(it -> start.minus(it.lead()))
                .orElse(start);
    }

    /** A reminder and when it comes. */
    record Due(Reminder reminder, Instant at) {}
}
