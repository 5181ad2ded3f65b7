package com.wrenchtime.booking;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.availability.WantedServices;
import com.wrenchtime.booking.LineChanges.WantedLine;
import com.wrenchtime.booking.VisitChangeController.LinePriceRequest;
import com.wrenchtime.booking.VisitChangeController.LineRequest;
import com.wrenchtime.catalog.ServiceId;
import com.wrenchtime.shared.Money;
import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all lines that an appointment is to have. */
final class WantedLines {

    private static final long HIGHEST_PRICE = 100_000_000;

    private WantedLines() {}

    /** The lines, as far as nothing is wrong with them; what is wrong is among the errors. */
    static List<WantedLine> read(@Nullable List<LineRequest> sent, Currency currency, FieldErrors errors) {
        var lines = new ArrayList<WantedLine>();
        if (sent == null) {
            errors.missing("lines");
            return lines;
        }
        if (sent.isEmpty() || sent.size() > WantedServices.AT_MOST) {
            errors.add("lines", "invalid", "Must name 1 to %d services".formatted(WantedServices.AT_MOST));
            return lines;
        }
        var seen = new HashSet<ServiceId>();
        for (int i = 0; i < sent.size(); i++) {
            var line = read("lines[%d]".formatted(i), sent.get(i), currency, errors);
            if (line != null && !seen.add(line.service())) {
                errors.add("lines[%d].service".formatted(i), "repeated", "Must name each service once");
            } else if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static @Nullable WantedLine read(
            String field, @Nullable LineRequest sent, Currency currency, FieldErrors errors) {
        if (sent == null) {
            errors.missing(field);
            return null;
        }
        var service = errors.required(field + ".service", sent.service(), it -> new ServiceId(Requested.uuid(it)));
        var quantity = sent.quantity() == null
                ? Integer.valueOf(1)
                : errors.read(field + ".quantity", () -> quantity(requireNonNull(sent.quantity())));
        var price = sent.price() == null ? null : price(field + ".price", sent.price(), currency, errors);
        return service == null || quantity == null ? null : new WantedLine(service, quantity, price);
    }

    private static int quantity(int sent) {
        if (sent < 1 || sent > AppointmentLine.MOST) {
            throw new IllegalArgumentException("Must lie between 1 and %d".formatted(AppointmentLine.MOST));
        }
        return sent;
    }

    private static @Nullable Money price(String field, LinePriceRequest sent, Currency currency, FieldErrors errors) {
        var amount = errors.required(field + ".amount", sent.amount(), WantedLines::amount);
        var code = errors.required(field + ".currency", sent.currency(), it -> same(it, currency));
        return amount == null || code == null ? null : new Money(amount, currency);
    }

    private static long amount(long sent) {
        if (sent < 0 || sent > HIGHEST_PRICE) {
            throw new IllegalArgumentException("Must lie between 0 and %d".formatted(HIGHEST_PRICE));
        }
        return sent;
    }

    private static String same(String sent, Currency currency) {
        if (!sent.equals(currency.getCurrencyCode())) {
            throw new IllegalArgumentException("Must be the shop's: " + currency.getCurrencyCode());
        }
        return sent;
    }
}
