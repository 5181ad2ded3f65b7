package com.wrenchtime.reminders;

import com.wrenchtime.messaging.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop reminds its customers of.
 *
 * @param reminders the earliest first
 * @param reviewLink where customers are asked to review the shop; null to ask nobody
 * @param reviewAfter how long after the work they are asked
 */
record ReminderSettings(List<Reminder> reminders, @Nullable URI reviewLink, Duration reviewAfter, int version) {

    static final int MOST = 4;

    ReminderSettings {
        reminders = reminders.stream()
                .sorted(Comparator.comparing(Reminder::lead).reversed().thenComparing(Reminder::channel))
                .toList();
    }

    /**
     * One reminder.
     *
     * @param lead how long before the start
     */
    record Reminder(Duration lead, Channel channel) {}
}
