package com.wrenchtime.reminders;

import com.wrenchtime.messaging.Channel;
import com.wrenchtime.reminders.ReminderSettings.Reminder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the bound shop reminds its customers of. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class StoredReminderSettings {

    private final JdbcClient jdbc;

    StoredReminderSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ReminderSettings current() {
        return read("");
    }

    /** The same, which nobody else changes until the transaction ends. */
    ReminderSettings forChange() {
        return read(" FOR UPDATE");
    }

    private ReminderSettings read(String lock) {
        return jdbc.sql("SELECT * FROM reminder_settings" + lock)
                .query((row, number) -> {
                    var leads = (Integer[]) row.getArray("lead_minutes").getArray();
                    var channels = (String[]) row.getArray("channels").getArray();
                    var link = row.getString("review_link");
                    return new ReminderSettings(
                            IntStream.range(0, leads.length)
                                    .mapToObj(it ->
                                            new Reminder(Duration.ofMinutes(leads[it]), Channel.valueOf(channels[it])))
                                    .toList(),
                            link == null ? null : URI.create(link),
                            Duration.ofMinutes(row.getInt("review_after_minutes")),
                            row.getInt("version"));
                })
                .single();
    }

    void change(ReminderSettings settings) {
        List<Reminder> reminders = settings.reminders();
        jdbc.sql("""
            UPDATE reminder_settings
            SET lead_minutes = ?, channels = ?, review_link = ?, review_after_minutes = ?, version = ?\
            """)
                .param(reminders.stream().map(it -> (int) it.lead().toMinutes()).toArray(Integer[]::new))
                .param(reminders.stream().map(it -> it.channel().name()).toArray(String[]::new))
                .param(
                        settings.reviewLink() == null
                                ? null
                                : settings.reviewLink().toString())
                .param((int) settings.reviewAfter().toMinutes())
                .param(settings.version())
                .update();
    }
}
