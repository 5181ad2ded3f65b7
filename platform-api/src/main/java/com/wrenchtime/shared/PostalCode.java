package com.wrenchtime.shared;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A postal code and the country whose post gave it out (ISO 3166-1 alpha-2), in the form in which codes are compared:
 *
 * <ul>
 *   <li>US: the five digits. ZIP+4 is accepted and loses its last four, which name a block, not an area.
 *   <li>CA: {@code A1A 1A1}, in capitals with its space, whether or not it was typed so.
 *   <li>elsewhere: 2 to 10 capitals, digits, spaces and hyphens; whether the code exists is not checked.
 * </ul>
 */
public record PostalCode(String value, String country) {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern UNITED_STATES = Pattern.compile("([0-9]{5})(?:[- ]?[0-9]{4})?");
    // Canada Post uses no D, F, I, O, Q or U, and no W or Z at the start.
    private static final Pattern CANADA = Pattern.compile(
            "([ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z])[- ]?([0-9][ABCEGHJ-NPRSTV-Z][0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE =
            Pattern.compile("[A-Z0-9][A-Z0-9 -]{0,8}[A-Z0-9]", Pattern.CASE_INSENSITIVE);

    public PostalCode {
        country = country.toUpperCase(Locale.ROOT);
        if (!isCountry(country)) {
            throw new IllegalArgumentException("Country must be a two-letter ISO 3166-1 code, such as US");
        }
        value = switch (country) {
            case "US" -> unitedStates(value.strip());
            case "CA" -> canada(value.strip());
            default -> elsewhere(value.strip());
        };
    }

    /** Whether this is an ISO 3166-1 alpha-2 code, in capitals or not. */
    public static boolean isCountry(String code) {
        return COUNTRIES.contains(code.toUpperCase(Locale.ROOT));
    }

    private static String unitedStates(String typed) {
        var matcher = UNITED_STATES.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Postal code must be a ZIP code of 5 digits, such as 95695");
        }
        return matcher.group(1);
    }

    private static String canada(String typed) {
        var matcher = CANADA.matcher(typed);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Postal code must be a Canadian one, such as K1A 0B1");
        }
        return (matcher.group(1) + " " + matcher.group(2)).toUpperCase(Locale.ROOT);
    }

    private static String elsewhere(String typed) {
        if (!ELSEWHERE.matcher(typed).matches()) {
            throw new IllegalArgumentException(
                    "Postal code must be 2 to 10 letters A to Z, digits, spaces or hyphens, with neither at its ends");
        }
        return typed.toUpperCase(Locale.ROOT);
    }
}
