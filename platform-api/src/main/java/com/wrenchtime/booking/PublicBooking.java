package com.wrenchtime.booking;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.AvailabilityProblems;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.ClientAddress;
import com.wrenchtime.web.Idempotency;
import com.wrenchtime.web.NotFound;
import com.wrenchtime.web.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books for customers who have not signed in: what the public API and the plain form of a shop's page have in common. */
@Component
public class PublicBooking {

    private final Booking booking;
    private final Attempts attempts;
    private final Idempotency idempotency;
    private final AppointmentViews views;
    private final Settings settings;
    private final Tokens tokens;
    private final Clock clock;
    private final MeterRegistry metrics;

    PublicBooking(
            Booking booking,
            Attempts attempts,
            Idempotency idempotency,
            AppointmentViews views,
            Settings settings,
            Tokens tokens,
            Clock clock,
            MeterRegistry metrics) {
        this.booking = booking;
        this.attempts = attempts;
        this.idempotency = idempotency;
        this.views = views;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Makes sure that a booking could be accepted as it is, apart from whether its time is free.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     */
    public void check(AppointmentRequest sent) {
        sent.read(settings.current(), clock.instant(), tokens, "");
    }

    /**
     * Books, once for each key: a repetition within 24 hours gets the same answer.
     *
     * @param key of the intent to book; null is refused
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong
     * @throws NotFound when hold, service or technician are nothing of this shop
     * @throws org.springframework.web.ErrorResponseException when the time is taken or the shop does not drive there
     */
    public AppointmentView book(AppointmentRequest sent, @Nullable String key, ClientAddress client) {
        var view = attempts.until(() -> idempotency.once(
                Idempotency.ANYBODY,
                "POST appointments",
                key,
                sent,
                AppointmentView.class,
                () -> attempt(sent, client)));
        count("booked");
        return view.with(tokens.issue(Tokens.Purpose.MANAGE_APPOINTMENT, view.id()));
    }

    // A refusal leaves as an exception, so that nothing of the attempt is kept, not even the key.
    private Optional<AppointmentView> attempt(AppointmentRequest sent, ClientAddress client) {
        var shop = settings.current();
        return booking.attempt(sent.read(shop, clock.instant(), tokens, client.address()))
                .map(outcome -> switch (outcome) {
                    case BookingOutcome.Booked(var appointment) -> views.of(appointment);
                    case BookingOutcome.SlotTaken(var alternatives) -> {
                        count("slot-taken");
                        throw AvailabilityProblems.slotTaken(alternatives, shop);
                    }
                    case BookingOutcome.UnknownHold(),
                            BookingOutcome.UnknownService(),
                            BookingOutcome.UnknownTechnician() -> throw new NotFound();
                    case BookingOutcome.OutsideArea() -> throw AvailabilityProblems.outsideArea(shop);
                });
    }

    private void count(String outcome) {
        metrics.counter("wrenchtime.bookings", "outcome", outcome).increment();
    }
}
