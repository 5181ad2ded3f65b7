package com.wrenchtime.web;

import com.wrenchtime.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Money as the API writes it.
 *
 * @param amount in the currency's minor units: 12999 in USD is $129.99
 * @param currency ISO 4217
 */
public record Price(
        @Schema(description = "In minor units: 12999 in USD is $129.99")
        long amount,

        @Schema(description = "ISO 4217", example = "USD") String currency) {

    public static Price of(Money money) {
        return new Price(money.amount(), money.currency().getCurrencyCode());
    }
}
