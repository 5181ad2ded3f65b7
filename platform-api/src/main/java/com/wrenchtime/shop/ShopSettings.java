package com.wrenchtime.shop;

import com.wrenchtime.shared.PhoneNumber;
import com.wrenchtime.shared.TimeWindow;
import com.wrenchtime.travel.OwnDriving;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Everything a shop has set about itself.
 *
 * @param country ISO 3166-1 alpha-2; the country in which its customers' phone numbers are read
 * @param locale the language and region it writes in when a customer's is unknown
 * @param driving what it knows better about its roads than the platform
 * @param allowedOrigins the web sites whose pages may call the public API for this shop, each scheme, host and port
 *     exactly as a browser sends it; {@code http://localhost:*} allows every port of the own machine
 */
public record ShopSettings(
        String name,
        PhoneNumber phone,
        ZoneId zone,
        String country,
        Currency currency,
        Locale locale,
        Branding branding,
        BookingPolicy policy,
        ServiceArea area,
        OwnDriving driving,
        Set<String> allowedOrigins) {

    public ShopSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** A date on the shop's calendar: 23 or 25 hours long when its clocks change. */
    public TimeWindow day(LocalDate date) {
        return new TimeWindow(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
