package com.wrenchtime.storefront;

import com.wrenchtime.booking.Appointment;
import com.wrenchtime.booking.AppointmentLine;
import com.wrenchtime.shop.ShopSettings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as a page shows it without scripts.
 *
 * @param status as the API names it
 */
record AppointmentShown(
        String reference,
        String status,
        String when,
        List<String> services,
        String total,
        String where,
        String who,
        @Nullable String note) {

    AppointmentShown {
        services = List.copyOf(services);
    }

    static AppointmentShown of(Appointment appointment, ShopSettings shop, Locale language) {
        var address = appointment.address();
        return new AppointmentShown(
                appointment.reference(),
                appointment.status().name(),
                TimesShown.full(appointment.window().start(), shop.zone(), language),
                appointment.lines().stream().map(AppointmentLine::name).toList(),
                MoneyShown.of(appointment.total(), language),
                String.join(
                        ", ",
                        address.line1(),
                        address.city(),
                        address.region() + " " + address.postalCode().value()),
                appointment.contact().name() + ", "
                        + appointment.contact().phone().national(),
                appointment.notes().forCustomer());
    }
}
