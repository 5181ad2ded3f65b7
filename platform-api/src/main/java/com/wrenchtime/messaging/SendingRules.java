package com.wrenchtime.messaging;

import com.wrenchtime.customers.TextConsent;
import com.wrenchtime.customers.TextConsents;
import com.wrenchtime.customers.TextConsents.Standing;
import com.wrenchtime.shared.CurrentTenant;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.Tenant;
import com.wrenchtime.shop.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a message may leave now: consent, the recipient's night, what the shop allows itself to spend, and to which
 * countries. Judged in the transaction that begins the attempt; what cannot be told counts as a no.
 */
@Component
class SendingRules {

    /** How many texts one number gets in a day. */
    static final int A_NUMBER_A_DAY = 20;

    private static final Logger log = LoggerFactory.getLogger(SendingRules.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(10);
    // Fewer in an hour are nobody's fraud; many more than usual may be: somebody makes us text numbers that pay them.
    private static final int SPIKE = 50;
    private static final int SPIKE_TIMES_USUAL = 5;

    private final MessagePolicies policies;
    private final TextConsents consents;
    private final MailRefusals refusals;
    private final Outbox outbox;
    private final Delivery delivery;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendingRules(
            MessagePolicies policies,
            TextConsents consents,
            MailRefusals refusals,
            Outbox outbox,
            Delivery delivery,
            Settings settings,
            JdbcClient jdbc,
            MeterRegistry metrics,
            Clock clock) {
        this.policies = policies;
        this.consents = consents;
        this.refusals = refusals;
        this.outbox = outbox;
        this.delivery = delivery;
        this.settings = settings;
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Judges a message to this recipient.
     *
     * @param zones where the recipient may be, beside the shop's own zone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict judge(Channel channel, Purpose purpose, String recipient, List<ZoneId> zones) {
        if (!delivery.permits(channel, recipient)) {
            return new Verdict.Refused("recipient-not-allowed");
        }
        if (CurrentTenant.get() instanceof Tenant.Platform) {
            return channel == Channel.MAIL ? new Verdict.Go() : new Verdict.Refused("no-shop");
        }
        return switch (channel) {
            case MAIL ->
                purpose == Purpose.ASKED_FOR || !refusals.refuses(recipient)
                        ? new Verdict.Go()
                        : new Verdict.Refused("mail-refused");
            case TEXT -> text(purpose, new PhoneNumber(recipient), zones);
        };
    }

    private Verdict text(Purpose purpose, PhoneNumber number, List<ZoneId> zones) {
        var policy = policies.current();
        if (!policy.countries().contains(number.region())) {
            return new Verdict.Refused("country-not-allowed");
        }
        if (delivery.leavesTheHouse(Channel.TEXT, number.e164()) && !policy.numberApproved()) {
            return new Verdict.Refused("number-not-approved");
        }
        if (needsConsent(purpose)) {
            var standing = consents.standing(
                    number,
                    purpose == Purpose.MARKETING ? TextConsent.Purpose.MARKETING : TextConsent.Purpose.APPOINTMENTS);
            if (standing != Standing.GRANTED) {
                return new Verdict.Refused(standing == Standing.DENIED ? "opted-out" : "no-consent");
            }
            var now = clock.instant();
            var everywhere = new ArrayList<>(zones);
            everywhere.add(settings.current().zone());
            var morning = policy.quiet().end(now, everywhere);
            if (morning.isAfter(now)) {
                return new Verdict.Wait(morning, "quiet-hours");
            }
        }
        return spend(purpose, number, policy);
    }

    // One after the other, so that many at once do not all find the last place free.
    private Verdict spend(Purpose purpose, PhoneNumber number, MessagePolicy policy) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(current_user || ' texts', 0))")
                .query((row, index) -> true)
                .single();
        var now = clock.instant();
        if (outbox.textsSince(now.minus(DAY), number.e164()) >= A_NUMBER_A_DAY) {
            return stopped("number-cap");
        }
        if (outbox.textsSince(now.minus(DAY), null) >= policy.textsADay()) {
            return stopped("daily-budget");
        }
        var lastHour = outbox.textsSince(now.minus(HOUR), null);
        if (lastHour >= policy.textsAnHour()) {
            return purpose == Purpose.ASKED_FOR
                    ? stopped("hourly-budget")
                    : new Verdict.Wait(now.plus(UNTIL_THERE_IS_ROOM), "hourly-budget");
        }
        watch(lastHour, now);
        return new Verdict.Go();
    }

    private static boolean needsConsent(Purpose purpose) {
        return switch (purpose) {
            case ASKED_FOR, COMPLIANCE -> false;
            case APPOINTMENT, MARKETING -> true;
        };
    }

    private Verdict stopped(String why) {
        metrics.counter("wrenchtime.texts.stopped", "reason", why).increment();
        return new Verdict.Refused(why);
    }

    private void watch(int lastHour, Instant now) {
        if (lastHour < SPIKE || lastHour % SPIKE != 0) {
            return;
        }
        var usualHour = outbox.textsSince(now.minus(DAY.multipliedBy(7)), null) / (7 * 24.0);
        if (lastHour > SPIKE_TIMES_USUAL * usualHour) {
            metrics.counter("wrenchtime.texts.spikes").increment();
            log.error("{} texts in an hour, usually {}: look who causes them", lastHour, Math.round(usualHour));
        }
    }

    /** What is decided. */
    sealed interface Verdict {

        /** It may leave. */
        record Go() implements Verdict {}

        /** It may leave then. */
        record Wait(Instant until, String why) implements Verdict {}

        /** It may not. */
        record Refused(String why) implements Verdict {}
    }
}
