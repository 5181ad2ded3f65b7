package com.wrenchtime.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;

/**
 * A telephone number in its one stored form, ITU-T E.164: a plus, the country's calling code, the rest of the digits.
 * However it was typed, the same line is the same value: {@code (530) 555-0123} in the US is {@code +15305550123}.
 *
 * <p>The constructor checks the form only, so that a stored number outlives a change of the numbering plan; what a
 * person typed goes through {@link #parse}. For the logs, {@link #toString} shows no more than the last two digits.
 */
public record PhoneNumber(String e164) {

    // ITU-T E.164 allows at most 15 digits; the shortest numbers in use (Niue, Saint Helena) have 7.
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String NOWHERE = "ZZ";
    private static final PhoneNumberUtil NUMBERING_PLANS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("Phone number must be in E.164 form, such as +15305550123");
        }
    }

    /**
     * The number that a person in the given region means by what they typed.
     *
     * @param regionCode ISO 3166-1 alpha-2, such as {@code US}; decides only where the number has no calling code
     * @throws IllegalArgumentException unless the numbering plan has such a number, or if it names an extension, which
     *     no text message could reach
     */
    public static PhoneNumber parse(String typed, String regionCode) {
        try {
            var number = NUMBERING_PLANS.parse(typed, regionCode);
            if (number.hasExtension()) {
                throw new IllegalArgumentException("Phone number must not have an extension");
            }
            if (!NUMBERING_PLANS.isValidNumber(number)) {
                throw notANumber();
            }
            return new PhoneNumber(NUMBERING_PLANS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw notANumber(); // without the cause: its message repeats what was typed
        }
    }

    /** The country or territory whose numbers begin like this one, ISO 3166-1 alpha-2; ZZ where none does. */
    public String region() {
        try {
            var region = NUMBERING_PLANS.getRegionCodeForNumber(NUMBERING_PLANS.parse(e164, null));
            return region == null ? NOWHERE : region;
        } catch (NumberParseException e) {
            return NOWHERE;
        }
    }

    /** As people of its own country write it: {@code (530) 555-0123}. */
    public String national() {
        return display(PhoneNumberFormat.NATIONAL);
    }

    /** As anyone can dial it: {@code +1 530-555-0123}. */
    public String international() {
        return display(PhoneNumberFormat.INTERNATIONAL);
    }

    private String display(PhoneNumberFormat format) {
        try {
            return NUMBERING_PLANS.format(NUMBERING_PLANS.parse(e164, null), format);
        } catch (NumberParseException e) {
            return e164; // a calling code that is not in use
        }
    }

    @Override
    public String toString() {
        return "+" + "*".repeat(e164.length() - 3) + e164.substring(e164.length() - 2);
    }

    private static IllegalArgumentException notANumber() {
        return new IllegalArgumentException("Phone number must be a valid one, with its country code or area code");
    }
}
