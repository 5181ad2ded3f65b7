package com.wrenchtime.customers;

import com.wrenchtime.shared.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question whether texts may be sent to a number.
 *
 * @param purpose which texts
 * @param wording the question, word for word; or what the recipient wrote on their own
 * @param language in which it was asked, ISO 639; null when that is not known
 * @param source where it was asked, such as {@code public-booking}
 * @param clientAddress the address that the answer came from; null when it came by telephone
 */
public record TextConsent(
        PhoneNumber phone,
        Purpose purpose,
        boolean granted,
        String wording,
        @Nullable String language,
        String source,
        @Nullable String clientAddress,
        Instant answeredAt) {

    /** From the number itself, by a text. */
    public static final String BY_TEXT = "text-reply";

    /** Somebody of the shop was told so, by telephone or face to face. */
    public static final String BY_STAFF = "told-to-staff";

    /** The carrier says that the number wants no texts. */
    public static final String BY_CARRIER = "carrier";

    /** Which texts an answer is about. One about the other kind says nothing of these. */
    public enum Purpose {
        APPOINTMENTS,
        MARKETING
    }
}
