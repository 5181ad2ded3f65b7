package com.wrenchtime.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.wrenchtime.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Money as it is sent.
 *
 * @param amount in the currency's minor units: 12999 in USD is $129.99
 * @param currency ISO 4217; the shop's
 */
public record PriceRequest(
        @Schema(
                requiredMode = REQUIRED,
                minimum = "0",
                maximum = "1000000000",
                description = "In minor units: 12999 in USD is $129.99")
        @Nullable
        Long amount,

        @Schema(requiredMode = REQUIRED, example = "USD", description = "ISO 4217; the shop's") @Nullable
        String currency) {

    private static final long MOST = 1_000_000_000;

    /** The money that is meant; null when it is refused. */
    public static @Nullable Money read(String field, @Nullable PriceRequest sent, Currency ofShop, FieldErrors errors) {
        if (sent == null) {
            errors.add(field, "required", "Must be given");
            return null;
        }
        var amount = errors.required(field + ".amount", sent.amount, PriceRequest::within);
        errors.required(field + ".currency", sent.currency, it -> same(it, ofShop));
        return amount == null ? null : new Money(amount, ofShop);
    }

    private static long within(long amount) {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("Must lie between 0 and %d".formatted(MOST));
        }
        return amount;
    }

    private static Currency same(String sent, Currency ofShop) {
        if (!sent.equals(ofShop.getCurrencyCode())) {
            throw new IllegalArgumentException("Must be the shop's currency: " + ofShop.getCurrencyCode());
        }
        return ofShop;
    }
}
