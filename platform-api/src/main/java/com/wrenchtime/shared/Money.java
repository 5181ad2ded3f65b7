package com.wrenchtime.shared;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A price or a sum of prices: {@code amount} counts the currency's minor units, so 12999 in USD is $129.99, and 12999
 * in JPY is 12,999 yen. Never negative: what flows back, such as a refund, is its own word with a positive amount.
 */
public record Money(long amount, Currency currency) {

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("Amount must not be negative");
        }
        // XXX, XAU and their like are in ISO 4217 too, but nobody pays with them.
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("Currency must be one that has minor units: " + currency);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The sum. Currencies are never converted: adding another one is refused. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts must be in the same currency: %s and %s".formatted(currency, other.currency));
        }
        try {
            return new Money(Math.addExact(amount, other.amount), currency);
        } catch (ArithmeticException e) {
            throw tooLarge(e);
        }
    }

    /** The price of so many of the same; none of them cost nothing. */
    public Money times(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("Count must not be negative");
        }
        try {
            return new Money(Math.multiplyExact(amount, count), currency);
        } catch (ArithmeticException e) {
            throw tooLarge(e);
        }
    }

    /** In the currency's major unit, such as 129.99. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(amount, currency.getDefaultFractionDigits());
    }

    private static IllegalArgumentException tooLarge(ArithmeticException cause) {
        return new IllegalArgumentException("Amount is too large", cause);
    }
}
