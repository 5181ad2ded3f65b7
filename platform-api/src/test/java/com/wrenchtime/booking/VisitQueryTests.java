package com.wrenchtime.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shop.BookingPolicy;
import com.wrenchtime.shop.Branding;
import com.wrenchtime.shop.ServiceArea;
import com.wrenchtime.shop.ShopSettings;
import com.wrenchtime.travel.OwnDriving;
import com.wrenchtime.web.FieldErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stretch of time a question means, on a shop's calendar in California. */
class VisitQueryTests {

    @ParameterizedTest
    @CsvSource({
        // 16:00 to midnight in California is tomorrow in UTC already.
        "2027-06-07T22:59:59Z, 2027-06-07T07:00:00Z, 2027-06-08T07:00:00Z",
        "2027-06-08T00:00:00Z, 2027-06-07T07:00:00Z, 2027-06-08T07:00:00Z",
        "2027-06-08T06:59:59Z, 2027-06-07T07:00:00Z, 2027-06-08T07:00:00Z",
        "2027-06-08T07:00:00Z, 2027-06-08T07:00:00Z, 2027-06-09T07:00:00Z",
        // The days on which the clocks change have 23 and 25 hours.
        "2027-03-14T20:00:00Z, 2027-03-14T08:00:00Z, 2027-03-15T07:00:00Z",
        "2027-11-07T20:00:00Z, 2027-11-07T07:00:00Z, 2027-11-08T08:00:00Z"
    })
    void givenAMoment_whenAskedForToday_thenItIsTheShopsDay(Instant now, Instant from, Instant to) {
        var filter = read("today", null, null, now);

        assertThat(filter.from()).isEqualTo(from);
        assertThat(filter.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-07, 2027-06-08, 2027-06-07T07:00:00Z, 2027-06-09T07:00:00Z",
        "2027-06-07T09:00:00+02:00, 2027-06-07, 2027-06-07T07:00:00Z, 2027-06-08T07:00:00Z",
        "2027-06-07, 2027-06-07T12:00:00-07:00, 2027-06-07T07:00:00Z, 2027-06-07T19:00:00Z",
        "2027-03-14, 2027-03-14, 2027-03-14T08:00:00Z, 2027-03-15T07:00:00Z"
    })
    void givenDatesOrMoments_whenAskedForARange_thenDatesCountWhole(
            String from, String to, Instant start, Instant end) {
        var filter = read(null, from, to, Instant.parse("2027-06-01T00:00:00Z"));

        assertThat(filter.from()).isEqualTo(start);
        assertThat(filter.to()).isEqualTo(end);
    }

    private static VisitFilter read(@Nullable String date, @Nullable String from, @Nullable String to, Instant now) {
        var errors = new FieldErrors();
        var filter = new VisitQuery(date, from, to, null, null, null, null, null).filter(california(), now, errors);
        errors.refuseIfAny();
        return filter;
    }

    private static ShopSettings california() {
        return new ShopSettings(
                "Edgar",
                new PhoneNumber("+15305550123"),
                ZoneId.of("America/Los_Angeles"),
                "US",
                Currency.getInstance("USD"),
                Locale.US,
                new Branding("#112233", null),
                new BookingPolicy(
                        Duration.ZERO,
                        60,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofHours(2),
                        Duration.ZERO,
                        Duration.ZERO,
                        false),
                new ServiceArea(List.of()),
                OwnDriving.NONE,
                Set.of());
    }
}
