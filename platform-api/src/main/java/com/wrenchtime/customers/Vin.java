package com.wrenchtime.customers;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A vehicle identification number of ISO 3779: 17 characters, in capitals, without I, O and Q.
 *
 * <p>The check digit in position 9 is enforced only where a rule of the country of manufacture demands one: 49 CFR
 * 565.15(c) in the United States and its counterparts in Canada and Mexico. Those are the VINs that begin with 1 to 5,
 * North America in ISO 3780, and also 7F to 7Z and 70 to 79: the range of 7 that once was Oceania's alone is given to
 * the United States from 7F on (Tesla's 7SA and Rivian's 7FC), while 7A to 7E stay New Zealand's. Elsewhere position 9
 * is the maker's to use, as in the European {@code WVWZZZ1JZ3W386752}.
 */
public record Vin(String value) {

    // Case-insensitive before upper-casing, which turns some other letters into ASCII.
    private static final Pattern FORM = Pattern.compile("[A-HJ-NPR-Z0-9]{17}", Pattern.CASE_INSENSITIVE);
    private static final Pattern NORTH_AMERICAN = Pattern.compile("(?:[1-5]|7[F-Z0-9]).*");

    // 49 CFR 565.15(c), tables III and IV: the value of each letter, counted from A, and the weight of each position.
    // I, O and Q stand here as 0 and never occur; position 9 is the check digit itself and weighs nothing.
    private static final String LETTER_VALUES = "12345678012345070923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String CHECK_DIGITS = "0123456789X";

    public Vin {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("VIN must have 17 letters and digits, without I, O and Q");
        }
        value = value.toUpperCase(Locale.ROOT);
        if (NORTH_AMERICAN.matcher(value).matches() && value.charAt(8) != checkDigit(value)) {
            throw new IllegalArgumentException("VIN is mistyped: its check digit, the 9th character, does not fit");
        }
    }

    private static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * valueOf(vin.charAt(i));
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    private static int valueOf(char character) {
        return Character.digit(character <= '9' ? character : LETTER_VALUES.charAt(character - 'A'), 10);
    }
}
