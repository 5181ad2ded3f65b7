package com.wrenchtime.reminders;

import static com.wrenchtime.booking.AppointmentStatus.BOOKED;
import static com.wrenchtime.booking.AppointmentStatus.CANCELLED;
import static com.wrenchtime.booking.AppointmentStatus.COMPLETED;
import static com.wrenchtime.booking.AppointmentStatus.CONFIRMED;
import static com.wrenchtime.booking.AppointmentStatus.EN_ROUTE;
import static com.wrenchtime.booking.AppointmentStatus.IN_PROGRESS;
import static com.wrenchtime.booking.AppointmentStatus.NO_SHOW;
import static com.wrenchtime.booking.AppointmentStatus.REQUESTED;

import com.wrenchtime.booking.Appointment;
import com.wrenchtime.booking.AppointmentStatus;
import com.wrenchtime.booking.AppointmentStored;
import com.wrenchtime.booking.Promise;
import com.wrenchtime.booking.Promises;
import com.wrenchtime.messaging.Channel;
import com.wrenchtime.messaging.Messages;
import com.wrenchtime.messaging.Occasion;
import com.wrenchtime.messaging.Purpose;
import com.wrenchtime.templates.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what customers are told when something becomes of their appointment, and when they are reminded of it. What is
 * planned here is stored with the change, and is written and judged when its time has come.
 */
@Component
class Notices {

    private static final Set<AppointmentStatus> PLANNED = Set.of(REQUESTED, BOOKED, CONFIRMED);
    private static final Set<AppointmentStatus> SURE = Set.of(BOOKED, CONFIRMED);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration ON_THE_WAY = Duration.ofHours(1);
    private static final Duration OF_NO_USE_BEFORE_START = Duration.ofMinutes(15);

    private final Promises promises;
    private final StoredReminderSettings settings;
    private final Messages messages;
    private final Clock clock;

    Notices(Promises promises, StoredReminderSettings settings, Messages messages, Clock clock) {
        this.promises = promises;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AppointmentStored event) {
        if (event.before() == event.status() && !event.fields().contains("start")) {
            return;
        }
        promises.find(event.appointment()).ifPresent(it -> tell(event, it));
    }

    private void tell(AppointmentStored event, Promise promise) {
        var appointment = promise.appointment();
        var start = appointment.window().start();
        var now = clock.instant();
        var plan = new Plan(appointment, event.version(), now);
        if (event.before() != null && (event.fields().contains("start") || !PLANNED.contains(event.status()))) {
            messages.withdraw(event.appointment().value(), event.fields().contains("start") ? "moved" : "overtaken");
        }
        if (PLANNED.contains(event.status())) {
            expect(event, plan, start, now);
        } else {
            become(event.status(), plan, now);
        }
        messages.plan(plan.occasions);
    }

    private void expect(AppointmentStored event, Plan plan, Instant start, Instant now) {
        if (!start.isAfter(now)) {
            return;
        }
        var isNew = event.before() == null;
        if (event.fields().contains("start") && !isNew) {
            plan.everyWay(Kind.CHANGED, start);
        } else if (event.status() == REQUESTED) {
            plan.everyWay(Kind.REQUESTED, start);
        } else if (isNew || event.before() == REQUESTED || event.before() == NO_SHOW) {
            plan.everyWay(Kind.CONFIRMATION, start);
        } else {
            // The customer's own confirmation, or a step taken back: they know.
            return;
        }
        if (SURE.contains(event.status())) {
            remind(plan, start, now);
        }
    }

    private void remind(Plan plan, Instant start, Instant now) {
        Schedule.of(settings.current().reminders(), start, now)
                .forEach(it -> plan.add(
                        Kind.REMINDER.slug() + "-" + it.reminder().lead().toMinutes(),
                        it.reminder().channel(),
                        it.at(),
                        start.minus(OF_NO_USE_BEFORE_START)));
    }

    private void become(AppointmentStatus status, Plan plan, Instant now) {
        if (status == CANCELLED) {
            plan.everyWay(Kind.CANCELLED, now.plus(DAY));
        } else if (status == EN_ROUTE) {
            plan.text(Kind.ON_MY_WAY, now.plus(ON_THE_WAY));
        } else if (status == NO_SHOW) {
            plan.text(Kind.NO_SHOW, now.plus(DAY));
        } else if (status == COMPLETED) {
            plan.letter(Kind.DONE, now, now.plus(DAY));
            var wanted = settings.current();
            if (wanted.reviewLink() != null) {
                var due = now.plus(wanted.reviewAfter());
                plan.letter(Kind.REVIEW_REQUEST, due, due.plus(DAY.multipliedBy(2)));
            }
        } else if (status != IN_PROGRESS) {
            throw new IllegalStateException("Nothing is said of " + status);
        }
    }

    /** What is planned about an appointment as of one version. */
    private static final class Plan {

        private final List<Occasion> occasions = new ArrayList<>();
        private final Appointment appointment;
        private final int version;
        private final Instant now;

        Plan(Appointment appointment, int version, Instant now) {
            this.appointment = appointment;
            this.version = version;
            this.now = now;
        }

        void add(String kind, Channel channel, Instant due, Instant usefulUntil) {
            if (due.isBefore(usefulUntil)) {
                occasions.add(new Occasion(
                        kind, channel, appointment.id().value(), version, Purpose.APPOINTMENT, due, usefulUntil));
            }
        }

        /** By text, and by mail to whoever has given an address. */
        void everyWay(Kind kind, Instant usefulUntil) {
            text(kind, usefulUntil);
            if (hasMailbox()) {
                add(kind.slug(), Channel.MAIL, now, usefulUntil);
            }
        }

        void text(Kind kind, Instant usefulUntil) {
            add(kind.slug(), Channel.TEXT, now, usefulUntil);
        }

        /** By mail, or to whoever has given no address by text. */
        void letter(Kind kind, Instant due, Instant usefulUntil) {
            add(kind.slug(), hasMailbox() ? Channel.MAIL : Channel.TEXT, due, usefulUntil);
        }

        private boolean hasMailbox() {
            return appointment.contact().email() != null;
        }
    }
}
