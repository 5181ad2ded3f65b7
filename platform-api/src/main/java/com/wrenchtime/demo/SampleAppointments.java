package com.wrenchtime.demo;

import com.wrenchtime.availability.Attempts;
import com.wrenchtime.availability.Availability;
import com.wrenchtime.availability.Destinations;
import com.wrenchtime.availability.Slot;
import com.wrenchtime.availability.Wish;
import com.wrenchtime.booking.Booking;
import com.wrenchtime.booking.BookingOutcome;
import com.wrenchtime.booking.BookingRequest;
import com.wrenchtime.booking.BookingRequest.TextsAnswer;
import com.wrenchtime.booking.BookingRequest.WantedSlot;
import com.wrenchtime.catalog.Services;
import com.wrenchtime.customers.Contact;
import com.wrenchtime.customers.VehicleDescription;
import com.wrenchtime.shared.Address;
import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.PostalCode;
import com.wrenchtime.shop.Settings;
import com.wrenchtime.web.Idempotency;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Fills the coming days of the bound shop from a table of real but random appointments, many of which no shop would keep:
 * each is booked like a customer's, on its day of the week, at the nearest time that is really free. Each row has a key, so
 * that what was placed before the shop's opening was interrupted is not placed again.
 */
@Component
class SampleAppointments {

    private static final List<String> POSTAL_CODES = List.of("95695", "95776", "95616", "95618", "95620", "95691");

    private final Availability availability;
    private final Destinations destinations;
    private final Booking booking;
    private final Attempts attempts;
    private final Idempotency idempotency;
    private final Services services;
    private final Settings settings;
    private final Clock clock;

    SampleAppointments(
            Availability availability,
            Destinations destinations,
            Booking booking,
            Attempts attempts,
            Idempotency idempotency,
            Services services,
            Settings settings,
            Clock clock) {
        this.availability = availability;
        this.destinations = destinations;
        this.booking = booking;
        this.attempts = attempts;
        this.idempotency = idempotency;
        this.services = services;
        this.settings = settings;
        this.clock = clock;
    }

    void place(List<NamedCsvRecord> rows) {
        for (int number = 0; number < rows.size(); number++) {
            place(number, rows.get(number), new PostalCode(POSTAL_CODES.get(number % POSTAL_CODES.size()), "US"));
        }
    }

    private void place(int number, NamedCsvRecord row, PostalCode postalCode) {
        var wanted =
                Arrays.stream(row.getField("services").split(";")).map(Menu::id).toList();
        var wish = Wish.of(
                services.work(wanted).orElseThrow(),
                destinations.find(postalCode, null).orElseThrow().place(),
                null);
        nearestFree(
                        wish,
                        DayOfWeek.of(Integer.parseInt(row.getField("day_of_week"))),
                        LocalTime.parse(row.getField("start")))
                .ifPresent(slot -> {
                    var request = new BookingRequest(
                            new WantedSlot.Picked(wanted, slot.start(), null),
                            contact(row.getField("customer")),
                            vehicle(row),
                            new Address("100 Main Street", null, "Woodland", "CA", postalCode, "US", null),
                            "Sample appointment",
                            new TextsAnswer(false, "Not asked", "en"),
                            "127.0.0.1");
                    attempts.until(() -> idempotency.once(
                            "demo",
                            "sample appointments",
                            String.valueOf(number),
                            wanted,
                            Placed.class,
                            () -> booking.attempt(request).map(it -> new Placed(it instanceof BookingOutcome.Booked))));
                });
    }

    private Optional<Slot> nearestFree(Wish wish, DayOfWeek day, LocalTime time) {
        var zone = settings.current().zone();
        var date = LocalDate.ofInstant(clock.instant(), zone).with(TemporalAdjusters.next(day));
        var liked = date.atTime(time).atZone(zone).toInstant();
        return availability.slots(wish, date, date).stream()
                .flatMap(it -> it.slots().stream())
                .min(Comparator.comparing(
                        it -> Duration.between(liked, it.start()).abs()));
    }

    // 555-0100 to 555-0199 are kept free for fiction.
    private static Contact contact(String customer) {
        var number = customer.substring(customer.length() - 2);
        return new Contact("Sample " + customer, new PhoneNumber("+153055501" + number), null);
    }

    private static VehicleDescription vehicle(NamedCsvRecord row) {
        return new VehicleDescription(
                Integer.parseInt(row.getField("year")), row.getField("make"), row.getField("model"), null, null);
    }

    /** What is remembered of a row. */
    record Placed(boolean booked) {}
}
