package com.wrenchtime.booking;

import com.wrenchtime.shared.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody remembers of an appointment: a part of a name or of a plate, a telephone number however it is written or at
 * least four digits of it, or the reference as it was read aloud.
 *
 * @param name a pattern for LIKE
 * @param plate the same, of a plate without spaces, dots and hyphens; null when no plate can be meant
 * @param phone in E.164; null when it is no whole number
 * @param digits a pattern for LIKE of a part of a number; null when it cannot be one
 */
record SearchText(
        String name,
        String reference,
        @Nullable String plate,
        @Nullable String phone,
        @Nullable String digits) {

    private static final int FEWEST_DIGITS = 4;

    /**
     * Reads what was typed.
     *
     * @param country where numbers without a calling code are
     */
    static SearchText of(String typed, String country) {
        var plate = typed.toUpperCase(Locale.ROOT).replaceAll("[ .-]", "");
        return new SearchText(
                "%" + literally(typed) + "%",
                Reference.asMeant(typed),
                plate.isEmpty() ? null : "%" + literally(plate) + "%",
                phone(typed, country),
                digits(typed));
    }

    private static String literally(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static @Nullable String phone(String typed, String country) {
        try {
            return PhoneNumber.parse(typed, country).e164();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String digits(String typed) {
        var isPartOfANumber = typed.matches("[0-9+()./ -]+");
        var digits = typed.replaceAll("[^0-9]", "");
        return isPartOfANumber && digits.length() >= FEWEST_DIGITS ? "%" + digits + "%" : null;
    }
}
