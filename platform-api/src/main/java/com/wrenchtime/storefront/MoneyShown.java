package com.wrenchtime.storefront;

import com.wrenchtime.shared.Money;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes money as the reader of a page is used to. */
final class MoneyShown {

    private MoneyShown() {}

    /** Such as {@code $130.00}. */
    static String of(Money money, Locale language) {
        var format = NumberFormat.getCurrencyInstance(Locale.of(language.getLanguage(), "US"));
        format.setCurrency(money.currency());
        return format.format(money.toDecimal());
    }
}
