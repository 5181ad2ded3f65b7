package com.wrenchtime.shared;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a van is sent, as a person would write it on an envelope; every line is trimmed.
 *
 * @param line1 house number and street, at most 120 characters
 * @param line2 flat, gate, parking level, at most 120 characters; blank is the same as absent
 * @param city at most 80 characters
 * @param region state or province in the country's own usage, such as {@code CA}, at most 80 characters
 * @param country ISO 3166-1 alpha-2, the same as the postal code's
 * @param place the point itself where it is known, which is more exact than anything found from the postal code
 */
public record Address(
        String line1,
        @Nullable String line2,
        String city,
        String region,
        PostalCode postalCode,
        String country,
        @Nullable Place place) {

    private static final int MAX_LINE = 120;
    private static final int MAX_NAME = 80;
    // Control characters, line and paragraph separators, and halves of surrogate pairs, which UTF-8 cannot carry.
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    public Address {
        line1 = required("Address line 1", line1, MAX_LINE);
        line2 = line2 == null || line2.isBlank() ? null : required("Address line 2", line2, MAX_LINE);
        city = required("City", city, MAX_NAME);
        region = required("Region", region, MAX_NAME);
        country = country.toUpperCase(Locale.ROOT);
        if (!country.equals(postalCode.country())) {
            throw new IllegalArgumentException("Country must be the postal code's country");
        }
    }

    /** The same address, known to lie here. */
    public Address at(@Nullable Place known) {
        return new Address(line1, line2, city, region, postalCode, country, known);
    }

    /** Shows the postal area only, because of the logs. */
    @Override
    public String toString() {
        return "*** %s %s".formatted(postalCode.value(), country);
    }

    private static String required(String name, String text, int maxLength) {
        if (UNWRITABLE.matcher(text).find()) {
            throw new IllegalArgumentException(name + " must not contain control characters or line breaks");
        }
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (trimmed.length() > maxLength) {
            throw new IllegalArgumentException("%s must have at most %d characters".formatted(name, maxLength));
        }
        return trimmed;
    }
}
